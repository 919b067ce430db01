"""The answers file as a schema: every key there is, in the order in which drafter writes them.

Keys are English, values Vietnamese. Adding a question adds its key here; removing or renaming one needs a
migration (`drafter.answers.migrations`).
"""

from __future__ import annotations

from typing import Any

from drafter.answers import columns
from drafter.answers.free import Free
from drafter.answers.groups import Many, Map
from drafter.answers.migrations import CURRENT
from drafter.answers.schema import Block, CellText, Choice, Date, Kind, Line, Number, Report, flag
from drafter.answers.tree import Mapping, Node, Scalar, Sequence
from drafter.i18n import _
from drafter.model.plan import LEVELS, TASK_DETAILS, Level
from drafter.registers.bodies import kinds

LEVEL_WORDS: dict[str, Level] = dict(
    zip(("phần", "mục", "khoản", "tiết", "điểm", "gạch", "cộng", "đoạn"), LEVELS, strict=True)
)

ID = Line(
    doc="mã ngắn không đổi của mục này, ví dụ nv-1",
    pattern=r"[a-z0-9][a-z0-9-]{0,39}",
    says="chữ thường không dấu, số và gạch nối, tối đa 40 ký tự",
)

LABEL = Line(
    doc="số thứ tự in nguyên như ghi (kể cả dấu chấm); bỏ khóa này thì tự đánh số, để trống thì không in số"
)


def _line(doc: str, **rest: Any) -> Line:
    return Line(doc=doc, **rest)


ISSUER = Map(
    name="issuer",
    doc="cơ quan ban hành",
    required=("kind",),
    fields={
        "id": ID,
        "kind": Choice(doc="loại cơ quan", values={key: key for key in kinds()}),
        "unit": Choice(
            doc="loại đơn vị hành chính",
            values={u: u for k in kinds().values() for u in k.units},
        ),
        "name": _line("tên riêng của đơn vị hành chính, ví dụ Văn Lãng", limit=200),
        "province": _line("tỉnh, thành phố trực thuộc Trung ương, ví dụ tỉnh Lạng Sơn", limit=200),
        "department": _line("tên sở, phòng, bộ, ví dụ Sở Giáo dục và Đào tạo", limit=400),
        "letters": _line("chữ viết tắt của cơ quan trong ký hiệu, ví dụ SGDĐT", limit=60),
        "parent_lines": Many(doc="các dòng cơ quan chủ quản, nếu muốn ghi khác", of=_line("một dòng")),
        "lines": Many(doc="các dòng tên cơ quan ban hành, nếu muốn ghi khác", of=_line("một dòng")),
        "called": _line("tên cơ quan trong câu, nếu muốn ghi khác"),
    },
)

PAPER = Map(
    name="paper",
    doc="văn bản được viện dẫn",
    fields={
        "id": ID,
        "type": _line("tên loại, ví dụ Kết luận", limit=200),
        "symbol": _line("số, ký hiệu, ví dụ 51-KL/TW; luật thì để trống", limit=100),
        "date": Date(doc="ngày ban hành, ví dụ 2019-05-30"),
        "body": _line("cơ quan ban hành, ví dụ Ban Bí thư Trung ương Đảng", limit=600),
        "subject": _line("trích yếu, ví dụ về tiếp tục thực hiện ..."),
        "short": _line("tên gọi tắt dùng về sau, ví dụ Kết luận số 51-KL/TW", limit=600),
        "verbatim": _line("ghi nguyên văn thay cho các khóa trên"),
    },
)


def _row() -> Kind:
    return RowKind(doc="một hàng: danh sách các ô, hoặc một đoạn chữ phủ cả hàng")


class RowKind(Kind):
    """One row: a list of cells (text, or a group with span and rows), or a text for a row of one cell."""

    _cell_group = Map(
        doc="một ô gộp",
        required=("text",),
        fields={
            "text": CellText(doc="chữ trong ô"),
            "span": Number(doc="số cột mà ô chiếm", maximum=60, whole=True),
            "rows": Number(doc="số hàng mà ô chiếm", maximum=1000, whole=True),
        },
    )

    def __init__(self, doc: str) -> None:
        self.doc = doc

    def read(self, node: Node, path: str, report: Report) -> Any:
        if isinstance(node, Scalar):
            return CellText(doc=self.doc).read(node, path, report)
        if not isinstance(node, Sequence):
            return Many(doc=self.doc, of=CellText(doc=self.doc)).read(node, path, report)
        cells = []
        for index, item in enumerate(node.items, 1):
            kind: Kind = self._cell_group if isinstance(item, Mapping) else CellText(doc="một ô")
            cell = kind.read(item, f"{path}[{index}]", report)
            if cell is not None:
                cells.append(cell if isinstance(cell, dict) else {"text": cell})
        return tuple(cells)

    def json(self) -> dict[str, Any]:
        text = CellText(doc="chữ trong ô").json()
        cells = {"type": "array", "items": {"anyOf": [text, self._cell_group.json()]}}
        return {"description": _(self.doc), "anyOf": [text, cells]}


TABLE = Map(
    name="table",
    doc="bảng",
    required=("rows",),
    fields={
        "caption": _line("tên bảng, in phía trên"),
        "columns": Many(doc="tên các cột", of=CellText(doc="tên cột")),
        "head": Many(doc="các hàng đầu bảng, khi cần nhiều hơn một hàng", of=_row()),
        "widths": Many(doc="độ rộng tương đối của các cột", of=Number(doc="một số", minimum=0.1)),
        "rows": Many(doc="các hàng", of=_row()),
    },
)

TASK_FIELDS: dict[str, Kind] = {
    "lead": _line("cơ quan chủ trì"),
    "partners": _line("cơ quan phối hợp"),
    "leader": _line("lãnh đạo phụ trách, ví dụ Phó Chủ tịch UBND xã", limit=400),
    "start": _line("bắt đầu, ví dụ quý I/2026", limit=400),
    "deadline": _line("thời hạn, ví dụ quý IV/2026"),
    "product": _line("sản phẩm"),
    "money": _line("kinh phí và nguồn, ví dụ 50 triệu đồng, ngân sách xã", limit=400),
    "own_lines": Map(
        name="own_lines",
        doc="in từng phần thành dòng riêng dưới nhiệm vụ: chữ đứng trước, ví dụ lead: “- Cơ quan chủ trì:”",
        fields={
            key: _line("chữ đứng trước, ví dụ - Thời gian thực hiện:", limit=200) for key in TASK_DETAILS
        },
    ),
    "source": _line("chỗ của nhiệm vụ trong văn bản cấp trên, không in ra, ví dụ II.3.a", limit=400),
}


NODE = Map(
    name="node",
    doc="một phần của nội dung: đề mục, đoạn văn, nhiệm vụ hoặc bảng",
    fields={
        "id": ID,
        "level": Choice(doc="cấp đánh số", values=dict(LEVEL_WORDS)),
        "label": LABEL,
        "heading": _line("đề mục"),
        "inline": _line("chữ nằm cùng dòng với đề mục hoặc số thứ tự"),
        "text": Block(doc="các đoạn văn bên dưới, mỗi dòng một đoạn"),
        "task": _line("nội dung nhiệm vụ"),
        **TASK_FIELDS,
        "table": TABLE,
        "content": Many(doc="các phần bên trong", of=Map(doc="", fields={})),
    },
)
NODE.fields["content"] = lambda: Many(doc="các phần bên trong", of=NODE)

ROOT = Map(
    doc="Câu trả lời của một kế hoạch (drafter)",
    required=("drafter", "issuer", "date", "title"),
    fields={
        "drafter": _line("phiên bản của tệp câu trả lời", required=True),
        "regime": _line("chế độ thể thức; bỏ trống thì chọn theo ngày và loại cơ quan", limit=40),
        "issuer": ISSUER,
        "co_issuers": Many(doc="các cơ quan cùng ban hành (kế hoạch liên tịch)", of=ISSUER),
        "number": _line(
            "số của kế hoạch; để trống khi chưa cấp số",
            pattern=r"[0-9]{1,6}[a-zđ]?(\.[0-9]{1,2})?",
            says="chỉ ghi số, ví dụ 45; phần ký hiệu tự thêm",
        ),
        "symbol": _line(
            "ký hiệu sau số, nếu muốn ghi khác, ví dụ KH-UBND",
            limit=80,
            pattern=r"[^\s]+",
            says="không có dấu cách, ví dụ KH-UBND",
        ),
        "place": _line("địa danh, nếu muốn ghi khác", limit=200),
        "date": Date(doc="ngày ban hành: 05/3/2026, hoặc 3/2026 khi chưa có ngày", required=True),
        "type": _line("tên loại văn bản, thường là Kế hoạch", limit=100),
        "title": _line("trích yếu nội dung của kế hoạch", required=True),
        "marks": Map(
            doc="các dấu chỉ mức độ",
            fields={
                "draft": _line("dự thảo, ví dụ Dự thảo lần 2", limit=100),
                "urgency": _line("độ khẩn: KHẨN, THƯỢNG KHẨN, HỎA TỐC", limit=60),
                "secrecy": _line("độ mật: MẬT, TỐI MẬT, TUYỆT MẬT", limit=60),
                "circulation": _line("phạm vi lưu hành, ví dụ LƯU HÀNH NỘI BỘ", limit=100),
            },
        ),
        "electronic": flag("văn bản điện tử: có thì dòng “Kèm theo” ở phụ lục để trống số, ngày"),
        "attached_to": PAPER,
        "implements": Many(doc="văn bản được triển khai thực hiện", of=PAPER),
        "bases": Many(doc="các căn cứ", of=PAPER),
        "opening": Block(doc="đoạn mở đầu, nếu muốn ghi khác câu mẫu"),
        "kit": Map(
            doc="bộ khung đã dùng",
            fields={
                "id": _line("mã bộ khung", limit=60),
                "version": _line("phiên bản bộ khung", limit=80),
                "areas": Many(doc="các lĩnh vực nhiệm vụ đã chọn", of=_line("mã lĩnh vực", limit=60)),
                "parameters": Free(doc="tham số của bộ khung"),
            },
        ),
        "sections": Many(doc="nội dung, từ mục I", of=NODE),
        "implementation": Map(
            doc="tổ chức thực hiện",
            fields={
                "heading": _line("đề mục"),
                "label": LABEL,
                "intro": Block(doc="các đoạn mở đầu"),
                "agencies": Many(
                    doc="từng cơ quan",
                    of=Map(
                        name="agency",
                        doc="một cơ quan và việc của cơ quan đó",
                        required=("agency",),
                        fields={
                            "id": ID,
                            "label": LABEL,
                            "agency": _line("tên cơ quan", required=True),
                            "inline": _line("việc, viết cùng dòng với tên cơ quan"),
                            "text": Block(doc="việc, mỗi dòng một đoạn"),
                            "content": Many(doc="các phần bên trong", of=NODE),
                        },
                    ),
                ),
                "outro": Block(doc="các đoạn kết"),
            },
        ),
        "closing": Block(doc="đoạn kết của kế hoạch, nếu muốn ghi khác câu mẫu"),
        "recipients": Many(
            doc="nơi nhận",
            of=Map(
                name="recipient",
                doc="một nơi nhận",
                one_of=("name", "heading"),
                fields={
                    "id": ID,
                    "name": _line("tên nơi nhận", required=True),
                    "note": _line("chú thích: b/c, t/h, p/h", limit=100),
                    "heading": _line("dòng đầu của một nhóm, ví dụ Bản điện tử:", required=True),
                },
            ),
        ),
        "archive": _line("nơi lưu, ví dụ VT, PGDĐT"),
        "signers": Many(
            doc="người ký",
            of=Map(
                name="signer",
                doc="một chữ ký",
                fields={
                    "id": ID,
                    "authority": Many(
                        doc="các dòng quyền hạn, ví dụ TM. ỦY BAN NHÂN DÂN",
                        of=_line("một dòng", required=True),
                    ),
                    "post": _line("chức vụ, ví dụ CHỦ TỊCH"),
                    "second_post": _line("chức vụ khác, in dưới chức vụ"),
                    "name": _line("họ và tên, không ghi học hàm, học vị", limit=200),
                },
            ),
        ),
        "appendices": Many(
            doc="các phụ lục",
            of=Map(
                name="appendix",
                doc="một phụ lục, bắt đầu ở trang mới",
                fields={
                    "id": ID,
                    "label": LABEL,
                    "title": _line("tên phụ lục"),
                    "orientation": Choice(doc="chiều giấy", values={"dọc": "portrait", "ngang": "landscape"}),
                    "attached": _line("dòng kèm theo, nếu muốn ghi khác"),
                    "tasks": flag("có: bảng tất cả nhiệm vụ của kế hoạch"),
                    "task_columns": Many(
                        doc="các cột của bảng nhiệm vụ, theo thứ tự; bỏ khóa này thì theo lệ thường; cột khác có chữ thì đứng sau",
                        of=Choice(doc="một cột", values=dict(columns.WORDS)),
                    ),
                    "content": Many(doc="nội dung phụ lục", of=NODE),
                },
            ),
        ),
        "overrides": Many(
            doc="các dòng sửa tay trong Word, do drafter pull ghi",
            of=Map(
                name="override",
                doc="một dòng in theo chữ sửa tay",
                required=("line", "base"),
                fields={
                    "line": _line("mã của dòng in", limit=400, required=True),
                    "base": _line("dấu nhận dạng chữ của dòng khi sửa", limit=64, required=True),
                    "text": _line("chữ in thay cho dòng; để trống thì bỏ dòng"),
                    "after": Block(doc="các đoạn thêm ngay sau dòng, mỗi dòng một đoạn"),
                },
            ),
        ),
    },
)


def _groups(kind: Kind | None, found: dict[str, Map]) -> dict[str, Map]:
    """The groups with a name inside a kind of answer, each once."""
    if isinstance(kind, Many):
        return _groups(kind.of, found)
    if isinstance(kind, Map) and kind.name not in found:
        if kind.name:
            found[kind.name] = kind
        for key in kind.fields:
            _groups(kind.kind_of(key), found)
    return found


def json_schema() -> dict[str, Any]:
    """The whole form as JSON Schema, for editors."""
    groups = {name: group.body() for name, group in _groups(ROOT, {}).items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"drafter {CURRENT}",
        **ROOT.body(),
        "$defs": groups,
    }
