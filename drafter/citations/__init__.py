"""Citations of papers in running text: symbols, and what is said of each (type, date, body, term, subject, short name)."""

from drafter.citations.keys import Key, key
from drafter.citations.laws import CitedLaw, find_laws
from drafter.citations.model import Citation, Symbol
from drafter.citations.parse import find
from drafter.citations.rank import rank_of
from drafter.citations.symbols import classify

__all__ = ["Citation", "CitedLaw", "Key", "Symbol", "classify", "find", "find_laws", "key", "rank_of"]
