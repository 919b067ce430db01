"""Who signs: lines of authority, posts, name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.anatomy import Piece
from drafter.anatomy.pieces import bare
from drafter.check.case import Case, Hit
from drafter.i18n import _
from drafter.registers.names import surnames

_STATE_FORM = re.compile(r"(TM|KT|TL|TUQ|Q)\. [^\W\d_]")
_PARTY_FORM = re.compile(r"(?:[TK]/[ML]|K/T|T/L|Q\.) [^\W\d_]")
_STATE_WORDS = re.compile(r"(TM|KT|TL|TUQ)\s*\.")


def _hit(case: Case, component: str, message: str, piece: Piece | None, severity: str = "") -> Hit:
    signs = case.profile.signs
    look = case.profile.looks[component]
    return Hit(
        message=message,
        component=look.id,
        clause=case.cite(signs.clause),
        confidence=signs.confidence,
        severity=severity,
        piece=piece,
    )


#: A body that signs as a whole, on a line of its own or stuck to its abbreviation.
_COLLECTIVE = re.compile(
    r"(?:t/?m\W*)?(?:uy ban nhan dan|ban thuong vu|ban chap hanh|(?:tinh|thanh|huyen|quan|thi|dang) uy)\b"
)


#: An acting head, whose abbreviation is written otherwise than "Q. ".
_ACTING = re.compile(r"Q\.(?=\S)|Q (?=\S)|QUYỀN ")
#: The standing committees of mass organisations.
_UNION = re.compile(r"\b(?:ban thuong vu|btv|ban chap hanh|bch|ban thuong truc|btt|doan chu tich)\b")
#: Units whose sector may rule that a rank or a degree stands before the name.
_RANKED = re.compile(
    r"(?:cong an|(?:bo|ban) (?:chqs|chi huy|tu lenh)|quan khu|quan doan|su doan|trung doan|(?:phong|cuc) canh sat|don bien phong|"
    r"truong|dai hoc|hoc vien|vien|benh vien|phong kham|(?:trung tam|tram) y te|ttyt|trung tam kiem soat benh tat)\b"
)


def authority_form(case: Case) -> Iterator[Hit]:
    """Chữ viết tắt quyền hạn sai cách.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.7.b: “TM.”, “KT.”, “TL.”, “TUQ.”, “Q.” có dấu chấm, rồi cách một chữ. Văn bản
    Đảng (HD 36-HD/VPTW, II.1.7): “T/M”, “K/T”, “T/L” có gạch chéo, không dấu chấm.
    Sai: “T/M ỦY BAN NHÂN DÂN”, “TM ỦY BAN NHÂN DÂN”, “THAY MẶT ỦY BAN NHÂN DÂN”; “KT. CHỦ TỊCH” đặt trên “TM. ỦY BAN NHÂN DÂN”; văn bản Đảng “TM. BAN THƯỜNG VỤ”.
    Đúng: “TM. ỦY BAN NHÂN DÂN”; văn bản Đảng “T/M BAN THƯỜNG VỤ”.
    """
    form = _STATE_FORM if case.is_state else _PARTY_FORM
    for piece in case.anatomy.of("quyen_han"):
        text = piece.text.strip()
        if re.match(
            r"(?:T\s*\.?\s*/?\s*M|K\s*\.?\s*/?\s*T|T\s*\.?\s*/?\s*L|TUQ|T/U|Q|THAY MẶT|KÝ THAY|THỪA LỆNH|THỪA [ỦU][YỶ] QUYỀN)\b",
            text,
        ) and not form.match(text):
            examples = "TM., KT., TL., TUQ." if case.is_state else "T/M, K/T, T/L"
            yield _hit(
                case,
                "quyen_han",
                _("“{found}”: quyền hạn ký viết {examples}").format(found=text, examples=examples),
                piece,
            )
    for piece in case.anatomy.of("chuc_vu"):
        if case.is_state and _ACTING.match(piece.text.strip()):
            said = _("“{found}”: quyền cấp trưởng viết “Q. ”, có dấu chấm và dấu cách").format(
                found=piece.text.strip()
            )
            yield _hit(case, "quyen_han", said, piece, "warning")
        if _COLLECTIVE.match(bare(piece.text)) is not None:
            mark = "TM. " if case.is_state else "T/M "
            said = _("“{found}”: trước tên tập thể phải có “{mark}”").format(
                found=piece.text, mark=mark.strip()
            )
            yield _hit(case, "quyen_han", said, piece)
    for signer in case.anatomy.signers:
        kinds = [bare(line.text)[:2] for line in signer.authority]
        late = signer.authority[kinds.index("tm")] if "tm" in kinds else None
        is_body = late is not None and _COLLECTIVE.match(bare(late.text)) is not None
        if late is not None and is_body and "kt" in kinds and kinds.index("kt") < kinds.index("tm"):
            yield _hit(case, "quyen_han", _("“{found}” phải ở trên dòng “KT.”").format(found=late.text), late)


def abbreviated_collective(case: Case) -> Iterator[Hit]:
    """Tên tập thể lãnh đạo sau “TM.” viết tắt hoặc ghi thừa.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.7.b: sau “TM.” là tên tập thể lãnh đạo hoặc tên cơ quan viết đủ. Văn bản Đảng: “T/M
    BAN THƯỜNG VỤ”, “T/M ĐẢNG ỦY”, không ghi thêm tên riêng.
    Sai: “TM. UBND HUYỆN VĂN LÃNG”, “TM. CHỦ TỊCH”, “T/M BAN THƯỜNG VỤ ĐẢNG ỦY”.
    Đúng: “TM. ỦY BAN NHÂN DÂN”, “T/M BAN THƯỜNG VỤ”.
    """
    for piece in case.anatomy.of("quyen_han"):
        plain = bare(piece.text)
        if case.is_state and re.match(r"tm\W*ub(nd)?\b", plain):
            yield _hit(
                case,
                "quyen_han",
                _("“{found}” phải viết đủ “TM. ỦY BAN NHÂN DÂN”").format(found=piece.text),
                piece,
            )
        elif case.is_state and re.match(
            r"tm\W*(chu tich|giam doc|truong phong|truong ban|cuc truong)\b", plain
        ):
            yield _hit(
                case,
                "quyen_han",
                _("“{found}”: sau “TM.” là tên tập thể, không phải chức vụ").format(found=piece.text),
                piece,
            )
        elif not case.is_state and re.match(r"t/m ", plain):
            rest = plain[4:]
            if not re.fullmatch(
                r"ban (?:thuong vu|chap hanh|thuong truc|chi dao|can su dang|bi thu)|(?:tinh|thanh|huyen|quan|thi|dang|chi) uy|"
                r"chi bo|uy ban kiem tra|doan chu tich|dang doan|bo chinh tri",
                rest,
            ):
                yield _hit(
                    case,
                    "quyen_han",
                    _("“{found}”: chỉ ghi T/M và tên tập thể, không ghi thêm tên").format(found=piece.text),
                    piece,
                    "warning",
                )


_DEPUTY = re.compile(r"(pho|cap pho)\b")


def for_head(case: Case) -> Iterator[Hit]:
    """“KT.” mà dưới là chức vụ của chính người đứng đầu.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.7.b và Điều 13: “KT.” là cấp phó ký thay cấp trưởng, dưới phải là chức vụ của cấp
    phó. Cấp ủy là tập thể: phó bí thư ký T/M, không ký K/T BÍ THƯ.
    Sai: “KT. CHỦ TỊCH / CHỦ TỊCH”; “K/T BÍ THƯ”.
    Đúng: “KT. CHỦ TỊCH / PHÓ CHỦ TỊCH”.
    """
    for signer in case.anatomy.signers:
        acting = next((p for p in signer.authority if re.match(r"k\W?t\b", bare(p.text))), None)
        if acting is None:
            continue
        head = re.sub(r"^k\W?t\W*", "", bare(acting.text))
        if not case.is_state and (head.startswith(("bi thu", "ban thuong vu"))):
            yield _hit(
                case,
                "quyen_han",
                _("“{found}”: cấp ủy là tập thể, phó bí thư ký T/M").format(found=acting.text),
                acting,
            )
        elif signer.posts and bare(signer.posts[0].text) == head:
            yield _hit(
                case,
                "chuc_vu",
                _("Dưới “{kt}” phải là chức vụ của cấp phó, không phải “{found}”").format(
                    kt=acting.text, found=signer.posts[0].text
                ),
                signer.posts[0],
            )


def deputy_alone(case: Case) -> Iterator[Hit]:
    """Cấp phó ký mà không có “KT.”.

    Vì sao: NĐ 30/2020/NĐ-CP, Điều 13 và Phụ lục I, Phần I, II.7.b: cấp phó ký thay cấp trưởng phải ghi “KT.” trước chức vụ của
    người đứng đầu.
    Sai: “TM. ỦY BAN NHÂN DÂN / PHÓ CHỦ TỊCH”.
    Đúng: “TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH”.
    """
    for signer in case.anatomy.signers:
        lines = " ".join(bare(p.text) for p in signer.authority)
        if _UNION.search(lines):
            # the Front, unions and associations sign as the Party does: the committee, then the post of who signs
            continue
        if (
            signer.posts
            and _DEPUTY.match(bare(signer.posts[0].text))
            and not re.search(r"\b(k\W?t|tl|t/l|tuq)\b", lines)
        ):
            yield _hit(
                case,
                "quyen_han",
                _("“{found}” ký phải có dòng “KT.” ở trên").format(found=signer.posts[0].text),
                signer.posts[0],
            )


def no_collective(case: Case) -> Iterator[Hit]:
    """Kế hoạch của Ủy ban nhân dân không có “TM.”.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.7.b: ký thay mặt tập thể phải ghi “TM.” trước tên tập thể. Chủ tịch quyết theo
    thẩm quyền riêng thì không ghi, nên chỉ cảnh báo.
    Sai: tên cơ quan “ỦY BAN NHÂN DÂN”, ký “KT. CHỦ TỊCH / PHÓ CHỦ TỊCH”.
    Đúng: “TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH”.
    """
    issuer = bare(" ".join(case.anatomy.issuer))
    lines = [p for signer in case.anatomy.signers for p in (*signer.authority, *signer.posts)]
    if not lines or not issuer.startswith(("uy ban nhan dan", "ubnd")):
        return
    if not any(re.match(r"t\W?m\b|thay mat\b", bare(p.text)) for p in lines):
        yield _hit(
            case,
            "quyen_han",
            _("Cơ quan ban hành là Ủy ban nhân dân, chữ ký thường có “TM. ỦY BAN NHÂN DÂN”"),
            lines[0],
            "warning",
        )


def odd_post(case: Case) -> Iterator[Hit]:
    """Chức vụ người ký ghi thừa.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.7.c: ghi chức vụ chính thức, không ghi chức vụ Nhà nước không quy định, không ghi
    lại tên cơ quan. Văn bản Đảng: không ghi tên cấp ủy (HD 36-HD/VPTW, II.1.7).
    Sai: “PHÓ CHỦ TỊCH THƯỜNG TRỰC”, “PHÓ GIÁM ĐỐC PHỤ TRÁCH”, “CHỦ TỊCH UBND XÃ KIM LIÊN”, “PHÓ BÍ THƯ TỈNH ỦY”.
    Đúng: “PHÓ CHỦ TỊCH”, “PHÓ BÍ THƯ”.
    """
    # signers of a joint document say whose heads they are (TT 01/2011/TT-BNV, Điều 12.1.b)
    joint = len(case.anatomy.signers) > 1
    for piece in case.anatomy.of("chuc_vu"):
        plain = bare(piece.text)
        if (
            case.is_state
            and re.search(r"\b(thuong truc|phu trach|dieu hanh)$", plain)
            and not plain.startswith("uy vien")
        ):
            yield _hit(
                case,
                "chuc_vu",
                _("“{found}”: chỉ ghi chức vụ chính thức").format(found=piece.text),
                piece,
                "warning",
            )
        elif not joint and (
            re.search(
                r"(chu tich|giam doc|truong phong|truong ban) (ubnd|uy ban|so|phong|ban|tinh|huyen|xa|phuong)\b",
                plain,
            )
            or (not case.is_state and re.search(r"bi thu (tinh|thanh|huyen|quan|thi|dang) uy", plain))
        ):
            yield _hit(
                case,
                "chuc_vu",
                _("“{found}”: không ghi lại tên cơ quan sau chức vụ").format(found=piece.text),
                piece,
                "warning" if case.is_state else "",
            )


#: "Đồng Chí Dũng" is a man of the family Đồng: titles in words are told from names by their small letters.
_TITLE = re.compile(
    r"(?:(?i:GS|PGS|TSKH|TS|ThS|Th\.S|CN|KS|DS|LS|BS|BSCK\w*|CK ?I{1,2}|NGƯT|NGND|TTƯT|TTND|NSƯT|NSND|Đ/c)"
    r"|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uý)|Đồng chí|Giáo sư|Phó [Gg]iáo sư|Tiến s[ĩỹ]|Thạc s[ĩỹ]|Cử nhân|Kỹ sư|Luật sư|"
    r"Bác s[ĩỹ]|Dược s[ĩỹ]|Nhà giáo)\b[.,\s]"
)
_HONORIFIC = re.compile(r"(?P<word>[Ôô]ng|[Bb]à)(?P<mark>\s*[:.])?\s+(?P<name>\S.*)")


def _is_honorific(text: str) -> str:
    """ "error" or "warning" where "Ông", "Bà" stands before a whole name, "" where it is the family name itself.

    "Ông Nguyễn Văn A" has a family name behind it, "Ông Thị Minh" has not. Who carries two family names ("Ông Lê Minh Anh") is
    told from a title only by "Văn", "Thị" behind the second.
    """
    m = _HONORIFIC.fullmatch(text)
    if m is None:
        return ""
    name = m["name"].split()
    if m["mark"] or m["word"][0].islower():
        return "error"
    if len(name) < _WHOLE_NAME or name[0] not in surnames():
        return ""
    return "error" if name[1] in ("Văn", "Thị") else "warning"


#: Words of a whole name: family, middle, given.
_WHOLE_NAME = 3


def titled_name(case: Case) -> Iterator[Hit]:
    """Trước họ tên người ký có học hàm, học vị, quân hàm.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.7.c: trước họ tên của người ký không ghi học hàm, học vị, danh hiệu; đơn vị vũ
    trang, giáo dục, y tế, khoa học được ghi khi người đứng đầu ngành cho phép, nên chỉ nhắc. Văn bản Đảng cũng không ghi quân hàm,
    “đồng chí” (HD 05-HD/VPTW, 7.1.3). “Ông”, “Bà” cũng là họ: chỉ xét khi sau đó là một họ nữa.
    Sai: “TS. Nguyễn Văn A”, “Đ/c Nguyễn Văn A”, “Ông Nguyễn Văn A”.
    Đúng: “Nguyễn Văn A”, “Ông Thị A”.
    """
    at = case.anatomy
    names = (*at.parents, *at.issuer, *(p.text for s in at.signers for p in s.authority))
    bodies = (bare(body) for line in names for body in line.split(" - "))
    is_ranked = case.is_state and any(_RANKED.match(body) for body in bodies)
    for piece in at.of("ho_ten"):
        text = piece.text.strip()
        has_title = _TITLE.match(text + " ") is not None
        severity = "error" if has_title else _is_honorific(text)
        if not severity:
            continue
        message = _("“{found}”: trước họ tên không ghi học hàm, học vị, danh hiệu")
        if has_title and is_ranked:
            message = _("“{found}”: quân hàm, học hàm, học vị chỉ ghi khi người đứng đầu ngành quy định")
            severity = "info"
        yield case.at("ho_ten", message.format(found=text), piece, severity=severity)


def marks_at_end(case: Case) -> Iterator[Hit]:
    """Cuối dòng quyền hạn, chức vụ, họ tên có dấu câu.

    Vì sao: các mẫu ở NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, V.7 và Phụ lục III không có dấu câu ở cuối các dòng này.
    Sai: “KT. CHỦ TỊCH,”, “PHÓ CHỦ TỊCH.”, “Nguyễn Văn A.”.
    Đúng: “KT. CHỦ TỊCH”, “PHÓ CHỦ TỊCH”, “Nguyễn Văn A”.
    """
    for component in ("quyen_han", "chuc_vu", "ho_ten"):
        for piece in case.anatomy.of(component):
            text = piece.text.strip()
            if text.endswith((".", ",", ";", ":")):
                yield _hit(
                    case,
                    component,
                    _("“{found}”: cuối dòng không có dấu câu").format(found=text),
                    piece,
                    "warning",
                )
                return


_COPY = re.compile(r"ban sao|sao y|sao luc|trich sao")


def signed_mark(case: Case) -> Iterator[Hit]:
    """Gõ sẵn “(Đã ký)” ở chỗ chữ ký, chỗ họ tên.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.7 và IV: chỗ ấy là chữ ký của người có thẩm quyền (ô số 7c) và dấu của cơ quan (ô số
    8). “(Đã ký)” là chữ của trang đăng lại văn bản, “(Chữ ký, dấu)” là chữ chỉ dẫn của mẫu.
    Sai: “(Đã ký)”, “(đã ký, đóng dấu)”, “(Ký, ghi rõ họ tên)” giữa chức vụ và họ tên.
    Đúng: để trống chỗ ký; ký tay hoặc ký số.
    """
    pieces = case.anatomy.of("_da_ky")
    if pieces and not any(_COPY.search(bare(piece.text)) for piece in case.anatomy.unplaced):
        message = _("“{found}” là chữ gõ sẵn, chỗ này để ký").format(found=pieces[0].text.strip())
        yield _hit(case, "ho_ten", message, pieces[0], "warning")


def no_signer(case: Case) -> Iterator[Hit]:
    """Không thấy người ký.

    Vì sao: NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, II.7: văn bản có chức vụ, họ tên của người có thẩm quyền. Kế hoạch kèm theo quyết
    định thì không ký.
    Sai: cuối văn bản chỉ có nơi nhận.
    Đúng: quyền hạn, chức vụ, họ tên người ký ở bên phải.
    """
    if case.anatomy.is_attached:
        return
    signers = case.anatomy.signers
    if not signers or not any(s.posts or s.authority for s in signers):
        yield _hit(case, "chuc_vu", _("Không thấy chức vụ và họ tên người ký"), None, "warning")
    elif not case.is_draft and any(s.name is None for s in signers):
        piece = next((p for s in signers if s.name is None for p in (*s.posts, *s.authority)), None)
        yield _hit(case, "ho_ten", _("Văn bản đã có số, ngày mà chưa có họ tên người ký"), piece, "warning")
