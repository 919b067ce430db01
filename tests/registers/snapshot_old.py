"""Rebuilds the register of districts and communes before 01/7/2025 from vietnamadminunits: `python -m tests.registers.snapshot_old WHEEL`.

What is kept: the names of January to June 2025, district by district, each commune with the units of today that have
its ground; some hundred were divided between several.
"""

from __future__ import annotations

import json
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from drafter.registers import communes
from tests.registers.snapshot import known

TARGET = Path(__file__).parents[2] / "drafter" / "registers" / "data" / "districts.tsv"
#: The wheel the committed file was made from: same wheel, same bytes.
WHEEL = "vietnamadminunits-1.0.4-py3-none-any.whl"
SHA256 = "737ee3662e877290386c1c45ed4d71f2e5fae34ab6fb9c64bfb4cb74b216ea35"
#: What it gave.
MADE = "98a0601a844a45b0503b75d5c257c951852ed960191a581154758d280e7af160"

HEAD = """\
# Districts and communes of January to June 2025, and the units that have their ground from 01/7/2025: a suggestion, for some
# communes were divided. A snapshot of vietnamadminunits 1.0.4, MIT: see NOTICE. Made by tests/registers/snapshot_old.py.
# "= province of then, province of now", "- district", then "commune, units of now".
"""
_NEW = ("DICT_PROVINCE_WARD_NO_ACCENTED", "DICT_PROVINCE_WARD_ACCENTED", "DICT_PROVINCE_WARD_SHORT_ACCENTED")
_OLD = (
    "DICT_PROVINCE_DISTRICT_WARD_NO_ACCENTED",
    "DICT_PROVINCE_DISTRICT_WARD_ACCENTED",
    "DICT_PROVINCE_DISTRICT_WARD_SHORT_ACCENTED",
)


def _called(name: str) -> str:
    """ "Thị trấn Na Sầm" -> "thị trấn Na Sầm"."""
    return name[:1].lower() + name[1:]


def _today(name: str, province: str) -> str:
    """The name as the register of today's units writes it ("B'Lao", "B’Lao")."""
    found = communes.find(name, province)
    return found.name if found else name


def _successors(converter: dict[str, Any]) -> dict[str, list[tuple[str, str]]]:
    """Key of an old commune -> (key of the province, key of the unit) of today, the whole ones and the divided ones."""
    out: dict[str, list[tuple[str, str]]] = {}
    for province, units in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for new, olds in units.items():
            for old in olds:
                out.setdefault(old, []).append((province, new))
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, parts in divided.items():
            ordered = sorted(parts, key=lambda part: not part["isDefaultNewWard"])
            out.setdefault(old, []).extend((province, part["newWardKey"]) for part in ordered)
    return out


def _lines(legacy: dict[str, Any], today: dict[str, Any], converter: dict[str, Any]) -> Iterator[str]:
    successors = _successors(converter)
    units: dict[tuple[str, str], str] = {}
    for table in _NEW:
        for province, wards in today.get(table, {}).items():
            called = today["DICT_PROVINCE"][province]["provinceShort"]
            units |= {(province, key): _today(ward["wardShort"], called) for key, ward in wards.items()}
    for province, raw in legacy["DICT_PROVINCE"].items():
        now = next(new for new, olds in converter["DICT_PROVINCE"].items() if province in olds)
        yield f"= {raw['provinceShort']}\t{today['DICT_PROVINCE'][now]['provinceShort']}\n"
        for key, district in legacy["DICT_PROVINCE_DISTRICT"][province].items():
            yield f"- {_called(district['district'])}\n"
            for ward_key, ward in _wards(legacy, province, key).items():
                found = successors.get(f"{province}_{key}_{'' if ward_key == 'NaN' else ward_key}", [])
                names = ", ".join(dict.fromkeys(units[one] for one in found))
                yield f"{_called(ward['ward']) if ward_key != 'NaN' else ''}\t{names}\n"


def _wards(legacy: dict[str, Any], province: str, district: str) -> dict[str, Any]:
    out: dict[str, Any] = {}
    codes = set()
    for table in _OLD:
        for key, ward in legacy.get(table, {}).get(province, {}).get(district, {}).items():
            if ward["wardCode"] not in codes:
                codes.add(ward["wardCode"])
                out[key] = ward
    return out


def rebuilt(wheel: Path) -> str:
    """The file that the wheel gives."""
    with zipfile.ZipFile(wheel) as archive:
        legacy, today, converter = (
            json.loads(archive.read(f"vietnamadminunits/data/{name}.json"))
            for name in ("parser_legacy", "parser_from_2025", "converter_2025")
        )
    return HEAD + unicodedata.normalize("NFC", "".join(_lines(legacy, today, converter)))


def main(wheel: Path) -> None:
    """Write the register again, from the known wheel only."""
    TARGET.write_text(rebuilt(known(wheel, WHEEL, SHA256)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
