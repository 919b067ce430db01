"""What looks wrong in answers that fit the form: told, and nothing is stopped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from drafter.answers.paths import line_of
from drafter.answers.tree import Mapping
from drafter.errors import Problem
from drafter.i18n import _
from drafter.registers import bodies, places
from drafter.text import person

Values = dict[str, Any]
#: What has places of its own above a name, or none: an authority, a post, "Ông" (a family name before two words).
_BESIDE_NAME = re.compile(
    r"^(?:(?:TM|KT|TL|TUQ|Q) ?[./]|[TK]/[MTL]\b)|\b(?:[uủ]y ban|uỷ ban|(?:phó )?(?:chủ tịch|bí thư|giám đốc|trưởng phòng))\b"
    r"|^(?:ông|bà|đồng chí|đ/c)(?=(?: \S+){3})",
    re.IGNORECASE,
)
#: "Kế hoạch hóa gia đình" is another word.
_TYPE = re.compile(r"kế hoạch(?! +h(?:óa|oá))(?= )", re.IGNORECASE)


def doubts(values: Values, root: Mapping) -> list[Problem]:
    """What there is to say against the issuing bodies, the title and the signers."""
    found = (*_of_bodies(values), *_of_title(values), *_of_signers(values))
    return [Problem(line_of(root, path), path, why) for path, why in found]


def type_again(title: str) -> str:
    """What is said of the words "Kế hoạch" at the head of a plan's title, which the line above prints; "" for none."""
    found = _TYPE.match(title)
    return _("dòng trên đã in chữ KẾ HOẠCH: bỏ chữ “{words}” ở đầu").format(words=found[0]) if found else ""


def _of_bodies(values: Values) -> Iterator[tuple[str, str]]:
    said = [("issuer", values["issuer"])]
    said += [(f"co_issuers[{n}]", raw) for n, raw in enumerate(values.get("co_issuers", ()), 1)]
    for path, raw in said:
        if raw.get("lines"):
            continue
        if found := places.doubt(bodies.kind(raw["kind"]), raw, values["date"].latest):
            yield f"{path}.{found[0]}", found[1]


def _of_title(values: Values) -> Iterator[tuple[str, str]]:
    if values.get("type", "Kế hoạch") == "Kế hoạch" and (again := type_again(values["title"])):
        yield "title", again


def _of_signers(values: Values) -> Iterator[tuple[str, str]]:
    for number, signer in enumerate(values.get("signers", ()), 1):
        name = signer.get("name", "")
        if beside := _BESIDE_NAME.search(name):
            yield (
                f"signers[{number}].name",
                _("chỗ họ tên chỉ ghi họ và tên, bỏ “{words}”").format(words=beside[0].strip()),
            )
        if (written := person(name)) != name:
            yield f"signers[{number}].name", _("họ tên viết hoa chữ đầu: {name}").format(name=written)
