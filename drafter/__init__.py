"""Soạn kế hoạch hành chính đúng thể thức. Importing the package must stay cheap: it holds the version only."""

__version__ = "0.1.0"
