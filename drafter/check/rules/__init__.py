"""The rules by family; `drafter.check.table` gives them their codes."""
