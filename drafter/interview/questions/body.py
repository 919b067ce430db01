"""The date and the issuing body."""

from __future__ import annotations

from drafter.errors import RegimeError
from drafter.i18n import _
from drafter.interview.facts import is_provincial, kind, needs, province
from drafter.interview.question import Option, Plain, Question, View
from drafter.model.papers import DocDate
from drafter.regimes import choose, windows
from drafter.registers import bodies, communes, departments, places, provinces
from drafter.text import short_day

PART = "Cơ quan ban hành"

#: What stands for a kind of body that has ended: the level below, the level above (31-HD/BTCTW).
_AFTER = {
    "ubnd-huyen": ("ubnd-xa", "ubnd-tinh"),
    "phong-huyen": ("phong-xa", "so"),
    "huyen-uy": ("dang-uy-xa", "tinh-uy"),
}


def _today(view: View) -> str:
    return view.today.isoformat()


def _date_known(view: View, value: Plain) -> str:
    day = DocDate.parse(value).latest
    first = min(window.start for window in windows())
    if day < first:
        return _("drafter trình bày văn bản từ ngày {day} trở đi").format(day=short_day(first))
    return ""


def _kinds(view: View) -> tuple[Option, ...]:
    return tuple(
        Option(
            value=one.id,
            label=_(one.title),
            note="" if bodies.refusal(one, "", view.day) is None else _("không dùng vào ngày này"),
        )
        for one in bodies.kinds().values()
    )


def _regime_known(view: View, value: Plain) -> str:
    try:
        choose(bodies.kind(value).family, view.day)
    except RegimeError as error:
        return f"{error.message}; {error.hint}"
    return ""


def _refused(view: View) -> tuple[str, str] | None:
    of = kind(view)
    return bodies.refusal(of, "", view.day) if of else None


def ways_out(view: View) -> tuple[Question, ...]:
    """The fork for a body that cannot issue on the plan's date: why, and what else there is."""
    refused = _refused(view)
    if refused is None:
        return ()
    of = view.text("issuer.kind")
    options = [
        Option(value=other, label=_(bodies.kind(other).title), sets=(("issuer.kind", other),))
        for other in _AFTER.get(of, ())
        if bodies.refusal(bodies.kind(other), "", view.day) is None
    ]
    options += [
        Option(value="ngay", label=_("Đây là văn bản cũ: ghi lại ngày ban hành"), sets=(("date", None),)),
        Option(value="loai", label=_("Chọn lại loại cơ quan"), sets=(("issuer.kind", None),)),
    ]
    made = tuple(options)
    return (
        Question(
            key="issuer.way",
            part=PART,
            prompt="Loại cơ quan và ngày ban hành không hợp nhau. Anh/chị chọn cách nào?",
            form="fork",
            help=f"{refused[0]}. {refused[1][:1].upper()}{refused[1][1:]}.",
            options=lambda view: made,
            skips=True,
        ),
    )


def _units(view: View) -> tuple[Option, ...]:
    of = kind(view)
    return tuple(
        Option(value=unit, label=unit)
        for unit in (of.units if of else ())
        if of and bodies.refusal(of, unit, view.day) is None
    )


def _first_unit(view: View) -> str:
    options = _units(view)
    return options[0].value if options else ""


def _has_own_unit(view: View) -> bool:
    of = kind(view)
    return bool(of and of.units and not is_provincial(of)) and _refused(view) is None


def _provinces(view: View) -> tuple[Option, ...]:
    return tuple(Option(value=p.called, label=p.called) for p in provinces.at(view.day))


def _province_in(document: dict[str, Plain], view: View) -> Plain:
    """The province that a file names, or that the body is of."""
    issuer, of = document.get("issuer") or {}, kind(view)
    if issuer.get("province") or not (of and is_provincial(of) and issuer.get("name")):
        return issuer.get("province")
    return f"{issuer.get('unit', '')} {issuer['name']}".strip()


def _gone(view: View, value: Plain) -> str:
    """Where a province that is no more has gone; "" for one that is there."""
    if provinces.find(value, view.day):
        return ""
    now = provinces.successor(value) if view.day >= provinces.TWO_LEVELS else None
    found = provinces.find(now.name, view.day) if now else None
    return _("{name} nay thuộc {province}").format(name=value, province=found.called) if found else ""


def _has_province(view: View) -> bool:
    of = kind(view)
    return bool(of and of.units)


def _proper(view: View, value: Plain) -> str:
    if why := places.named_twice(view.text("issuer.unit"), value):
        return why
    if value[:1].islower():
        return _("tên riêng viết hoa chữ đầu")
    return ""


def _communes(view: View) -> tuple[str, ...]:
    """The names of the units of that kind in the province, to choose from while typing."""
    inside = province(view)
    of, unit = kind(view), view.text("issuer.unit")
    if of is None or of.level != "xa" or inside is None or view.day < provinces.TWO_LEVELS:
        return ()
    return tuple(one.name for one in communes.of(inside.name) if unit in one.kinds_on(view.day))


def _commune_meant(view: View, value: str) -> str:
    inside = province(view)
    return communes.meant(value, inside.name) if inside and _communes(view) else value


def _doubtful(view: View, value: Plain) -> str:
    of = kind(view)
    said = {key: view.text(f"issuer.{key}") for key in ("unit", "province")}
    found = places.doubt(of, {**said, "name": value}, view.day) if of else None
    return found[1] if found else ""


def _needs_department(view: View) -> bool:
    of = kind(view)
    return bool(of and needs(of, "DEPARTMENT"))


def _department(view: View) -> str:
    usual = {"so": "Sở Giáo dục và Đào tạo", "phong-huyen": "Phòng Giáo dục và Đào tạo",
             "phong-xa": "Phòng Văn hóa - Xã hội", "bo": "Bộ Giáo dục và Đào tạo"}  # fmt: skip
    return usual.get(view.text("issuer.kind"), "")


def _letters(view: View) -> str:
    return departments.letters_of(view.text("issuer.department"))


def _departments(view: View) -> tuple[str, ...]:
    """The names of that day's departments, to choose from while typing."""
    known = departments.of(view.text("issuer.kind"), view.day)
    return known.names if known else ()


def _department_doubt(view: View, value: Plain) -> str:
    return departments.doubt(value, view.text("issuer.kind"), view.day)


def _needs_place(view: View) -> bool:
    of = kind(view)
    return bool(of and not of.units and "{place}" in of.place)


def _symbol_letters(view: View, value: Plain) -> str:
    return _("không có dấu cách") if " " in value else ""


QUESTIONS = (
    Question(
        key="date",
        part=PART,
        prompt="Ngày ban hành kế hoạch",
        form="date",
        help="ghi ngày/tháng/năm; chưa biết ngày thì ghi tháng/năm, tệp Word sẽ để trống ngày",
        example="15/10/2019, 10/2019",
        clause="NĐ 30/2020/NĐ-CP, Phụ lục I, II.4.b",
        default=_today,
        check=_date_known,
    ),
    Question(
        key="issuer.kind",
        part=PART,
        prompt="Cơ quan nào ban hành?",
        form="choice",
        help="loại cơ quan quyết định thể thức, ký hiệu, cách ghi quyền hạn người ký",
        example="ubnd-xa",
        clause="NĐ 30/2020/NĐ-CP, Phụ lục I, II.2",
        options=_kinds,
        check=_regime_known,
        shelf="stable",
    ),
    ways_out,
    Question(
        key="issuer.unit",
        part=PART,
        prompt="Đơn vị hành chính",
        form="choice",
        help="chọn loại đơn vị hành chính",
        example="xã",
        options=_units,
        default=_first_unit,
        when=_has_own_unit,
        shelf="stable",
    ),
    Question(
        key="issuer.province",
        part=PART,
        prompt="Thuộc tỉnh, thành phố nào?",
        form="choice",
        search=True,
        help="gõ vài chữ để tìm, không cần dấu; danh sách theo ngày ban hành (63 tỉnh, thành đến 30/6/2025; 34 từ 01/7/2025)",
        example="lang son",
        clause="Nghị quyết 202/2025/QH15",
        options=_provinces,
        when=_has_province,
        load=_province_in,
        doubt=_gone,
        shelf="stable",
    ),
    Question(
        key="issuer.name",
        part=PART,
        prompt="Tên riêng",
        form="text",
        help="chỉ ghi tên riêng, không ghi chữ huyện, xã; xã, phường từ 01/7/2025 thì gõ vài chữ để chọn, không cần dấu",
        example="Văn Lãng",
        when=_has_own_unit,
        check=_proper,
        words=_communes,
        means=_commune_meant,
        doubt=_doubtful,
        depends=("issuer.kind", "issuer.unit", "issuer.province"),
        shelf="stable",
    ),
    Question(
        key="issuer.department",
        part=PART,
        prompt="Tên cơ quan",
        form="text",
        help="tên đầy đủ của cơ quan ban hành",
        example="Sở Giáo dục và Đào tạo",
        default=_department,
        words=_departments,
        doubt=_department_doubt,
        when=_needs_department,
        depends=("issuer.kind",),
        shelf="stable",
    ),
    Question(
        key="issuer.letters",
        part=PART,
        prompt="Chữ viết tắt của cơ quan trong ký hiệu",
        form="text",
        help="mỗi cơ quan tự quy định; chữ gợi ý ghép từ chữ cái đầu",
        example="SGDĐT",
        clause="NĐ 30/2020/NĐ-CP, Phụ lục I, II.3",
        default=_letters,
        when=_needs_department,
        check=_symbol_letters,
        shelf="stable",
    ),
    Question(
        key="place",
        part=PART,
        prompt="Địa danh ghi trước ngày tháng",
        form="text",
        help="tên đơn vị hành chính nơi cơ quan đóng trụ sở",
        example="Lạng Sơn",
        clause="NĐ 30/2020/NĐ-CP, Phụ lục I, II.4.a",
        when=_needs_place,
        shelf="stable",
    ),
)
