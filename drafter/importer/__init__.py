"""An existing plan, Word or text, becomes a plan and answers, with nothing lost and every doubt asked.

`view_of_text` reads text, `drafter.word.read` Word, which `as_pasted` takes for text when it has no looks; `import_view`
takes either. `as_kit` is where `new --from` begins.
"""

from __future__ import annotations

from drafter.importer.build import import_view
from drafter.importer.imported import Imported
from drafter.importer.parent import as_kit
from drafter.importer.pasted import as_pasted
from drafter.importer.reader import view_of_text
from drafter.importer.report import as_json, as_text

__all__ = ["Imported", "as_json", "as_kit", "as_pasted", "as_text", "import_view", "view_of_text"]
