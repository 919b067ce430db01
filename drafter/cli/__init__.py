"""Commands: parse, call one function, print, exit code. Nothing is decided here."""
