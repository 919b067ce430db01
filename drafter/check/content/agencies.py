"""Agencies and levels of government at the document's date, outside citations and quotations."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache, lru_cache

from drafter.check.case import Case, Hit
from drafter.check.content.common import first_day, hit, own_day, written_day
from drafter.check.content.prose import Line, prose
from drafter.check.rules.common import grouped
from drafter.i18n import _
from drafter.registers import agencies, levels
from drafter.text import fold, matches, short_day

#: Words that speak of the past: the old name is then right.
_PAST = re.compile(
    r"trước đây|trước khi|\bcũ\b|\(nay là|nay là|nguyên là|sắp xếp|sáp nhập|hợp nhất|kết thúc|chuyển giao|bàn giao"
    r"|tiếp nhận|không còn|bãi bỏ|giải thể|chuyển từ|từ cấp huyện|hai cấp|02 cấp|2 cấp|không tổ chức",
    re.IGNORECASE,
)


_BEFORE_DAY = re.compile(r"trước (?:ngày )?(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})", re.IGNORECASE)


def speaks_of_past(sentence: str, start: dt.date | None) -> bool:
    """Whether a sentence tells how it was: in words, or "trước ngày 01/3/2025", a day up to the change at `start`."""
    if _PAST.search(sentence):
        return True
    days = (written_day(m) for m in matches(_BEFORE_DAY, sentence))
    return any(day is not None and start is not None and day <= start for day in days)


@lru_cache(256)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    each = (re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(each)})(?![^\W\d_])", re.IGNORECASE)


@cache
def _ended_names() -> tuple[tuple[str, str], ...]:
    """(name, the same in small letters) of every agency that has ended."""
    return tuple((name, name.casefold()) for one in agencies.ended() for name in one.names)


@cache
def _early_names() -> tuple[tuple[str, str], ...]:
    return tuple((name, name.casefold()) for one in agencies.early() for name in one.names)


def _mentions(names: tuple[tuple[str, str], ...], text: str) -> Iterator[re.Match[str]]:
    """Where the text mentions any of these names, as whole words."""
    # most lines mention none: a pattern of all names is slow to make and slow to search with
    plain = fold(text)
    found = tuple(name for name, small in names if small in plain)
    return _pattern(found).finditer(text) if found else iter(())


#: "Các sở: KH&ĐT, TC, TN&MT": short names without the word "Sở".
_LIST = re.compile(r"\b[Cc]ác [Ss]ở\s*:?\s*(?P<list>[^;.()]*)")


@cache
def _letters() -> dict[str, str]:
    """Short names of departments that ended -> their names."""
    return {word: one.names[0] for one in agencies.ended() for word in one.letters}


@lru_cache(4096)
def _new_names(text: str) -> tuple[str, ...]:
    """The name of every agency that there was not always, at whatever day."""
    return tuple(" ".join(m[0].split()) for m in _mentions(_early_names(), text))


@lru_cache(4096)
def _old_names(text: str) -> tuple[tuple[int, int, str], ...]:
    """(start, end, name) of every agency that has ended, at whatever day."""
    return tuple(_find_old_names(text))


def _find_old_names(text: str) -> Iterator[tuple[int, int, str]]:
    for m in _mentions(_ended_names(), text):
        yield m.start(), m.end(), " ".join(m[0].split())
    for listed in _LIST.finditer(text):
        for word in re.finditer(r"[^\s,]+", listed["list"]):
            if word[0] in _letters():
                yield (
                    listed.start("list") + word.start(),
                    listed.start("list") + word.end(),
                    _letters()[word[0]],
                )


def own_lines(case: Case) -> Iterator[Line]:
    """The lines in which an office speaks of others: title, body, appendices, Nơi nhận."""
    yield from prose(case).of("title", "body", "appendix", "recipients")


def ended_agency(case: Case) -> Iterator[Hit]:
    """Cơ quan không còn ở ngày của văn bản.

    Vì sao: nhiều sở, bộ, ban đảng được hợp nhất từ 02/2025 đến 7/2025; giao việc cho cơ quan không còn thì không ai nhận. Tên trong
    văn bản viện dẫn và trong ngoặc kép giữ nguyên (Nghị quyết số 190/2025/QH15).
    Sai: kế hoạch năm 2026 giao “Sở Kế hoạch và Đầu tư”.
    Đúng: “Sở Tài chính” (từ 01/3/2025). Việc nào về cơ quan nào thì theo chức năng: giáo dục nghề nghiệp của Sở Lao động - Thương binh
    và Xã hội nay về Sở Giáo dục và Đào tạo.
    """
    day = first_day(case)
    if day is None or day < min(one.start for one in agencies.ended()):
        return
    hits = []
    for line in (*prose(case).of("head"), *own_lines(case)):
        for start, end, name in _old_names(line.own):
            sentence = line.around(start, end)
            one = next((a for a in agencies.ended() if a.is_called(name) and a.is_wrong(day)), None)
            if one is None or speaks_of_past(sentence, one.start):
                continue
            body, word = one.successor_for(line.text, day)
            why = _(" (việc “{word}”)").format(word=word) if word else ""
            message = _("“{name}” không còn từ {start}; nay là {body}{why}, theo {basis}").format(
                name=name, start=short_day(one.start), body=body, why=why, basis=one.basis
            )
            found = hit(line, message, one.basis, words=sentence.strip(), confidence=one.confidence)
            hits.append(((name, body), found))
    yield from grouped(hits)


def early_agency(case: Case) -> Iterator[Hit]:
    """Cơ quan chưa có ở ngày của văn bản.

    Vì sao: tên mới chỉ có từ ngày nghị quyết, nghị định có hiệu lực; kế hoạch ghi ngày trước đó thì tên hoặc ngày bị sai.
    Sai: kế hoạch năm 2024 giao “Sở Nông nghiệp và Môi trường”.
    Đúng: “Sở Nông nghiệp và Phát triển nông thôn”, “Sở Tài nguyên và Môi trường”.
    """
    day = own_day(case)
    if day is None or day >= max(one.before for one in agencies.early()):
        return
    hits = []
    for line in own_lines(case):
        for name in _new_names(line.own):
            one = next((a for a in agencies.early() if a.is_called(name) and day < a.before), None)
            if one is not None:
                message = _("“{name}” chỉ có từ {start} ({basis}); ở ngày này là {was}").format(
                    name=name, start=short_day(one.before), basis=one.basis, was=one.was
                )
                hits.append((name, hit(line, message, one.basis, words=name, confidence=one.confidence)))
    yield from grouped(hits)


@lru_cache(4096)
def _levels_in(text: str) -> tuple[tuple[levels.LevelWord, re.Match[str]], ...]:
    found = [(word, m) for word in levels.level_words() for m in matches(word.pattern, text)]
    by_name = levels.named().pattern.match(text)
    return (*found, (levels.named(), by_name)) if by_name else tuple(found)


def wrong_level(case: Case) -> Iterator[Hit]:
    """Nhắc cấp huyện, thị trấn sau ngày 01/7/2025, hoặc đặc khu trước ngày có đặc khu.

    Vì sao: từ 01/7/2025 chính quyền địa phương còn hai cấp, không còn huyện, quận, thị xã, thị trấn (Luật số 72/2025/QH15). Câu nói về
    trước đây, về việc sắp xếp, và tên riêng không tính.
    Sai: kế hoạch năm 2026 giao “UBND các huyện, thành phố”, “các xã, phường, thị trấn”.
    Đúng: “UBND các xã, phường”, “các xã, phường, đặc khu”.
    """
    first, last = first_day(case), own_day(case)
    if first is None or last is None:
        return
    hits = []
    for line in own_lines(case):
        taken: list[tuple[int, int]] = []
        for word, m in _levels_in(line.own):
            if not word.is_wrong(last if word.before else first):
                continue
            sentence = line.around(*m.span())
            if any(a < m.end() and m.start() < b for a, b in taken) or speaks_of_past(sentence, word.start):
                continue
            taken.append(m.span())
            found = " ".join((m["found"] if word is levels.named() else m[0]).split())
            if word.start is not None:
                message = _("“{found}”: từ {day} không còn {says} ({basis}); viết {instead}").format(
                    found=found,
                    day=short_day(word.start),
                    says=_(word.says),
                    basis=word.basis,
                    instead=word.instead,
                )
            else:
                message = _("“{found}”: ở ngày này chưa có {says} ({basis}); viết {instead}").format(
                    found=found, says=_(word.says), basis=word.basis, instead=word.instead
                )
            words = sentence.strip()
            hits.append((word.says, hit(line, message, word.basis, words=words, confidence=word.confidence)))
    yield from grouped(hits)
