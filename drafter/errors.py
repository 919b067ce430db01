"""Everything that can go wrong for a user, as one tree.

DrafterError
├── InputError          the user's file, reply or option must be mended            exit 2
│   ├── AnswersError    one answers file, all its problems together
│   └── RegimeError     no lawful layout for this body on this date
├── TemplateError       a layout or wording template does not do what it must      exit 2
├── LossError           the rendered file would lose text: nothing is written      exit 2
├── MissingToolError    an outside program is not installed                        exit 2
└── Interrupted         the user left; what was answered is on disk                exit 130

An error carries a message and a hint and is printed in one place, `drafter.cli`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


class DrafterError(Exception):
    """Root of the tree: a message and, where one helps, a hint on what to write or do."""

    exit_code: ClassVar[int] = 2

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InputError(DrafterError):
    """The user's file, reply or option must be mended."""


class RegimeError(InputError):
    """No lawful layout for this body on this date."""


class TemplateError(DrafterError):
    """A layout or wording template does not do what it must."""


class LossError(DrafterError):
    """The rendered file would lose text; nothing was written."""


class MissingToolError(DrafterError):
    """An outside program (LibreOffice, an editor) is not installed or did not answer."""


class Interrupted(DrafterError):
    """The user left the questionnaire."""

    exit_code = 130


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend in a file. `line` is 1-based, 0 when the place is unknown; `path` is the key's path.

    `of_shape`: a text stands where a list or a group should, or the other way round.
    """

    line: int
    path: str
    message: str
    hint: str = ""
    of_shape: bool = False

    def __str__(self) -> str:
        where = f"{self.path}: " if self.path else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{where}{self.message}{hint}"


class AnswersError(InputError):
    """All problems of one answers file, in the order of their lines."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file = file
        self.problems = sorted(problems, key=lambda p: p.line)
        lines = [f"{file}:{p.line}: {p}" if p.line else f"{file}: {p}" for p in self.problems]
        super().__init__("\n".join(lines))
