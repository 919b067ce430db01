"""The plan as a paper: what it carries out, its number and its title."""

from __future__ import annotations

import datetime as dt
import re
from functools import partial
from typing import Any

from drafter import text as _words
from drafter.answers.doubts import type_again
from drafter.i18n import _
from drafter.interview import parents
from drafter.interview.facts import OWN_KIT, TASKS_PART, kind, level, profile, province, suggestions
from drafter.interview.question import Option, Plain, Question, View
from drafter.model.papers import DocDate
from drafter.registers import directives

PART = "Văn bản"


def _kit_in(document: dict[str, Any], view: View) -> Plain:
    """The frame of a file: a plan that was drafted without one carries out a paper that was typed in."""
    named = (document.get("kit") or {}).get("id")
    drafted = any(section.get("id") == TASKS_PART for section in document.get("sections") or ())
    return named or (OWN_KIT if drafted and document.get("implements") else None)


def own_paper(view: View) -> bool:
    """Whether the directing document is typed, not taken from a kit."""
    return view.text("kit.id") == OWN_KIT


def _kits(view: View) -> tuple[Option, ...]:
    """Those with suggestions for this level first; of the others it is told, since they bring headings alone."""
    kits, here = view.shelf.kits(view.day), level(view)
    fits = [Option(value=kit.id, label=kit.name, note=kit.note) for kit in kits if here in kit.levels]
    others = [
        Option(
            value=kit.id,
            label=_("(chưa có câu gợi ý cho cấp này) {name}").format(name=kit.name),
            note=kit.note,
        )
        for kit in kits
        if here not in kit.levels
    ]
    return (*fits, *others, Option(value=OWN_KIT, label=_("Văn bản khác (tự nhập)")))


def _first_kit(view: View) -> str:
    return _kits(view)[0].value


def _has_parent_plan(view: View) -> bool:
    of = kind(view)
    return bool(of and of.level in ("huyen", "xa", "tinh"))


#: Issuers that the end of a symbol tells.
_CENTRAL = {"CP": "Chính phủ", "TTg": "Thủ tướng Chính phủ", "TW": "Ban Chấp hành Trung ương Đảng"}


def _named(symbol: str, day: dt.date) -> directives.Directive | None:
    """The paper of the register that a symbol names: of those issued by the day the latest."""
    return max((d for d in directives.named(symbol) if d.date <= day), key=lambda d: d.date, default=None)


def _known(view: View, key: str = "implements[1].symbol") -> directives.Directive | None:
    return _named(view.text(key), view.day)


def _known_date(view: View) -> str:
    paper = _known(view)
    return paper.date.isoformat() if paper else ""


def _known_body(view: View) -> str:
    paper = _known(view)
    return paper.body if paper else ""


def _known_subject(view: View) -> str:
    paper = _known(view)
    return paper.title if paper and not paper.title.startswith(("Luật", "Bộ luật")) else ""


def _parent_date(id_: str, view: View) -> str:
    paper = _known(view, parents.path(id_, "symbol"))
    return paper.date.isoformat() if paper else ""


def _out_of_force(view: View, value: Plain) -> str:
    """What to think of before carrying out a paper that the register knows to have ended."""
    paper = _named(str(value), view.day)
    if paper is None or paper.end is None or view.day <= paper.end:
        return ""
    return _("{symbol} đã hết hiệu lực, thay bằng {new}").format(
        symbol=paper.symbol, new=paper.ended_by or _("văn bản khác")
    )


def _parent_body(id_: str, view: View) -> str:
    symbol = parents.path(id_, "symbol")
    if paper := _known(view, symbol):
        return paper.body
    end = re.split(r"[-/]", view.text(symbol))[-1]
    if central := _CENTRAL.get(end):
        return central
    of, inside = kind(view), province(view)
    if of is None or inside is None:
        return ""
    above_province = of.level == "tinh"
    if end == "TU" and not (above_province and of.family == "party"):
        return f"Ban Thường vụ {'Tỉnh ủy' if inside.kind == 'tỉnh' else 'Thành ủy'} {inside.name}"
    return f"Ủy ban nhân dân {inside.called}" if end == "UBND" and not above_province else ""


_TYPES = {"KH": "Kế hoạch", "CTr": "Chương trình", "QĐ": "Quyết định", "NQ": "Nghị quyết", "CT": "Chỉ thị",
          "HD": "Hướng dẫn", "KL": "Kết luận", "CTHĐ": "Chương trình hành động", "ĐA": "Đề án",
          "NĐ": "Nghị định", "TT": "Thông tư", "QH": "Luật"}  # fmt: skip


def _parent_type(id_: str, view: View) -> str:
    found = re.search(r"[-/]([^\W\d_]+)", view.text(parents.path(id_, "symbol")))
    return _TYPES.get(found[1] if found else "", "Kế hoạch")


def _parent_subject(id_: str, view: View) -> str:
    if (paper := _known(view, parents.path(id_, "symbol"))) and paper.title:
        return paper.title
    kit = view.shelf.kit(view.text("kit.id"))
    if view.text(parents.path(id_, "type")) not in ("Kế hoạch", "Chương trình", "Chương trình hành động"):
        return ""
    return f"triển khai thực hiện {dict(kit.directive)['short']}" if kit and kit.directive else ""


def _is_symbol(view: View, value: Plain) -> str:
    if value and not re.match(r"\d+[a-zđ]?(\.\d+)?[-/]\S+$", value):
        return _("ghi cả số và ký hiệu, không có dấu cách")
    return ""


def _not_later(view: View, value: Plain) -> str:
    # a paper whose day is blank counts from its first day
    said = DocDate.parse(value)
    if dt.date(said.year, said.month or 1, said.day or 1) > view.day:
        return _("ngày này sau ngày ban hành kế hoạch")
    return ""


def _title(view: View) -> str:
    made = suggestions(view)
    if made and not own_paper(view):
        return made.title
    paper = [view.text(f"implements[1].{key}") for key in ("type", "symbol", "date", "body", "subject")]
    if not paper[0]:
        return ""
    regime = profile(view)
    before = regime.before_cited_date if regime else " ngày "
    number = f" số {paper[1]}" if paper[1] else ""
    date = f"{before}{DocDate.parse(paper[2]).short}" if paper[2] else ""
    body = f" của {paper[3]}" if paper[3] else ""
    of = kind(view)
    start = "thực hiện" if of and of.family == "party" else "Triển khai thực hiện"
    return _words.one_line(f"{start} {paper[0]}{number}{date}{body} {paper[4]}")


def _short(view: View) -> str:
    type_, symbol = view.text("implements[1].type"), view.text("implements[1].symbol")
    return f"{type_} số {symbol}" if symbol else ""


def _parent_questions(number: int) -> tuple[Question, ...]:
    """One paper from above: its symbol, and the rest once it has one."""
    id_ = parents.IDS[number]

    def named(view: View) -> bool:
        return bool(view.text(parents.path(id_, "symbol")))

    def wanted(view: View) -> bool:
        before = parents.IDS[number - 1]
        return bool(view.text(parents.path(before, "symbol"))) if number else _has_parent_plan(view)

    prompts = {
        "symbol": _FIRST_PARENT if number == 0 else _NEXT_PARENT,
        "type": "Tên loại của văn bản cấp trên",
        "date": "Ngày ban hành của văn bản cấp trên",
        "body": "Cơ quan ban hành văn bản cấp trên",
        "subject": "Trích yếu của văn bản cấp trên",
    }

    def question(field: str, **rest: Any) -> Question:
        asked = {"when": named, "form": "text", **rest}
        load = partial(_loaded, id_, field)
        key = parents.path(id_, field)
        return Question(key=key, part=PART, prompt=prompts[field], of_content=True, load=load, **asked)

    return (
        question("symbol", blank=True, help="không có thì để trống rồi bấm Enter", example="156/KH-UBND",
                 when=wanted, check=_is_symbol),
        question("type", help="luật, nghị định, thông tư được ghi ở căn cứ, văn bản khác ở câu “Thực hiện ...”",
                 example="Kế hoạch", default=partial(_parent_type, id_)),
        question("date", form="date", help="ngày/tháng/năm", example="13/9/2019",
                 default=partial(_parent_date, id_), check=_not_later),
        question("body", help="cơ quan ban hành", example="Ủy ban nhân dân tỉnh Lạng Sơn",
                 default=partial(_parent_body, id_)),
        question("subject", blank=True, means=_about, help="ghi từ chữ đầu của trích yếu",
                 example="về triển khai thực hiện Kết luận số 51-KL/TW", default=partial(_parent_subject, id_)),
    )  # fmt: skip


_FIRST_PARENT = "Thực hiện cả kế hoạch, chương trình nào của cấp trên? Ghi số, ký hiệu"
_NEXT_PARENT = "Còn văn bản nào nữa của cấp trên? Ghi số, ký hiệu"


def _loaded(id_: str, field: str, document: dict[str, Any], view: View) -> Plain:
    return parents.read(document, id_, field)


def _about(view: View, value: str) -> str:
    """What a cited paper is about, as it is read in a sentence: "V/v" of its head is "về" there."""
    return re.sub(r"^v/v[\s:]+", "về ", value, flags=re.IGNORECASE).rstrip(" .;,")


def _without_stop(view: View, value: str) -> str:
    """Nothing ends the summary of a plan's content (NĐ 30/2020/NĐ-CP, Phụ lục I, II.5)."""
    return value.rstrip(" .;,:")


def _type_once(view: View, value: Plain) -> str:
    return type_again(value)


QUESTIONS = (
    Question(
        key="kit.id",
        part=PART,
        of_content=True,
        prompt="Kế hoạch này thực hiện văn bản nào?",
        form="choice",
        help="chọn văn bản có sẵn bộ khung thì được gợi ý lĩnh vực, nhiệm vụ, phân công",
        options=_kits,
        default=_first_kit,
        load=_kit_in,
    ),
    Question(
        key="implements[1].type", part=PART, of_content=True, prompt="Tên loại của văn bản được thực hiện", form="text",
        help="tên loại văn bản", example="Nghị quyết", when=own_paper,
    ),
    Question(
        key="implements[1].symbol", part=PART, of_content=True, prompt="Số, ký hiệu của văn bản đó", form="text", blank=True,
        help="luật, pháp lệnh không có số, ký hiệu trong câu dẫn thì để trống", example="71-NQ/TW",
        when=own_paper, check=_is_symbol, doubt=_out_of_force,
    ),
    Question(
        key="implements[1].date", part=PART, of_content=True, prompt="Ngày ban hành của văn bản đó", form="date",
        help="ngày/tháng/năm", example="22/8/2025", default=_known_date, when=own_paper, check=_not_later,
    ),
    Question(
        key="implements[1].body", part=PART, of_content=True, prompt="Cơ quan ban hành văn bản đó", form="text", blank=True,
        help="cơ quan ban hành", example="Bộ Chính trị", default=_known_body, when=own_paper,
    ),
    Question(
        key="implements[1].subject", part=PART, of_content=True, prompt="Trích yếu của văn bản đó", form="text",
        help="ghi từ chữ “về”", example="về đột phá phát triển giáo dục và đào tạo", default=_known_subject, means=_about,
        when=own_paper,
    ),
    Question(
        key="implements[1].short", part=PART, of_content=True, prompt="Tên gọi tắt dùng về sau", form="text", blank=True,
        help="in sau lần dẫn đầu: (sau đây gọi tắt là ...)", example="Nghị quyết số 71-NQ/TW",
        default=_short, when=own_paper,
    ),
    *(question for number in range(len(parents.IDS)) for question in _parent_questions(number)),
    Question(
        key="number",
        part=PART,
        prompt="Số của kế hoạch",
        form="text",
        blank=True,
        help="chỉ ghi số, ký hiệu tự thêm; chưa cấp số thì để trống",
        example="145",
        clause="NĐ 30/2020/NĐ-CP, Phụ lục I, II.3",
    ),
    Question(
        key="title",
        part=PART,
        prompt="Trích yếu nội dung",
        form="text",
        help="câu ngắn nêu nội dung kế hoạch, in dưới chữ KẾ HOẠCH",
        example="Triển khai thực hiện Kết luận số 51-KL/TW trên địa bàn huyện Văn Lãng",
        clause="NĐ 30/2020/NĐ-CP, Phụ lục I, II.5",
        default=_title,
        means=_without_stop,
        doubt=_type_once,
    ),
)  # fmt: skip
