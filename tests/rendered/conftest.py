"""All documents of these tests are printed once a session, in one run of LibreOffice."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.cli.making import make
from tests.rendered.facts import Facts, facts
from tests.tools import ANSWERS, to_pdf

#: name -> (answers, settings). The regimes in which samples are looked at.
DOCUMENTS: dict[str, tuple[Path, tuple[str, ...]]] = {
    **{path.stem: (path, ()) for path in sorted(ANSWERS.glob("*.yml"))},
    "khoan-tphcm": (ANSWERS / "so-2026.yml", ("issuer.unit=thành phố", "issuer.name=Hồ Chí Minh", "issuer.letters=SNNMT", "issuer.department=Sở Nông nghiệp và Môi trường", "date=2026-10-27")),
    "so-dai": (ANSWERS / "so-2026.yml", ("issuer.department=Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn và các khu công nghiệp",)),
    "dang-bo-tphcm": (ANSWERS / "dang-uy-xa-2026.yml", ("issuer.province=thành phố Hồ Chí Minh", "issuer.unit=đặc khu", "issuer.name=Côn Đảo")),
}  # fmt: skip


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Facts]:
    """The measured pages of every document, by name."""
    folder = tmp_path_factory.mktemp("printed")
    documents = []
    for name, (answers, settings) in DOCUMENTS.items():
        path = folder / f"{name}.docx"
        path.write_bytes(make(answers, settings).data)
        documents.append(path)
    return {pdf.stem: facts(pdf) for pdf in to_pdf(documents, folder)}
