"""Who carries it out, who receives it, who signs."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from drafter.i18n import _
from drafter.interview.facts import kind, level, signing, suggestions, words
from drafter.interview.question import Field, Option, Plain, Question, View
from drafter.interview.questions.content import tasks_key
from drafter.text import person

PART = "Nơi nhận, người ký"
CARRYING_OUT = "Tổ chức thực hiện"
OTHER = "khac"
#: From this day task tables became the habit of plans ("6 rõ"): the appendix is proposed.
_TABLES = dt.date(2025, 7, 1)


def _duties(view: View) -> list[dict[str, Any]]:
    made = suggestions(view)
    return made.duties if made else []


def _table(view: View) -> str:
    of = kind(view)
    usual = view.day >= _TABLES and of is not None and of.family == "state"
    return "có" if usual and _is_assigned(view) else "không"


def _is_assigned(view: View) -> bool:
    """Whether there is enough to put in the columns of the table: most tasks say who, when or what."""
    tasks = [one for area in view.items("kit.areas") for one in view.items(tasks_key(area))]
    said = [one for one in tasks if any(one.get(key) for key in ("lead", "deadline", "product"))]
    return len(said) * 2 > len(tasks)


def _yes_no(view: View) -> tuple[Option, ...]:
    return (Option(value="có", label=_("Có")), Option(value="không", label=_("Không")))


def _recipients(view: View) -> list[dict[str, Any]]:
    return [{"id": f"nn-{n}", **line} for n, line in enumerate(_usual(view)[0], 1)]


def _archive(view: View) -> str:
    return _usual(view)[1]


def _usual(view: View) -> tuple[list[dict[str, str]], str]:
    return view.shelf.recipients(view.text("kit.id"), level(view), view.day, words(view))


def _who(view: View) -> tuple[Option, ...]:
    made = []
    for who in ("head", "deputy"):
        authority, post = signing(view, who)
        made.append(Option(value=who, label=" / ".join((*authority, post))))
    return (*made, Option(value=OTHER, label=_("Khác (tự ghi quyền hạn, chức vụ)")))


def _who_signed(document: dict[str, Any], view: View) -> Plain:
    signer = (document.get("signers") or [None])[0]
    if not signer:
        return None
    for who in ("head", "deputy"):
        authority, post = signing(view, who)
        if signer.get("post") == post and list(signer.get("authority") or []) == authority:
            return who
    return OTHER


def _other_signer(view: View) -> bool:
    return view.text("signers[1]") == OTHER


def _authority(view: View) -> str:
    return "".join(f"{line}\n" for line in signing(view, "head")[0])


def _authority_in(document: dict[str, Any], view: View) -> Plain:
    signer = (document.get("signers") or [{}])[0]
    return "".join(f"{line}\n" for line in signer.get("authority") or []) if signer else None


def _no_rank(view: View, value: Plain) -> str:
    rank = re.match(r"(GS|PGS|TS|ThS|Ths|CN|KS|BS|CKI|CKII)\b\.?", value)
    of = kind(view)
    if rank and of and of.id != "nha-nuoc-khac":
        return _("không ghi học hàm, học vị trước họ tên người ký")
    return ""


def _kept_at(view: View, value: str) -> str:
    """Where it is kept, without the words and marks that the line prints round it."""
    return re.sub(r"^[-–\s]*lưu\s*:\s*", "", value, flags=re.IGNORECASE).rstrip(" .;,")


QUESTIONS = (
    Question(
        key="implementation.agencies",
        part=CARRYING_OUT,
        of_content=True,
        prompt="Cơ quan nào làm việc gì",
        form="items",
        help="danh sách gợi ý theo cấp và ngày ban hành; tên cơ quan đúng thời điểm",
        default=_duties,
        fields=(
            Field(key="agency", prompt="Tên cơ quan", required=True),
            Field(key="inline", prompt="Việc (viết cùng dòng với tên cơ quan)"),
            Field(key="text", prompt="Việc (các đoạn bên dưới)", long=True),
        ),
        prefix="cq",
    ),
    Question(
        key="appendices[phu-luc].tasks",
        part=CARRYING_OUT,
        of_content=True,
        prompt="Lập phụ lục bảng nhiệm vụ khổ ngang (chủ trì, phối hợp, thời hạn, sản phẩm)?",
        form="choice",
        help="có phụ lục thì trong nội dung chỉ in câu nhiệm vụ, phần phân công nằm ở bảng",
        options=_yes_no,
        default=_table,
        load=lambda document, view: "có" if any(
            one.get("id") == "phu-luc" and one.get("tasks") == "có" for one in document.get("appendices") or []
        ) else "không",
    ),
    Question(
        key="recipients",
        part=PART,
        prompt="Nơi nhận",
        form="items",
        help="chú thích: b/c báo cáo, t/h thực hiện, p/h phối hợp; dòng Lưu hỏi ở câu sau",
        clause="NĐ 30/2020/NĐ-CP, Phụ lục I, II.9",
        default=_recipients,
        fields=(
            Field(key="name", prompt="Tên nơi nhận", required=True),
            Field(key="note", prompt="Chú thích (b/c, t/h, p/h; có thể trống)"),
        ),
        prefix="nn",
        shelf="yearly",
    ),
    Question(
        key="archive",
        part=PART,
        prompt="Lưu",
        form="text",
        help="nơi lưu và chữ viết tắt đơn vị soạn thảo",
        example="VT, PGDĐT",
        default=_archive,
        means=_kept_at,
        shelf="stable",
    ),
    Question(
        key="signers[1]",
        part=PART,
        prompt="Ai ký?",
        form="choice",
        help="cấp trưởng ký, hay cấp phó ký thay; văn bản của cấp ủy do phó bí thư ký cũng ghi T/M, không ghi K/T",
        clause="NĐ 30/2020/NĐ-CP, Phụ lục I, II.7.b; HD 36-HD/VPTW",
        options=_who,
        default=lambda view: "head",
        load=_who_signed,
        shelf="yearly",
        skips=True,
    ),
    Question(
        key="signers[1].authority",
        part=PART,
        prompt="Các dòng quyền hạn",
        form="long",
        blank=True,
        help="mỗi dòng một quyền hạn; không có thì để trống",
        example="TUQ. CHỦ TỊCH",
        when=_other_signer,
        default=_authority,
        load=_authority_in,
        shelf="yearly",
        skips=True,
    ),
    Question(
        key="signers[1].post",
        part=PART,
        prompt="Chức vụ người ký",
        form="text",
        help="ghi chức vụ như in dưới dòng quyền hạn",
        example="CHÁNH VĂN PHÒNG",
        when=_other_signer,
        shelf="yearly",
    ),
    Question(
        key="signers[1].name",
        part=PART,
        prompt="Họ và tên người ký",
        form="text",
        blank=True,
        help="không ghi học hàm, học vị; chưa biết ai ký thì để trống",
        example="Nguyễn Văn A",
        check=_no_rank,
        means=lambda view, value: person(value),
        shelf="yearly",
    ),
)  # fmt: skip
