"""Answers <-> plan. What reads well one by one may still not fit together: such problems are reported here, with lines."""

from __future__ import annotations

from typing import Any

from drafter.answers import columns
from drafter.answers.blocks import apart, blocks_of, paragraphs_of, top_blocks, with_ids
from drafter.answers.paths import line_of
from drafter.answers.tree import Mapping
from drafter.errors import AnswersError, Problem, RegimeError
from drafter.i18n import _
from drafter.memo import Memo
from drafter.model.bodies import Issuer
from drafter.model.papers import Paper
from drafter.model.plan import (
    TASK_COLUMNS,
    Appendix,
    Block,
    Duty,
    Implementation,
    Marks,
    Plan,
    Recipient,
    Signer,
)
from drafter.regimes import choose
from drafter.regimes.spec import Profile
from drafter.registers import bodies, places
from drafter.registers.papers import type_letters

Values = dict[str, Any]


def to_plan(values: Values, root: Mapping, file: str, memo: Memo | None = None) -> tuple[Plan, Profile]:
    """The plan that the answers describe, and the regime it is laid out by.

    Raises AnswersError with every problem of things that do not fit together.
    """
    return _Codec(values, root, file, memo or Memo()).plan()


class _Codec:
    def __init__(self, values: Values, root: Mapping, file: str, memo: Memo) -> None:
        self.memo = memo
        self.values = values
        self.root = root
        self.file = file
        self.problems: list[Problem] = []

    def _problem(self, path: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(line_of(self.root, path), path, message, hint))

    def plan(self) -> tuple[Plan, Profile]:
        values = self.values
        issuer = self._issuer(values["issuer"], "issuer")
        co_issuers = tuple(
            self._issuer(v, f"co_issuers[{n}]") for n, v in enumerate(values.get("co_issuers", ()), 1)
        )
        profile = self._profile(issuer)
        self._attached_plan_is_bare()
        self._marks_are_known(profile)
        if self.problems or issuer is None or profile is None:
            raise AnswersError(self.file, self.problems)
        joint = tuple(body for body in co_issuers if body)
        plan_type = values.get("type") or "Kế hoạch"
        plan = self._build(issuer, joint, plan_type, self._symbol(plan_type, issuer, joint, profile))
        self._columns_fit(plan)
        if self.problems:
            raise AnswersError(self.file, self.problems)
        return plan, profile

    def _build(self, issuer: Issuer, joint: tuple[Issuer, ...], plan_type: str, symbol: str) -> Plan:
        values = self.values
        if self.problems:
            raise AnswersError(self.file, self.problems)
        attached = values.get("attached_to")
        return Plan(
            issuer=issuer,
            co_issuers=joint,
            number=values.get("number", ""),
            symbol=symbol,
            place=values.get("place") or issuer.place,
            date=values["date"],
            type=plan_type,
            title=values["title"],
            implements=self.memo("implements", _papers, values.get("implements", ()), "vb"),
            bases=self.memo("bases", _papers, values.get("bases", ()), "cc"),
            opening=_optional_text(values, "opening"),
            sections=self.memo("sections", top_blocks, values.get("sections", ()), self.memo),
            implementation=self.memo("implementation", _implementation, values.get("implementation")),
            closing=_optional_text(values, "closing"),
            recipients=self.memo("recipients", _recipients, values.get("recipients", ())),
            archive=values.get("archive", ""),
            signers=self.memo("signers", _signers, values.get("signers", ())),
            appendices=tuple(
                Appendix(
                    id=v["id"],
                    title=v.get("title", ""),
                    label=v.get("label"),
                    orientation=v.get("orientation", "portrait"),
                    attached=v.get("attached", ""),
                    lists_tasks=v.get("tasks", False),
                    columns=v.get("task_columns", ()),
                    content=self.memo(("appendix", v["id"]), _appendix_blocks, v.get("content", ())),
                )
                for v in with_ids(values.get("appendices", ()), "pl")
            ),
            marks=Marks(**values.get("marks", {})),
            attached_to=_paper(attached, "attached_to") if attached else None,
            electronic=values.get("electronic", False),
        )

    def _columns_fit(self, plan: Plan) -> None:
        for number, appendix in enumerate(plan.appendices, 1):
            if why := columns.problem(appendix.columns or TASK_COLUMNS):
                self._problem(f"appendices[{number}].task_columns", why)

    def _issuer(self, raw: Values, path: str) -> Issuer | None:
        kind = bodies.kind(raw["kind"]) if "kind" in raw else None
        if kind is None:
            return None
        unit, free = raw.get("unit", ""), bool(raw.get("lines"))
        before = len(self.problems)
        if kind.units and unit and unit not in kind.units:
            hint = _("chọn: {units}").format(units=", ".join(kind.units))
            self._problem(
                f"{path}.unit", _("“{unit}” không hợp với loại cơ quan này").format(unit=unit), hint
            )
        wanted = [("unit", bool(kind.units)), ("name", bool(kind.units))]
        patterns = "".join((*kind.lines, *kind.parent))
        wanted += [("department", "{DEPARTMENT}" in patterns), ("province", "{PROVINCE}" in patterns)]
        for key, needed in wanted:
            if needed and not raw.get(key) and not free:
                hints = {
                    "unit": ", ".join(kind.units),
                    "name": "Văn Lãng",
                    "department": "Sở Giáo dục và Đào tạo",
                    "province": "tỉnh Lạng Sơn",
                }
                self._problem(
                    f"{path}.{key}", _("còn thiếu"), _("ví dụ: {example}").format(example=hints[key])
                )
        if refused := bodies.refusal(kind, unit, self.values["date"].latest):
            became = places.successors(kind, raw, self.values["date"].latest)
            hint = _("{hint}; {name} nay là: {units}").format(hint=refused[1], name=f"{unit} {raw.get('name')}", units=became)  # fmt: skip
            self._problem(f"{path}.kind", refused[0], hint if became else refused[1])
        elif not free and (nowhere := places.refusal(kind, raw, self.values["date"].latest)):
            self._problem(f"{path}.{nowhere[0]}", nowhere[1], nowhere[2])
        if len(self.problems) > before:
            return None
        made = bodies.issuer(
            kind.id,
            unit=unit,
            name=raw.get("name", ""),
            province=raw.get("province", ""),
            department=raw.get("department", ""),
            letters=raw.get("letters", ""),
            place=raw.get("place", ""),
            parent_lines=raw.get("parent_lines"),
            lines=raw.get("lines") or None,
            called=raw.get("called", ""),
        )
        if not made.lines or not any(made.lines):
            self._problem(f"{path}.lines", _("chưa có tên cơ quan ban hành"), _("ghi department hoặc lines"))
        return made

    def _profile(self, issuer: Issuer | None) -> Profile | None:
        if issuer is None:
            return None
        try:
            return choose(issuer.family, self.values["date"].latest, self.values.get("regime", ""))
        except RegimeError as error:
            path = "regime" if self.values.get("regime") else "date"
            self._problem(path, error.message, error.hint)
            return None

    def _symbol(self, plan_type: str, issuer: Issuer, joint: tuple[Issuer, ...], profile: Profile) -> str:
        given: str = self.values.get("symbol", "")
        if given:
            return given
        letters = type_letters(plan_type)
        if not letters:
            self._problem(
                "type",
                _("không biết chữ viết tắt của loại “{type}”").format(type=plan_type),
                _("ghi cả ký hiệu ở khóa symbol"),
            )
        bodies_letters = "-".join(body.letters for body in (issuer, *joint))
        return profile.number.order.format(type=letters, letters=bodies_letters)

    def _attached_plan_is_bare(self) -> None:
        if not self.values.get("attached_to"):
            return
        for key in ("number", "recipients", "archive", "signers"):
            if self.values.get(key):
                hint = _("bỏ khóa này: số, nơi nhận và chữ ký nằm ở quyết định")
                self._problem(key, _("kế hoạch kèm theo quyết định không có mục này"), hint)

    def _marks_are_known(self, profile: Profile | None) -> None:
        if profile is None:
            return
        looks = (("urgency", "do_khan"), ("secrecy", "do_mat"))
        for key, kind in looks:
            words = self.values.get("marks", {}).get(key, "")
            known = profile.looks[kind].accept
            if words and words.upper() not in known:
                self._problem(
                    f"marks.{key}", _("không có mức “{words}”").format(words=words), ", ".join(known)
                )


def _appendix_blocks(raws: tuple[Values, ...]) -> tuple[Block, ...]:
    return top_blocks(raws, Memo())


def _optional_text(values: Values, key: str) -> Any:
    return paragraphs_of(values[key]) if key in values else None


def _paper(raw: Values, id_: str) -> Paper:
    return Paper(**{"id": id_, **raw})


def _papers(raws: tuple[Values, ...], prefix: str) -> tuple[Paper, ...]:
    return tuple(_paper(raw, raw["id"]) for raw in with_ids(raws, prefix))


def _signers(raws: tuple[Values, ...]) -> tuple[Signer, ...]:
    return tuple(Signer(**v) for v in with_ids(raws, "ky"))


def _recipients(raws: tuple[Values, ...]) -> tuple[Recipient, ...]:
    return tuple(
        Recipient(
            id=v["id"],
            name=v.get("heading") or v.get("name", ""),
            note=v.get("note", ""),
            is_heading="heading" in v,
        )
        for v in with_ids(raws, "nn")
    )


def _implementation(raw: Values | None) -> Implementation | None:
    if not raw:
        return None
    duties = tuple(
        Duty(
            id=v["id"],
            agency=v.get("agency", ""),
            label=v.get("label"),
            inline=v.get("inline", ""),
            content=apart((*paragraphs_of(v.get("text", ())), *blocks_of(v.get("content", ()), depth=2))),
        )
        for v in with_ids(raw.get("agencies", ()), "cq")
    )
    return Implementation(
        heading=raw.get("heading") or "Tổ chức thực hiện",
        label=raw.get("label"),
        intro=paragraphs_of(raw.get("intro", ())),
        duties=duties,
        outro=paragraphs_of(raw.get("outro", ())),
    )
