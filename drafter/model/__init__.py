"""What a plan is, as frozen values: no files, no screens, no Word."""
