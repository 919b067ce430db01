"""Pages of a document, made by LibreOffice and measured. Knows PDF and processes, not Word."""
