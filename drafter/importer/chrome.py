"""What a web page puts round a plan: tables of metadata above it, related documents and notices below it."""

from __future__ import annotations

import re

from drafter.anatomy.pieces import bare, is_typed_rule

_ABOVE = re.compile(
    r"(?:#\s*)?(?:số hiệu|loại văn bản|nơi ban hành|người ký|ngày ban hành|ngày hiệu lực|ngày công báo|số công báo|tình trạng|"
    r"lĩnh vực|ngày hết hiệu lực|cơ quan ban hành|ngày cập nhật|trích yếu|tình trạng hiệu lực|ngày có hiệu lực|thuộc tính|"
    r"tải về|mục lục|lược đồ|văn bản gốc)\s*:?\s*(?=$|[:|\t ])",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"#\s+(?:\w[\w ]{0,20}|https?):\s*\S")
_SITE = re.compile(
    r"^# quan trọng: hãy luôn|thư viện pháp luật|thuvienphapluat|luatvietnam|vbpl\.vn|đang tải văn bản|click vào|đăng nhập|đăng ký tài khoản|"
    r"^để sử dụng toàn bộ tiện ích|lựa chọn và đăng ký gói cước|bản dịch này thuộc|hệ thống văn bản pháp luật|^\s*hệ thống pháp luật\s*$|đang tải nội dung|^\s*nội dung toàn văn\b|"
    # the site's own name for the document
    r"^\s*(?:văn bản khác|kế hoạch|quyết định) \d+\S*/\S+(?: năm \d{4}| về |$)|"
    # sites of shared documents
    r"^\s*you are on page \d+ of \d+|^\s*tải bản đầy đủ\b|^\s*bạn đang xem bản rút gọn của tài liệu|"
    # a document that the page relates to this one, and when the page was put up
    r"^\s*-?\s*\d{1,2}\.?(?:quyết định|nghị định|nghị quyết|thông tư|luật|chỉ thị|kế hoạch|công văn) \d|"
    r"^\s*- \d{1,2} (?:quyết định|nghị định|nghị quyết|thông tư|luật|chỉ thị|kế hoạch|công văn) (?:số )?\d|"
    r"^\s*(?:thứ \w+|chủ nhật)\s*[-,–]?\s*\d{1,2}/\d{1,2}/\d{4}|^\s*(?:đăng ngày|ngày đăng|lượt xem|view count)\b|"
    r"^\s*tháng (?:\d{1,2}|(?:mười )?\w+) \d{1,2}, \d{4}\b|^\s*\d{1,2}/\d{1,2}/\d{4}(?:[ ,-]+\d{1,2}:\d{2})?\s*$",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"ban hành:\s*\d{1,2}[/-]\d{1,2}[/-]\d{4}\s*\|\s*cập nhật|(?:văn bản|tài liệu|bài viết|tin) (?:có )?liên quan\s*:?$|"
    r"^(?:tác giả|nguồn tin)\s*:|^(?:các |những )?tin (?:khác|mới hơn|cũ hơn|cùng chuyên mục|đã đưa)|^(?:bản quyền|copyright)\b|"
    r"^(?:tổng số điểm của bài viết|click để đánh giá|đánh giá bài viết|thống kê truy cập|ý kiến bạn đọc|quay lại|in trang)|"
    r"^(?:được đăng bởi|không có nhận xét|đăng nhận xét|gửi email bài đăng|nhãn:)|"
    r"file được đính kèm theo văn bản|^(?:tải về|in văn bản|chia sẻ|về trang chủ|bình luận|ý kiến)\s*:?$|^lưu trữ\s+ghi chú|^mục lục$|^share this document|"
    r"^đang theo dõi$|^lịch sử hiệu lực\b|^trạng thái: |^\* lưu ý: để đọc được văn bản|"
    r"nội dung sửa đổi, hướng dẫn văn bản bị thay thế|^(?:#\s*)?bạn (?:chưa|đã) đăng nhập|thuvienphapluat|luatvietnam",
    re.IGNORECASE,
)
#: The site's own name for a document: "Kế hoạch 38/KH-UBND năm 2020 về ...".
_RECORD = re.compile(
    r"(?:Kế hoạch|Quyết định|Chương trình|Công văn|Chỉ thị) \d+\S*/\S+ (?:năm \d{4}|về|tuyên truyền) "
)
_TITLES = re.compile(r"c[ộo]ng h[òo]a\s+x[ãa] h[ộo]i|c[ộo]ng ho[àa]\s+x[ãa]\s*h[ộo]i|đảng c[ộo]ng s[ảa]n vi[ệe]t nam", re.IGNORECASE)  # fmt: skip
#: What a plan of the youth union has in the place of the national name, alone or in the right column.
_YOUTH = re.compile(
    r"(?:.*(?:\t| {3,})|(?:BCH|BAN CHẤP HÀNH|(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ) ĐOÀN) \S.{3,} )?\s*ĐOÀN TNCS HỒ CHÍ MINH\s*"
)
_NUMBER = re.compile(r"S[ốôồổo]\s*:?\s*[\dlI.…/-]\S*\s*\S{0,20}$")
#: How far from the top a national name is looked for, in lines.
_REACH = 200
#: How far below the national name the type stands, and how often a page says its own name.
_HEAD, _NAMES = 25, 2
#: Shorter words of the page may well stand below by chance, characters.
_SHORT_NAME = 30


def is_title_line(line: str) -> bool:
    """Whether the line carries the national name or the Party's title, as a header and not inside a sentence."""
    found = _TITLES.search(line)
    if _YOUTH.fullmatch(line):
        return True
    if found is None:
        plain = bare(line)
        return "cong hoa xa hoi chu nghia" in plain and line.upper() == line
    return found[0].upper() == found[0] and len(line.strip()) < 260


def comments(lines: list[str]) -> int:
    """How many lines at the top are remarks of whoever kept the file ("# source: ...")."""
    last = 0
    for n, line in enumerate(lines[:30]):
        if _COMMENT.match(line):
            last = n + 1
        elif line.strip():
            break
    return last


def above(lines: list[str]) -> int:
    """How many lines at the top are the page's, not the plan's: those before the header, when some are known for it."""
    anchor = next((n for n, line in enumerate(lines[:_REACH]) if is_title_line(line)), -1)
    if anchor < 0:
        return 0
    start = anchor
    while start and is_header(lines[start - 1]) and not lines[start - 1].strip().startswith("KẾ HOẠCH"):
        start -= 1
    posted = any(_is_known(line) for line in lines[:start])
    return start if posted or _is_name_of_page(lines[:start], lines[anchor : anchor + _HEAD]) else 0


def _is_name_of_page(above: list[str], below: list[str]) -> bool:
    """Whether nothing but the page's name stands above the head: it begins with the type, or is the title that stands below."""
    shown = [line.strip() for line in above if line.strip()]
    if not 0 < len(shown) <= _NAMES or not any(line.strip().startswith("KẾ HOẠCH") for line in below):
        return False
    said = bare(" ".join(below))
    named = all(re.match(r"kế hoạch\b", line, re.IGNORECASE) for line in shown)
    return named or all(len(line) > _SHORT_NAME and bare(line) in said for line in shown)


def _is_known(line: str) -> bool:
    return bool(_ABOVE.match(line.strip(" |")) or _SITE.search(line) or _COMMENT.match(line))


def is_header(line: str) -> bool:
    """Whether the line may stand in a header: capitals without digits, the number, a rule, or nothing."""
    words = line.strip().strip("|").strip()
    if not words or is_typed_rule(words) or words == "*":
        return True
    if _NUMBER.match(words):
        return True
    if _is_known(words) or re.search(r"\d", words):
        return False
    return len(words) < 90 and words.upper() == words


def below(lines: list[str], start: int) -> int:
    """Where the page's own words begin under the plan, at or after line `start`; the number of lines when nowhere."""
    for n in range(start, len(lines)):
        if _BELOW.search(lines[n].strip()) or (_SITE.search(lines[n]) and len(lines[n]) > 60):
            first = n
            while first > start and (
                not lines[first - 1].strip(" |") or _RECORD.match(lines[first - 1].strip())
            ):
                first -= 1
            return first
    return len(lines)


def last_anchor(lines: list[str]) -> int:
    """The line from which page furniture may begin: the last "Nơi nhận", else past the middle of the file."""
    found = [
        n
        for n, line in enumerate(lines)
        if re.match(r"\W*n[ơo]i (?:nh[ậâa]n|g[ửu]i)\s*:", line.strip(), re.IGNORECASE)
    ]
    return found[-1] if found else len(lines) * 2 // 3
