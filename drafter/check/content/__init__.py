"""The second family of rules: what a plan says, not how it looks. Codes begin with ND; the table is `content.table`."""
