"""The list of tasks of a plan: what it says, what is wrong with it, and its ways to and from tables and calendars."""
