"""Every real plan beside the checkout, imported: the facts of its head and end, its first two levels of labels, its words.

The facts were read off the files by hand; no sentence of them is kept here.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from drafter.answers.dump import to_yaml
from drafter.cli.import_ import view_of
from drafter.cli.making import make_from
from drafter.importer import Imported, as_json, view_of_text
from tests.conftest import paragraphs_of
from tests.importer.tools import imported
from tests.tools import shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a file says. `labels`: of the first two levels. `chrome`: first and last line of the plan in the file, 1-based."""

    file: str
    number: str
    symbol: str
    date: str | None
    place: str
    issuer: str
    signer: str
    post: str
    recipients: int
    labels: str
    kept: tuple[int, int | None] = (1, None)
    share: float = 100.0


_1 = "I. 1. 2. II. 1. 2. III. 1. 2. 3. 4. 5. IV. 1. 2. 3. 4. 5. V. 1. 2. 3. 4. 5. 6. VI."
_KIEM_TRA = "I. 1. 2. II. 1. 2. 3. 4. III. 1. 2. 3."
_BAC_NINH = "I. 1. 2. II. 1. 2. 3. 4. 5. III. 1. 2. 3. 4. 5. 6. 7. 8. 9. IV. 1. 2. 3. 4. 5. 6."
_DONG_THAP = "I. 1. 2. II. 1. 2. III. 1. 2. 3. 4. IV. 1. 2. 3. 4. 5. 6. 7."
_UBND = "ỦY BAN NHÂN DÂN"

FILES = [
    Facts(file="seeds/dien-bien-82-kh-tu-2019.txt", number="82", symbol="KH/TU", date="2019-08-27", place="Điện Biên",
          issuer="TỈNH ỦY ĐIỆN BIÊN", signer="", post="", recipients=8, labels="I- II- 1. 2. 3. 4. 5. 6. III- 1. 2. 3. 4."),
    Facts(file="seeds/lang-son-156-kh-ubnd-2019.txt", number="156", symbol="KH-UBND", date="2019-09-13", place="Lạng Sơn",
          issuer=f"{_UBND} TỈNH LẠNG SƠN", signer="Dương Xuân Huyên", post="PHÓ CHỦ TỊCH", recipients=8, kept=(9, 179),
          labels="I. 1. 2. II. 1. 2. 3. 4. 5. 6. IV. 1. 2. 3. 4. 5. 6. 7. 8. 9. 10. 11."),
    Facts(file="corpus/text/bacgiang-sgddt-25-kh-2020.txt", number="25", symbol="KH-SGDĐT", date="2020-03-27",
          place="Bắc Giang", issuer="UBND TỈNH BẮC GIANG SỞ GIÁO DỤC VÀ ĐÀO TẠO", signer="Nguyễn Văn Thêm",
          post="PHÓ GIÁM ĐỐC", recipients=5, labels="1. 2. 2.1. 2.2. 2.3. 2.4. 3. 3.1. 3.2. 3.3. 4. 5. 5.1. 5.2."),
    Facts(file="corpus/text/bacninh-141-kh-ubnd-2025.txt", number="141", symbol="KH-UBND", date="2025-11-20",
          place="Bắc Ninh", issuer="UỶ BAN NHÂN DÂN TỈNH BẮC NINH", signer="Phạm Văn Thịnh", post="PHÓ CHỦ TỊCH",
          recipients=7, labels=_BAC_NINH),
    Facts(file="corpus/text/btnmt-09-kh-2024.txt", number="09", symbol="KH-BTNMT", date="2024-08-06", place="Hà Nội",
          issuer="BỘ TÀI NGUYÊN VÀ MÔI TRƯỜNG", signer="Lê Công Thành", post="THỨ TRƯỞNG", recipients=5,
          labels="I. 1. 2. II. 1. 2. 3. 4. 5. 6. 7. 8. III. 1. 2. 3. 4. 5."),
    Facts(file="corpus/text/camau-0204-kh-ubnd-2025.txt", number="0204", symbol="KH-UBND", date="2025-11-24",
          place="Cà Mau", issuer=f"{_UBND} TỈNH CÀ MAU", signer="Lâm Văn Bi", post="PHÓ CHỦ TỊCH", recipients=9,
          labels="I. 1. 2. II. 1. 2. III. 1. 2."),
    Facts(file="corpus/text/cantho-153-kh-ubnd-2025.txt", number="153", symbol="KH-UBND", date="2025-11-17",
          place="Cần Thơ", issuer=f"{_UBND} THÀNH PHỐ CẦN THƠ", signer="Trương Cảnh Tuyên", post="CHỦ TỊCH", recipients=12,
          labels="I. 1. 2. 3. 4. II. 1. 2. 3. III. 1. 2. 3. 4. 5. 6. 7. 8. 9. IV. 1. 2. 3. 4. 5. 6. 7. 8. 9. 10. 11. 12. "
          "13. 14. 15. 16. 17. IV. 1. 2."),
    Facts(file="corpus/text/daklak-0130-kh-ubnd-2025.txt", number="0130", symbol="KH-UBND", date="2025-11-21",
          place="Đắk Lắk", issuer=f"{_UBND} TỈNH ĐẮK LẮK", signer="Hồ Thị Nguyên Thảo", post="PHÓ CHỦ TỊCH", recipients=10,
          labels="II. 1. 2. III. 1. 2. 3. 4. 5. IV. 1. 2. 3. 4. 5. 6. 7. V. 1. 2. 3. 4. 5. VI."),
    Facts(file="corpus/text/dongthap-617-kh-ubnd-2025.txt", number="617", symbol="KH-UBND", date="2025-12-01",
          place="Đồng Tháp", issuer=f"{_UBND} TỈNH ĐỒNG THÁP", signer="Huỳnh Minh Tuấn", post="PHÓ CHỦ TỊCH", recipients=4,
          labels=_DONG_THAP),
    # scanned: labels are what the scan shows, and the marks round the stamp are no words
    Facts(file="corpus/text/hagiang-tinhuy-31-ctr-2017-ocr.txt", number="31", symbol="CTr/TU", date="2017-07-28",
          place="Hà Giang", issuer="TĨNH ỦY HÀ GIANG", signer="Triệu Tài Vinh", post="BÍ THƯ", recipients=9, share=99.9,
          labels="I- 1- 2- 3- I- 1- 2- 1- 2- IV- 1- 2- 4- 5- 6- V- 1- 2- 3- 4- 3- 6-"),
    Facts(file="corpus/text/hanoi-308-kh-ubnd-2025.txt", number="308", symbol="KH-UBND", date="2025-11-17",
          place="Hà Nội", issuer=f"{_UBND} THÀNH PHỐ HÀ NỘI", signer="Trương Việt Dũng", post="PHÓ CHỦ TỊCH", recipients=8,
          labels="I. 1. 2. II. 1. 2. 3. 4. III. 1. 2."),
    Facts(file="corpus/text/laocai-sct-2242-kh-2026.txt", number="", symbol="KH-SCT", date=None, place="Lào Cai",
          issuer="UBND TỈNH LÀO CAI SỞ CÔNG THƯƠNG", signer="Hoàng Văn Thuân", post="PHÓ GIÁM ĐỐC", recipients=1,
          labels=_KIEM_TRA),
    Facts(file="corpus/text/laocai-sct-dean08-kh-2026.txt", number="", symbol="KH-SCT", date=None, place="Lào Cai",
          issuer="UBND TỈNH LÀO CAI SỞ CÔNG THƯƠNG", signer="Trịnh Văn Thành", post="PHÓ GIÁM ĐỐC", recipients=5, labels=_1),
    Facts(file="corpus/text/nghean-980-kh-ubnd-2025-chrome.txt", number="980", symbol="KH-UBND", date="2025-11-18",
          place="Nghệ An", issuer=f"{_UBND} TỈNH NGHỆ AN", signer="Nguyễn Văn Đệ", post="PHÓ CHỦ TỊCH", recipients=9,
          kept=(56, 377), labels="I. 1. 2. II. 1. 2. 3. 4. 5. 6. 7. 8. III. 1. 2. IV. 1. 2. 3. 4. 5."),
    Facts(file="corpus/text/sonla-2954-qd-ubnd-2025-kh-kemtheo.txt", number="2954", symbol="QĐ-UBND", date="2025-11-20",
          place="Sơn La", issuer=f"{_UBND} TỈNH SƠN LA", signer="Nguyễn Thành Công", post="PHÓ CHỦ TỊCH", recipients=8,
          kept=(49, None), labels="I. 1. 2. 3. II. 1. 2. 3. III. 1. 2. 3. 4. 5. IV. 1. 2. V. 1. 2. 3. 4. 5. 6. 7. 8. 9. 10. "
          "11. V. 1. 2."),
    Facts(file="corpus/text/tphcm-172-kh-ubnd-2025.txt", number="172", symbol="KH-UBND", date="2025-11-18",
          place="Thành phố Hồ Chí Minh", issuer=f"{_UBND} THÀNH PHỐ HỒ CHÍ MINH", signer="Trần Thị Diệu Thúy",
          post="PHÓ CHỦ TỊCH", recipients=8, labels="I. 1. 2. II. 1. 2. 3. 4. III. 1. 2. 3. IV. 1. 2. 3."),
    Facts(file="corpus/text/ttg-2623-qd-2025-kh-kemtheo.txt", number="2623", symbol="QĐ-TTg", date="2025-11-29",
          place="Hà Nội", issuer="THỦ TƯỚNG CHÍNH PHỦ", signer="Phạm Minh Chính", post="THỦ TƯỚNG", recipients=15,
          kept=(52, None), labels="I. 1. 2. II. 1. 2. 3. 4. 5. 6. 7. 8. III. 1. 2. 3. 4. 5. IV. 1. 2. 3."),
    Facts(file="corpus/as_found/bacninh-141-kh-ubnd-2025.txt", number="141", symbol="KH-UBND", date="2025-11-20",
          place="Bắc Ninh", issuer="UỶ BAN NHÂN DÂN TỈNH BẮC NINH", signer="Phạm Văn Thịnh", post="PHÓ CHỦ TỊCH",
          recipients=7, labels=_BAC_NINH, share=99.5),
    Facts(file="corpus/as_found/dongthap-617-kh-ubnd-2025.txt", number="617", symbol="KH-UBND", date="2025-12-01",
          place="Đồng Tháp", issuer=f"{_UBND} TỈNH ĐỒNG THÁP", signer="Huỳnh Minh Tuấn", post="PHÓ CHỦ TỊCH", recipients=4,
          labels=_DONG_THAP, share=99.5),
    Facts(file="corpus/as_found/hiephoa-pgd-12-kh-2020.txt", number="12", symbol="KH-PGD&ĐT", date="2020-07-09",
          place="Hiệp Hòa", issuer="UBND HUYỆN HIỆP HÒA PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", signer="Phạm Văn Hà",
          post="TRƯỞNG PHÒNG", recipients=4, labels="I. 1. 2. II. 1. 2. 3. 4. 5. 6. 7. III. 1. 2. 3.", share=99.5),
    Facts(file="corpus/as_found/hiephoa-pgd-25-kh-2020.txt", number="25", symbol="KH-PGD&ĐT", date="2020-10-30",
          place="Hiệp Hoà", issuer="UBND HUYỆN HIỆP HOÀ PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", signer="Phạm Văn Hà",
          post="TRƯỞNG PHÒNG", recipients=2, share=99.5,
          labels="1. 2. 3. 4. 5. 5.1. 5.2."),
    Facts(file="corpus/docx/laocai-sct-2242-kh-2026.docx", number="", symbol="KH-SCT", date=None, place="Lào Cai",
          issuer="UBND TỈNH LÀO CAI SỞ CÔNG THƯƠNG", signer="Hoàng Văn Thuân", post="PHÓ GIÁM ĐỐC", recipients=1,
          labels=_KIEM_TRA),
    Facts(file="corpus/docx/laocai-sct-3957-kh-2026.docx", number="", symbol="KH-SCT", date=None, place="Lào Cai",
          issuer="UBND TỈNH LÀO CAI SỞ CÔNG THƯƠNG", signer="Hoàng Văn Thuân", post="PHÓ GIÁM ĐỐC", recipients=1,
          labels="I. 1. 2. II. 1. 2. 3. 4. III. 1. 2."),
    Facts(file="corpus/docx/laocai-sct-dean08-kh-2026.docx", number="", symbol="KH-SCT", date=None, place="Lào Cai",
          issuer="UBND TỈNH LÀO CAI SỞ CÔNG THƯƠNG", signer="Trịnh Văn Thành", post="PHÓ GIÁM ĐỐC", recipients=5, labels=_1),
]  # fmt: skip

each_file = pytest.mark.parametrize("facts", FILES, ids=lambda f: f.file.removeprefix("corpus/"))

_WORD = re.compile(r"\w+")
#: What the printer sets in its own way, or a digital signature prints: no words of the plan.
_FURNITURE = re.compile(
    r"c[ộô]ng h[oò][aà]+ x[ãa] h[ộo]i chủ nghĩa việt nam|cộng h(?:òa|oà) xã\s+hội chủ nghĩa việt nam|ký bởi.*|giờ ký.*|"
    r"^\s*\d{1,3}\s*$|\d{4}\.\d\d\.\d\d \d\d:.*|\d\dT\d\d:\d\d.*|tháng 0(?=\d năm)|(?<=[. ]) {30,}Sở Giáo dục và Đào tạo *$|^[%_\s—*S-]+$",
    re.IGNORECASE | re.MULTILINE,
)


@cache
def found_in(path: Path) -> Imported:
    """A file imported once for all tests."""
    return imported(view_of(path))


@cache
def printed(path: Path) -> str:
    """The words of the document that the answers of an import render to."""
    return "\n".join(paragraphs_of(make_from(to_yaml(found_in(path).values).encode(), "nhap.yml").data))


def words(text: str) -> list[str]:
    """The words of a text in small letters, read by nothing of drafter."""
    return [word.casefold() for word in _WORD.findall(_FURNITURE.sub(" ", text))]


def source(path: Path, facts: Facts) -> str:
    """The plan in a file as anybody reads it: without the page round it, marks of Markdown and borders."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
            xml = archive.read("word/document.xml").decode()
        xml = re.sub(r"<w:(?:tab|br)\b[^>]*/>", "<w:t> </w:t>", re.sub("<w:tabs>.*?</w:tabs>", "", xml))
        paragraphs = ["".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", p)) for p in xml.split("</w:p>")]
        return "\n".join(paragraphs).replace("&amp;", "&")
    lines = path.read_text(encoding="utf-8").split("\n")[facts.kept[0] - 1 : facts.kept[1]]
    text = "\n".join(line for line in lines if not line.startswith("# ")).replace("\f", "\n")
    # the known broken letter of some PDF makers, and two spellings of one word
    return text.replace("ƣ", "ư").replace("Ƣ", "Ư").replace("*", "").replace("|", " ")


@each_file
def test_head_and_end(facts: Facts) -> None:
    """Number, symbol, date, place, issuer, signer, post and the number of recipients are those of the file."""
    data = as_json(found_in(shared(*facts.file.split("/"))))
    keys = ("number", "symbol", "date", "place")
    assert {key: data[key] for key in keys} == {key: getattr(facts, key) for key in keys}
    assert " ".join(data["issuer"]) == facts.issuer
    assert (data["signature"]["name"], data["signature"]["post"]) == (facts.signer, facts.post)
    assert len(data["recipients"]) == facts.recipients


@each_file
def test_labels_of_two_levels(facts: Facts) -> None:
    """The first two levels carry the labels of the file in its order, the wrong ones among them."""
    data = as_json(found_in(shared(*facts.file.split("/"))))
    labels = [label for s in data["sections"] for label in (s["label"], *(c["label"] for c in s["children"]))]
    assert [label.replace(" ", "") for label in labels] == facts.labels.split()


@each_file
def test_words_survive(facts: Facts, capsys: pytest.CaptureFixture[str]) -> None:
    """Import, render, extract: the words of the plan are in the document again, each as often."""
    path = shared(*facts.file.split("/"))
    had = Counter(words(source(path, facts)))
    lost = had - Counter(words(printed(path)))
    share = 100 - 100 * lost.total() / had.total()
    with capsys.disabled():
        print(f"\n  {facts.file}: {share:.2f} % of {had.total()} words", end="")
    assert had.total() > 300
    assert share >= facts.share, dict(lost)


@pytest.mark.parametrize("facts", FILES[:2], ids=lambda f: f.file)
def test_seeds_keep_their_order(facts: Facts) -> None:
    """The document part of a seed, from its title to its last sentence, comes back word by word in the same order."""
    path = shared(*facts.file.split("/"))
    before, after = (body(text) for text in (source(path, facts), printed(path)))
    assert len(before) > 2500
    assert before == after


def body(text: str) -> list[str]:
    """The words from the type of the document to "Nơi nhận"."""
    start = re.search(r"^\W*KẾ HOẠCH\W*$", text, re.MULTILINE)
    end = re.search(r"^\W*Nơi nhận", text, re.MULTILINE)
    assert start
    assert end
    return words(text[start.end() : end.start()])


@each_file
def test_truncated_halves(facts: Facts) -> None:
    """The first or the second half of any file is imported too, and what comes out can be rendered."""
    path = shared(*facts.file.split("/"))
    if path.suffix == ".docx":
        blocks = view_of(path).blocks
        halves = [blocks[: len(blocks) // 2], blocks[len(blocks) // 2 :]]
        from dataclasses import replace

        views = [replace(view_of(path), blocks=half) for half in halves]
    else:
        data = path.read_bytes()
        views = [view_of_text(half, "nua.txt") for half in (data[: len(data) // 2], data[len(data) // 2 :])]
    for view in views:
        found = imported(view)
        made = make_from(to_yaml(found.values).encode(), "nua.yml")
        assert found.doubts
        assert len(made.data) > 1000


def test_a_plan_of_a_hundred_pages_is_read_whole() -> None:
    """A plan of a hundred pages comes back whole: as many words as its parts say."""
    path = shared("seeds", "lang-son-156-kh-ubnd-2019.txt")
    text = path.read_text(encoding="utf-8")
    middle = text[text.index("I. MỤC ĐÍCH") : text.index("UBND tỉnh yêu cầu")]
    long = text.replace(middle, middle * 11)
    found = imported(view_of_text(long.encode(), "dai.txt"))
    written = to_yaml(found.values)
    assert len(long.split()) > 40_000
    assert len(written.split()) > 0.95 * len(middle.split()) * 11
