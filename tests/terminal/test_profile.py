"""drafter profile: kept in the user's own folder, shown, taken from a plan, cleared; drafter new proposes it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Outcome
from tests.interview.helpers import COMMUNE

Run = Callable[..., Outcome]
WHO = [arg for key, value in COMMUNE.items() for arg in ("--set", f"{key}={value}")]


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cho-lam").mkdir()
    monkeypatch.chdir(tmp_path / "cho-lam")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "config"))


def test_from_a_plan_to_the_next_one(run_cli: Run, tmp_path: Path) -> None:
    """What one plan was signed and sent with is what the next one starts with, without anything being typed."""
    signer = ["--set", "signers[1]=deputy", "--set", "signers[1].name=Nguyễn Văn A"]
    assert run_cli("new", "cu.yml", "--defaults", *WHO, *signer, "--set", "archive=VT, VHXH").code == 0
    kept = run_cli("profile", "--from", "cu.yml")
    assert kept.code == 0, kept.err
    assert "name: Na Sầm" in kept.out
    assert [path.name for path in (tmp_path / "config").rglob("*.yml")] == ["ho-so.yml"]
    done = run_cli("new", "moi.yml", "--defaults", "--set", "date=9/2026")
    assert done.code == 0, done.err
    text = Path("moi.yml").read_text(encoding="utf-8")
    assert "name: Na Sầm" in text
    assert "post: PHÓ CHỦ TỊCH" in text
    assert "name: Nguyễn Văn A" in text
    assert "archive: VT, VHXH" in text


def test_shown_and_cleared(run_cli: Run) -> None:
    """Nothing kept is said with the way to keep something; what is kept is shown; clearing twice does no harm."""
    assert "chưa có hồ sơ cơ quan" in run_cli("profile").out
    run_cli("new", "cu.yml", "--defaults", *WHO)
    run_cli("profile", "--from", "cu.yml")
    shown = run_cli("profile")
    assert "ho-so.yml" in shown.out
    assert "kind: ubnd-xa" in shown.out
    assert "title:" not in shown.out
    assert [run_cli("profile", "--clear").code for _turn in range(2)] == [0, 0]
    assert "chưa có hồ sơ cơ quan" in run_cli("profile").out
    assert run_cli("new", "moi.yml", "--defaults").code == 2


@pytest.mark.parametrize("text", ["issuer: {kind: ubnd-xaa}\n", "title: X\n", "a: [\n", ""])
def test_a_profile_spoilt_by_hand_is_told(run_cli: Run, tmp_path: Path, text: str) -> None:
    """drafter new names the file, the mistake and the ways out; it neither guesses nor goes on without."""
    run_cli("new", "cu.yml", "--defaults", *WHO)
    run_cli("profile", "--from", "cu.yml")
    (path,) = (tmp_path / "config").rglob("ho-so.yml")
    path.write_text(f"drafter: '1'\n{text}", encoding="utf-8")
    done = run_cli("new", "moi.yml", "--defaults", *WHO)
    assert done.code == 2
    assert "ho-so.yml" in done.err
    assert "drafter profile --clear" in done.err
    assert not Path("moi.yml").exists()
    assert run_cli("new", "cu.yml", "--defaults").code == 0


@pytest.mark.parametrize(
    "arguments", [["--from", "khong-co.yml"], ["--from", "la.yml"], ["--from", "x", "--clear"]]
)
def test_a_wrong_source_changes_nothing(run_cli: Run, tmp_path: Path, arguments: list[str]) -> None:
    """A file that is not there or holds nothing of the office: exit 2, and no profile."""
    Path("la.yml").write_text("drafter: '1'\ntitle: X\n", encoding="utf-8")
    assert run_cli("profile", *arguments).code == 2
    assert not list(tmp_path.rglob("ho-so.yml"))
