"""Facts of public administration by date: which bodies exist, what they are called, how their papers are signed."""
