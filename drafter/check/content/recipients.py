"""Nơi nhận against tasks, both ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.anatomy import Node
from drafter.anatomy.pieces import bare
from drafter.check.case import Case, Hit
from drafter.check.content.prose import prose
from drafter.i18n import _

#: "As above", or a section of the document itself: everyone named there is a recipient.
_ALL = re.compile(
    r"nhu tren|nhu (?:muc|phan|dieu|kinh gui)|^muc [ivx]|\bmuc [ivx]+\b|cac co quan, don vi|cac don vi lien quan"
)
#: (what is looked for in a task's heading, what covers it in Nơi nhận, as a reader calls it), all without accents.
_KINDS: tuple[tuple[re.Pattern[str], re.Pattern[str], str], ...] = (
    (
        re.compile(r"mat tran to quoc|\bubmttq|\bmttq"),
        re.compile(r"mat tran|mttq|\bmt ?tq|doan the|he thong chinh tri"),
        "Ủy ban Mặt trận Tổ quốc Việt Nam",
    ),
    (
        re.compile(r"\bcong an (?:tinh|thanh pho|xa|phuong)"),
        re.compile(r"cong an|\bca\b|so,? ?ban|ban,? nganh|co quan|nganh doc"),
        "Công an",
    ),
    (
        re.compile(r"(?:uy ban nhan dan|ubnd) (?:cac |cap )?(?:huyen|quan|thi xa|xa|phuong)"),
        re.compile(r"ubnd|uy ban nhan dan|huyen|xa\b|phuong|dia phuong"),
        "Ủy ban nhân dân cấp dưới",
    ),
    (
        re.compile(r"^(?:cac )?so\b(?! ?giao dich)"),
        re.compile(r"\bso\b|so,|ban,? nganh|co quan chuyen mon|don vi"),
        "các sở",
    ),
    (
        re.compile(r"^(?:cac )?(?:huyen|thi|thanh|quan) uy\b"),
        re.compile(r"huyen|thi uy|thanh uy|quan uy|dang uy truc thuoc|cap uy"),
        "các huyện ủy, thị ủy, thành ủy",
    ),
    (
        re.compile(r"trung tam phuc vu hanh chinh cong"),
        re.compile(r"hanh chinh cong|\bhcc\b|co quan|don vi"),
        "Trung tâm Phục vụ hành chính công",
    ),
    (
        re.compile(r"tram y te"),
        re.compile(r"y te|\btyt\b|co quan|don vi"),
        "Trạm Y tế",
    ),
    (
        re.compile(r"^(?:cac )?truong (?:mam non|tieu hoc|trung hoc|mn|th|thcs|thpt|hoc)"),
        re.compile(r"truong|giao duc|co quan|don vi"),
        "các trường học",
    ),
)  # fmt: skip


def _assigned(case: Case) -> Iterator[tuple[Node, str]]:
    """Headings under "Tổ chức thực hiện" that name who does the task."""
    inside = False
    for branch in case.anatomy.sections:
        if not isinstance(branch, Node):
            continue
        heading = bare(branch.heading or branch.inline or branch.piece.text)
        inside = "to chuc thuc hien" in heading or "phan cong" in heading or "trach nhiem" in heading
        if inside:
            for node in branch.children:
                if isinstance(node, Node) and node.label is not None:
                    head = node.heading or node.inline[:90]
                    yield node, bare(head.split(":")[0][:120])


def uncovered(case: Case) -> Iterator[Hit]:
    """Cơ quan được giao việc mà không có trong Nơi nhận.

    Vì sao: văn bản gửi đến mọi cơ quan phải thực hiện (NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.9; HD 36-HD/VPTW). Nơi nhận ghi chung
    (“các sở, ban, ngành”, “như Mục IV”) được tính.
    Sai: Mục III giao Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, Nơi nhận không có.
    Đúng: thêm “Ủy ban MTTQ Việt Nam tỉnh” vào Nơi nhận.
    """
    names = [bare(r.name) for r in case.anatomy.recipients if not r.is_archive]
    if len(names) < 3 or any(_ALL.search(name) for name in names):
        return
    told: set[str] = set()
    issuers = bare(" ".join(case.anatomy.issuer))
    for node, head in _assigned(case):
        if head.strip(" .:;-") in issuers:
            # nobody sends a plan to itself
            continue
        for asked, covering, called in _KINDS:
            if called not in told and asked.search(head) and not any(covering.search(n) for n in names):
                told.add(called)
                yield Hit(
                    message=_("Giao việc cho {who} nhưng Nơi nhận không có; thêm vào Nơi nhận").format(
                        who=called
                    ),
                    component="noi_nhan_item",
                    clause=case.clause_of("noi_nhan_item")[0],
                    piece=node.piece,
                )


#: Departments of a province are below these bodies, above all others: those report to them.
_PROVINCIAL = re.compile(r"\b(?:tinh|thanh pho)\b|\b(?:tinh|thanh) uy\b")
#: A name cut short stands in the text at full length.
_SHORT = re.compile(r"[A-ZĐ&]{2,}")
_NAMED = re.compile(r"^(?:Sở|Chi cục|Trung tâm|Công an|Hội|Báo|Đài)\s+[A-ZĐ]")


def idle(case: Case) -> Iterator[Hit]:
    """Nơi nhận nêu đích danh cơ quan không có việc nào trong kế hoạch.

    Vì sao: cơ quan nêu tên ở Nơi nhận mà nội dung không nhắc tới thường là sót từ kế hoạch cũ. Nơi nhận để báo cáo, để biết không tính,
    sở là cấp trên của cơ quan ban hành cũng vậy.
    Sai: Nơi nhận có “Sở Ngoại vụ” nhưng nội dung không giao việc.
    Đúng: bỏ khỏi Nơi nhận, hoặc ghi “(để biết)”.
    """
    text = " ".join(bare(line.text) for line in prose(case).running)
    issuer = bare(" ".join(case.anatomy.issuer))
    below_departments = bool(case.anatomy.parents) or not _PROVINCIAL.search(issuer)
    for recipient in case.anatomy.recipients:
        name = recipient.name.strip(" -;.,")
        if recipient.is_archive or recipient.note or not _NAMED.match(name) or "(" in name or "," in name:
            continue
        if _SHORT.search(name) or (below_departments and name.startswith("Sở ")):
            continue
        if bare(name) not in text:
            yield Hit(
                message=_(
                    "Nơi nhận có “{name}” nhưng nội dung không nhắc tới; xem có sót từ kế hoạch cũ không"
                ).format(name=name),
                component="noi_nhan_item",
                clause=case.clause_of("noi_nhan_item")[0],
                severity="info",
                piece=recipient.piece,
            )
