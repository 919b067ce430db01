"""The conversation: keys in, answers out, everything said in Vietnamese."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from drafter.check.finding import Finding, Place
from drafter.cli.drafting import heard
from drafter.interview.session import Session, Step, accept_all, next_step, step_at, steps
from drafter.terminal import editor
from drafter.terminal.remarks import Remark, beside
from drafter.terminal.screen import Screen, _completer
from tests.interview.helpers import COMMUNE, DISTRICT, answered, fresh, values, whole
from tests.terminal.helpers import BACK, DOWN, END, ENTER, KILL_LINE, LEAVE, UP, Talk, talk
from tests.tools import measured, unmeasured

NEWCOMER = ("15/10/2019", ENTER, DOWN, ENTER, ENTER, "lang son", ENTER, "Văn Lãng", ENTER)
TASKS = "sections[nhiem-vu].content[a1].content"


@cache
def district() -> Session:
    """A district's session in which everything is answered; sessions never change."""
    return whole(DISTRICT)


def at(key: str, replies: dict[str, object] | None = None) -> Session:
    """A session in which everything but one question is answered."""
    session = whole(replies) if replies else district()
    kept = {k: v for k, v in session.replies.items() if k != key}
    return Session(shelf=session.shelf, today=session.today, replies=kept)


def value(done: Talk, key: str) -> object:
    """What an answer has become."""
    return values(done.session)[key]


@unmeasured
def test_a_newcomer_presses_enter_most_of_the_time() -> None:
    """Four things typed, Enter for all else: a finished plan, every reply saved before the next question."""
    done = talk(fresh(), *NEWCOMER, ENTER * 30)
    assert not done.left
    assert values(done.session) == values(accept_all(answered(DISTRICT)))
    assert len(done.saved) == len(steps(done.session))


def test_progress_parts_and_the_key_for_going_back_are_shown() -> None:
    """ "câu 7/26", the part, and Esc stand above each question; what will print is shown as it becomes known."""
    done = talk(fresh(), *NEWCOMER)
    assert re.search(r"câu 6/\d\d · Phần: Văn bản · Esc: câu\u00a0trước", done.screen.said)
    assert "Sẽ in · Địa danh, ngày: Văn Lãng, ngày 15 tháng 10 năm 2019" in done.screen.said
    assert max(len(line) for line in done.screen.lines) <= 80


@unmeasured
def test_nothing_is_said_in_english() -> None:
    """None of the words that prompts bring along in English are on the screen."""
    done = talk(fresh(), *NEWCOMER, ENTER * 30)
    english = re.compile(
        r"\b(use|arrow|keys|enter to|select|done|invalid|yes|answer|please|finish)\b", re.IGNORECASE
    )
    assert not english.search(done.screen.said.replace("Enter:", ""))


def test_back_over_five_questions_and_change_one() -> None:
    """Five times back, a new province; the answers in between stay, what was typed in view of it is asked again."""
    session = answered(DISTRICT)
    step = next_step(session)
    assert step is not None
    done = talk(session, BACK * 2, KILL_LINE, "cao bang", ENTER, ENTER)
    assert value(done, "issuer.province") == "tỉnh Cao Bằng"
    assert value(done, "issuer.name") == "Văn Lãng"
    assert "cần xác nhận lại: Tên riêng" in done.screen.said
    five = talk(district(), BACK * 5, reviewed=False)
    assert "câu 22/26" in five.screen.said


def test_leaving_keeps_what_was_answered() -> None:
    """Ctrl-C, and Ctrl-D on an empty line, leave; all replies before are saved."""
    for key in (LEAVE, END):
        done = talk(fresh(), "15/10/2019", ENTER, DOWN, ENTER, ENTER, key)
        assert done.left
        assert set(done.session.replies) == {"date", "issuer.kind", "issuer.unit"}


def test_a_wrong_reply_stays_on_the_line() -> None:
    """A refused reply is not taken; mended, it is."""
    done = talk(at("number"), "145/KH", ENTER, KILL_LINE, "145", ENTER)
    assert value(done, "number") == "145"


def test_pasted_line_breaks_and_decomposed_letters() -> None:
    """A paste with line breaks is one line of a title; letters typed apart (NFD) arrive whole."""
    done = talk(at("title"), KILL_LINE, "\x1b[200~Đổi mới\r\ngia\u0301o du\u0323c\x1b[201~", ENTER)
    assert value(done, "title") == "Đổi mới giáo dục"
    long = talk(at("sections[kinh-phi].text"), DOWN, ENTER, "\x1b[200~Mở đầu\r\nHai\x1b[201~", END)
    assert str(value(long, "sections[kinh-phi].text")).endswith("quyết định.Mở đầu\nHai\n")


def test_a_proposed_paragraph_is_used_changed_or_dropped() -> None:
    """Enter uses it; the third choice leaves the part out."""
    key = "sections[kinh-phi].text"
    assert str(value(talk(at(key), ENTER), key)).startswith("Kinh phí thực hiện")
    assert value(talk(at(key), DOWN * 2, ENTER), key) == ""
    assert talk(at(key), DOWN, ENTER, BACK).left
    own = at(key, {**COMMUNE, "kit.id": "kl51-2019"})
    assert value(talk(own, DOWN, ENTER, KILL_LINE, "Thêm.", END), key) != ""


def test_a_paragraph_without_a_proposal_is_typed() -> None:
    """An empty long answer opens the lines at once; Enter makes a new line, Ctrl-D ends."""
    session = answered(
        {"signers[1]": "khac"}, whole({"date": "2026-06", "issuer.kind": "so", "issuer.province": "lang son"})
    )
    done = talk(session, "TUQ. GIÁM ĐỐC", ENTER, "Dòng hai", END, "CHÁNH VĂN PHÒNG", ENTER)
    assert value(done, "signers[1].authority") == "TUQ. GIÁM ĐỐC\nDòng hai\n"
    assert not done.left


def test_task_areas_are_chosen_with_their_official_headings() -> None:
    """The headings stand above the list; the space bar takes an area out; none at all is refused."""
    done = talk(at("kit.areas"), DOWN, " ", ENTER)
    assert value(done, "kit.areas") == ["a1", "a3", "a4", "a5", "a6"]
    assert "1. Tăng cường sự lãnh đạo, chỉ đạo và quản lý của cấp ủy" in done.screen.said
    assert talk(at("kit.areas"), "a", ENTER).left


def test_a_body_that_is_gone_is_explained_and_replaced() -> None:
    """A district in 2026: the law is told, Enter takes the commune."""
    done = talk(fresh(), "5/3/2026", ENTER, DOWN, ENTER, ENTER)
    assert "Luật 72/2025/QH15" in done.screen.said.replace("\n  ", " ")
    assert value(done, "issuer.kind") == "ubnd-xa"


def test_a_list_is_edited_item_by_item() -> None:
    """Add, change, move, take out; each edit is saved before the next."""
    session = at("recipients")
    count = len(step_at(session, "recipients").value)
    added = talk(session, DOWN, ENTER, "Báo Lạng Sơn", ENTER, "p/h", ENTER, ENTER)
    assert value(added, "recipients")[-1] == {"id": "nn-11", "name": "Báo Lạng Sơn", "note": "p/h"}
    assert added.saved[0].replies["recipients"].draft
    changed = talk(session, DOWN * 2, ENTER, ENTER, KILL_LINE, "HĐND tỉnh", ENTER, ENTER, ENTER)
    assert value(changed, "recipients")[0] == {"id": "nn-1", "name": "HĐND tỉnh", "note": "b/c"}
    gone = talk(session, DOWN * 3, ENTER, DOWN, ENTER, ENTER)
    assert [one["id"] for one in value(gone, "recipients")][:2] == ["nn-1", "nn-3"]
    assert len(value(gone, "recipients")) == count - 1
    moved = talk(session, DOWN * 4, ENTER, ENTER, DOWN * 2, ENTER, ENTER)
    assert [one["id"] for one in value(moved, "recipients")][:3] == ["nn-2", "nn-3", "nn-1"]


def test_esc_leaves_each_step_of_a_list() -> None:
    """Back out of a field, of a choice of items, of the list: nothing is changed."""
    session = at("recipients")
    keys = [DOWN, ENTER, BACK, DOWN * 2, ENTER, BACK, DOWN * 3, ENTER, BACK, DOWN * 4, ENTER, BACK]
    keys += [DOWN * 4, ENTER, ENTER, BACK, DOWN, ENTER, "X", ENTER, BACK, BACK, ENTER]
    done = talk(session, *keys)
    assert not done.left
    assert value(done, "recipients") == step_at(session, "recipients").value


def test_a_list_that_must_not_be_empty_and_a_task_with_two_leads() -> None:
    """An empty list offers adding only; a lead among its own partners is told and can be mended."""
    session = answered({TASKS: [{"task": "Làm.", "lead": "A"}]}, district())
    reply = session.replies[TASKS]
    session = Session(
        shelf=session.shelf, today=session.today,
        replies={**session.replies, TASKS: type(reply)(value=list(reply.value), draft=True)},
    )  # fmt: skip
    done = talk(
        session,
        DOWN * 2, ENTER, ENTER, ENTER, ENTER, "A", ENTER, ENTER, ENTER, ENTER,
        DOWN * 2, ENTER, ENTER, ENTER, ENTER, KILL_LINE, "B", ENTER, ENTER, ENTER, ENTER,
    )  # fmt: skip
    assert "không đồng thời là cơ quan phối hợp" in done.screen.said
    assert value(done, TASKS) == [{"id": "a1-nv-1", "task": "Làm.", "lead": "A", "partners": "B"}]
    empty = talk(session, DOWN * 3, ENTER, ENTER, ENTER, "", ENTER, "Việc mới.", *[ENTER] * 6)
    assert "(chưa có mục nào)" in empty.screen.said
    assert [one["task"] for one in value(empty, TASKS)] == ["Việc mới."]


def test_the_review_screen_shows_sources_jumps_and_writes() -> None:
    """All answers with where they come from; a question chosen there is asked again, then Enter writes."""
    session = whole({**DISTRICT, "number": "5"})
    done = talk(session, DOWN, ENTER, DOWN * 7, ENTER, KILL_LINE, "9", ENTER, ENTER, reviewed=False)
    assert not done.left
    assert value(done, "number") == "9"
    assert "8. Số của kế hoạch: 5 [đã nhập]" in done.screen.said
    assert "24. Lưu: VT, PGDĐT [mặc định]" in done.screen.said
    assert "Chữ ký: TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH" in done.screen.said


def test_back_from_the_review_goes_to_the_last_question() -> None:
    """Esc on the review asks the signer's name again; Esc in the choice of a question returns to the review."""
    done = talk(district(), DOWN, ENTER, BACK, BACK, "Nguyễn Văn A", ENTER, ENTER, reviewed=False)
    assert not done.left
    assert value(done, "signers[1].name") == "Nguyễn Văn A"


def test_parked_answers_are_told() -> None:
    """Leaving an area out says that its tasks are put away, taking it in again that they are back."""
    session = answered({TASKS: [{"task": "Riêng."}]}, district())
    done = talk(
        session,
        DOWN,
        ENTER,
        DOWN * 12,
        ENTER,
        " ",
        ENTER,
        DOWN,
        ENTER,
        DOWN * 12,
        ENTER,
        " ",
        ENTER,
        ENTER,
        reviewed=False,
    )
    assert "đã cất lại" in done.screen.said
    assert "dùng lại câu trả lời đã cất" in done.screen.said.replace("\n  ", " ")
    assert value(done, TASKS) == [{"id": "a1-nv-1", "task": "Riêng."}]


@pytest.mark.parametrize(
    "key", measured([UP, DOWN, "\x1b[C", "\x1b[D", "\t", "\x0c", "\x1b[5~"], lambda key: key == "\t")
)
@pytest.mark.parametrize(
    "where", ["number", "signers[1]", "kit.areas", TASKS, "recipients", "sections[kinh-phi].text"]
)
def test_stray_keys_do_no_harm(where: str, key: str) -> None:
    """Arrow keys, Tab, Ctrl-L, Page Up in every kind of prompt: it can still be answered or left."""
    done = talk(at(where), key, BACK)
    assert done.left
    assert where in values(done.session)


def test_a_body_without_a_regime_on_that_day_is_refused() -> None:
    """A Party plan of 2016 is before the regimes that are known: the reason is told, another body can be chosen."""
    done = talk(fresh(), "1/6/2016", ENTER, DOWN * 8, ENTER, ENTER)
    assert "trước khi có Hướng dẫn 36-HD/VPTW" in " ".join(done.screen.said.split())
    assert value(done, "issuer.kind") == "ubnd-tinh"


def test_provinces_are_found_without_marks_while_typing() -> None:
    """What is offered under the line holds the letters typed, marks or none."""
    from prompt_toolkit.completion import CompleteEvent
    from prompt_toolkit.document import Document

    offered = _completer(["tỉnh Lạng Sơn", "thành phố Đà Nẵng"]).get_completions(
        Document("da n"), CompleteEvent()
    )
    assert [one.text for one in offered] == ["thành phố Đà Nẵng"]


def test_a_commune_is_found_without_marks_and_an_unknown_one_is_let_pass() -> None:
    """ "na sam" is Na Sầm of Lạng Sơn; a name that the register does not have is taken, with the nearest one told."""
    found = talk(at("issuer.name", COMMUNE), KILL_LINE, "na sam", ENTER)
    assert value(found, "issuer.name") == "Na Sầm"
    assert "Chú ý" not in found.screen.said

    unknown = talk(at("issuer.name", COMMUNE), KILL_LINE, "Na Xầm", ENTER)
    assert value(unknown, "issuer.name") == "Na Xầm"
    assert "Chú ý: không có “Na Xầm”" in unknown.screen.said
    assert "gần nhất: Na Sầm" in " ".join(unknown.screen.said.split())


def test_communes_of_the_province_and_the_kind_are_offered() -> None:
    """While typing: the xã of Lạng Sơn on that day, none of its phường; before 01/7/2025 nothing is offered."""
    step = step_at(at("issuer.name", COMMUNE), "issuer.name")
    words = step.question.words(step.view)
    assert "Na Sầm" in words
    assert "Lương Văn Tri" not in words
    old = step_at(at("issuer.name", {**COMMUNE, "date": "5/3/2024"}), "issuer.name")
    assert old.question.words(old.view) == ()


def test_departments_of_the_day_are_offered_with_their_letters() -> None:
    """A department of 2026 is offered, one that ended is taken with its successor told; the letters follow the name."""
    replies = {"date": "5/3/2026", "issuer.kind": "so", "issuer.province": "lang son"}
    session = at("issuer.department", replies)
    step = step_at(session, "issuer.department")
    assert "Sở Nông nghiệp và Môi trường" in step.question.words(step.view)
    done = talk(session, KILL_LINE, "Sở Ngoại vụ", ENTER)
    assert value(done, "issuer.letters") == "SNgV"
    old = talk(session, KILL_LINE, "Sở Kế hoạch và Đầu tư", ENTER)
    assert "nay là Sở Tài chính" in " ".join(old.screen.said.split())


def test_what_is_said_goes_to_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    """Lines above the prompts are plain text on standard output."""
    Screen().say("câu 1/26")
    assert capsys.readouterr().out == "câu 1/26\n"


def test_fields_of_an_item_are_checked_and_long_ones_opened() -> None:
    """A control character in a field is refused on the line; an agency's paragraphs are typed line by line."""
    session = at("implementation.agencies")
    done = talk(
        session,
        DOWN,
        ENTER,
        "\x1b[200~Phòng\x07 Y\x1b[201~",
        ENTER,
        KILL_LINE,
        "Phòng Y tế",
        ENTER,
        ENTER,
        "Một.",
        ENTER,
        "Hai.",
        END,
        ENTER,
    )
    assert value(done, "implementation.agencies")[-1] == {
        "id": "cq-12",
        "agency": "Phòng Y tế",
        "text": "Một.\nHai.\n",
    }


def test_suggested_tasks_are_ticked_before_the_list_is_edited() -> None:
    """All are ticked: Enter takes them, the space bar leaves one out, s goes on to edit and add."""
    session = at(TASKS)
    suggested = [one["task"] for one in step_at(session, TASKS).value]
    assert len(suggested) > 1
    assert [one["task"] for one in value(talk(session, ENTER), TASKS)] == suggested
    without = talk(session, " ", ENTER)
    assert [one["task"] for one in value(without, TASKS)] == suggested[1:]
    # later the one left out is still offered, and an own task stands among the ticked ones
    more = [DOWN, ENTER, "Việc riêng.", *[ENTER] * 5, ENTER]
    added = talk(session, " ", "s", *more)
    assert [one["task"] for one in value(added, TASKS)] == [*suggested[1:], "Việc riêng."]
    again = talk(
        Session(shelf=session.shelf, today=session.today, replies=added.session.replies),
        DOWN, ENTER, DOWN * 13, ENTER, UP, " ", ENTER, ENTER, reviewed=False,
    )  # fmt: skip
    assert [one["task"] for one in value(again, TASKS)] == [*suggested[1:], "Việc riêng.", suggested[0]]


def test_at_least_one_task_is_ticked_or_written() -> None:
    """No tick at all is refused on the spot; s opens the empty list, where something can be added."""
    session = at(TASKS)
    none = talk(session, "a", ENTER)
    assert none.left
    assert TASKS not in none.session.replies
    own = talk(session, "a", "s", ENTER, "Việc riêng.", *[ENTER] * 6)
    assert [one["task"] for one in value(own, TASKS)] == ["Việc riêng."]


def test_remarks_of_the_check_stand_beside_their_answers() -> None:
    """A remark is under the group that it is about, one on the whole paper at the end; lines fit the screen."""

    def judge(session: Session) -> tuple[Remark, ...]:
        return (
            Remark(part="Văn bản", text="ND302 Ký hiệu lạ (“1/XX”) - khoản 3"),
            Remark(part="", text="KT101 Khổ giấy"),
            Remark(part="Nơi nhận, người ký", text="ND411 Thiếu nơi nhận " + "dài " * 30),
        )

    done = talk(district(), ENTER, reviewed=False, judge=judge)
    said = done.screen.said
    places = [said.index(words) for words in ("Văn bản\n", "! Kiểm tra: ND302", "Nội dung\n", "! Kiểm tra: ND411",
                                              "Cả văn bản", "KT101", "Đầu trang và chữ ký")]  # fmt: skip
    assert places == sorted(places)
    assert not done.left
    assert max(len(line) for line in done.screen.lines) <= 80


EVERY_KIND = {
    "date": "date",
    "text": "number",
    "choice": "signers[1]",
    "search": "issuer.province",
    "multi": "kit.areas",
    "tick": TASKS,
    "items": "recipients",
    "paragraph": "sections[kinh-phi].text",
}


@pytest.mark.parametrize("key", EVERY_KIND.values(), ids=EVERY_KIND)
@pytest.mark.parametrize(
    "stray",
    measured(["", UP, DOWN, "\x1b[C", "\x1b[D"], lambda key: not key),
    ids=["none", "up", "down", "right", "left"],
)
def test_esc_and_ctrl_d_in_every_kind_of_prompt(key: str, stray: str) -> None:
    """After any arrow key, Esc goes back one question and Ctrl-D leaves; the answers stay as they were."""
    session = at(key)
    before = values(session)
    gone = talk(session, stray, END, ENTER)
    assert (gone.left, gone.saved) == (True, [])
    asked = step_at(session, key)
    back = talk(session, stray, "\x1b")
    assert f"câu {max(asked.number - 1, 1)}/" in back.screen.said
    assert values(back.session) == before


def test_ctrl_d_leaves_the_review() -> None:
    """On the last screen as well: nothing is written."""
    assert talk(district(), END, ENTER, reviewed=False).left


@pytest.fixture
def own_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes a program that does something to the file it is given the user's editor."""

    def use(does: str) -> None:
        program = tmp_path / "trinh-soan-thao.py"
        program.write_text(f"import sys, pathlib\np = pathlib.Path(sys.argv[1])\n{does}\n", encoding="utf-8")
        monkeypatch.setenv("VISUAL", shlex.join([sys.executable, str(program)]))

    return use


@pytest.mark.parametrize("key", ["\x1bOR", "\x0f"], ids=["F3", "Ctrl-O"])
def test_long_text_in_the_users_editor(own_editor: Callable[[str], None], key: str) -> None:
    """The editor gets the text and what it leaves is the answer, cleaned as any other."""
    own_editor(
        "p.write_bytes(p.read_bytes() + 'Thêm một đoạn.\\r\\n\\r\\nVa\u0306n La\u0303ng.\\n'.encode())"
    )
    funding = "sections[kinh-phi].text"
    asked = at(funding)
    before = str(step_at(asked, funding).value).rstrip("\n")
    done = talk(asked, DOWN, ENTER, key, wait=3.0, then=(END,))
    assert value(done, funding) == f"{before}Thêm một đoạn.\nVăn Lãng.\n"


@pytest.mark.parametrize("does", ["sys.exit(1)", "p.unlink()", "p.write_bytes(bytes([255, 254, 0]))"])
def test_an_editor_that_fails_loses_nothing(
    own_editor: Callable[[str], None], does: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The text stays as it was, and the user is told."""
    own_editor(does)
    funding = "sections[kinh-phi].text"
    asked = at(funding)
    done = talk(asked, DOWN, ENTER, "\x0f", wait=3.0, then=(END,))
    assert value(done, funding) == step_at(asked, funding).value
    assert "giữ nguyên đoạn đang có" in capsys.readouterr().out


def test_an_editor_that_opens_another_window_is_waited_for(
    own_editor: Callable[[str], None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One with tabs comes back at once: what the user saves before pressing Enter counts."""
    own_editor(f"pathlib.Path({str(tmp_path / 'cho')!r}).write_text(str(p))")

    class Keyboard:
        def readline(self) -> str:
            opened = Path((tmp_path / "cho").read_text(encoding="utf-8"))
            opened.write_text("Đã sửa xong.\n", encoding="utf-8")
            return "\n"

    monkeypatch.setattr(editor, "_AT_ONCE_S", 60.0)
    monkeypatch.setattr(sys, "stdin", Keyboard())
    assert editor.edited("Chưa sửa.") == "Đã sửa xong."
    assert "bấm Enter" in capsys.readouterr().out


def test_which_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    """VISUAL before EDITOR before what the system has; without any the key is not offered."""
    monkeypatch.setenv("EDITOR", "nano -w")
    monkeypatch.delenv("VISUAL", raising=False)
    assert editor.found() == "nano"
    monkeypatch.setenv("VISUAL", "/opt/bin/vim")
    assert editor.found() == "vim"
    monkeypatch.delenv("VISUAL")
    monkeypatch.delenv("EDITOR")
    monkeypatch.setattr("shutil.which", lambda name: None)
    assert (editor.command(), editor.found()) == ("", "")


def test_what_is_found_in_an_answer_is_said_at_once() -> None:
    """The listener hears each answer when it is taken, and what it says stands below it."""
    keys: list[str] = []

    def listen(_session: Session, step: Step) -> tuple[str, ...]:
        keys.append(step.question.key)
        return ("ND701 Lặp từ “của của”",) if step.question.key == "title" else ()

    done = talk(at("title"), KILL_LINE, "Kế hoạch của của huyện", ENTER, listen=listen)
    assert keys == ["title"]
    assert done.screen.said.index("= Trích yếu nội dung") < done.screen.said.index("! Kiểm tra: ND701 Lặp từ")


def test_a_remark_names_the_question_that_holds_its_words() -> None:
    """Words of one answer lead to its question; words of none stay with the group of their component."""
    path = steps(district())
    title = next(step for step in path if step.question.key == "title")
    words = " ".join(str(title.value).split())[:40]
    place = Place(paragraph=3, words=f"{words} …")
    found = [
        Finding(
            code="ND701", severity="warning", component="body", message="Lặp từ", clause="lỗi gõ", where=place
        ),
        Finding(
            code="KT101", severity="error", component="trang", message="Khổ", clause="I.1", where=Place()
        ),
        Finding(code="ND703", severity="info", component="body", message="Từ", clause="", where=place),
    ]
    first, second = beside(found, path)
    assert first.part == title.question.part
    assert first.text.startswith(f"câu {title.number}: ND701 Lặp từ (“")
    assert (second.part, second.text) == ("", "KT101 Khổ - I.1")


def test_the_command_listens_with_the_rules_of_content() -> None:
    """A department merged away and a doubled word are told with the answer they stand in; a right answer says nothing."""
    session = whole(COMMUNE)
    step = step_at(session, "title")
    wrong = replace(step, value="Phối hợp với Sở Kế hoạch và Đầu tư của của tỉnh")
    said = " ".join(heard(session, wrong))
    assert "ND401" in said
    assert "ND701" in said
    assert heard(session, step) == ()
