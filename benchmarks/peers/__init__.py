"""Side by side with the programs that others make Word files with: the same text, in turn, in one run."""
