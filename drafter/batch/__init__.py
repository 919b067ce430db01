"""Many documents from one plan and a table of what differs: rows -> jobs -> executor -> report."""
