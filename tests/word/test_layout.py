"""Layout templates: committed files are what the regimes build, are adaptable Word files, and hold no stranger's looks."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from drafter.regimes import load, windows
from drafter.word.contract import check_template
from drafter.word.layout import build
from drafter.word.library import layout_path
from drafter.word.package import read_parts, write_parts
from tests.conftest import paragraphs_of, render_document
from tests.tools import ROOT, SAMPLES, sdk_errors

REGIMES = [window.id for window in windows()]


def parts(regime: str) -> dict[str, str]:
    """The parts of a committed layout as text."""
    return {
        name: data.decode() for name, data in read_parts(layout_path(regime).read_bytes(), regime).items()
    }


@pytest.mark.parametrize("regime", REGIMES)
def test_committed_layout_equals_a_fresh_build(regime: str) -> None:
    """Part by part: nobody edits a shipped layout by hand, and no number changes without its file (make layouts)."""
    fresh = read_parts(build(load(regime)), regime)
    committed = read_parts(layout_path(regime).read_bytes(), regime)

    assert sorted(fresh) == sorted(committed)
    for name in fresh:
        assert fresh[name] == committed[name], name


@pytest.mark.parametrize("regime", REGIMES)
def test_layout_is_clean_for_microsofts_validator(regime: str) -> None:
    """The template itself opens in Word: a person can adapt it."""
    assert sdk_errors(layout_path(regime), "Microsoft365") == []
    assert sdk_errors(layout_path(regime), "Office2010") == []


@pytest.mark.parametrize("regime", REGIMES)
def test_fonts_and_language(regime: str) -> None:
    """Times New Roman on all four axes and in the theme, no theme fonts, Vietnamese, no thumbnail."""
    found = parts(regime)
    styles = found["word/styles.xml"]

    assert re.search(
        r'<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>',
        styles,
    )
    assert not re.search(r"w:\w+Theme=", "".join(found.values()))
    assert 'w:lang w:val="vi-VN"' in styles
    assert 'themeFontLang w:val="vi-VN"' in found["word/settings.xml"]
    assert found["word/theme/theme1.xml"].count('typeface="Times New Roman"') == 4
    assert not [name for name in found if "thumbnail" in name or "stylesWithEffects" in name]


@pytest.mark.parametrize("regime", REGIMES)
def test_styles_have_ascii_ids_and_names_without_commas(regime: str) -> None:
    """Word processors drop other letters from ids; Word's validator refuses commas in names."""
    styles = parts(regime)["word/styles.xml"]
    ids = re.findall(r'w:styleId="([^"]+)"', styles)
    names = re.findall(r'<w:name w:val="([^"]+)"', styles)

    assert ids
    assert all(id_.isascii() for id_ in ids)
    assert len(ids) == len(set(ids)) == len(names) == len(set(names))
    assert not [name for name in names if "," in name]


@pytest.mark.parametrize("regime", REGIMES)
def test_headings_have_outline_levels(regime: str) -> None:
    """Word's navigation pane shows the plan: I., 1., 1.1., a) are levels one to four."""
    styles = parts(regime)["word/styles.xml"]

    for level in range(1, 5):
        style = re.search(rf'w:styleId="Heading{level}".*?</w:style>', styles)
        assert style
        assert f'<w:name w:val="heading {level}"/>' in style[0]
        assert f'<w:outlineLvl w:val="{level - 1}"/>' in style[0]
        assert "<w:keepNext/>" in style[0]


def test_package_bytes_do_not_depend_on_order_or_time(tmp_path: Path) -> None:
    """The same parts give the same bytes, whatever their order; entry times are fixed."""
    given = {"word/b.xml": b"<b/>", "[Content_Types].xml": b"<t/>", "word/a.xml": b"<a/>"}

    assert write_parts(given) == write_parts(dict(reversed(given.items())))
    assert b"1980" not in write_parts(given)


def test_a_new_regime_is_a_data_file_only() -> None:
    """No module of the package names a regime: adding one touches `regimes/data` and its built layout."""
    named = []
    for path in (ROOT / "drafter").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        named += [f"{path.name}: {window.id}" for window in windows() if re.search(rf'"{window.id}"', text)]

    assert named == []


def test_a_template_with_signatures_in_one_row_prints_still(tmp_path: Path) -> None:
    """Templates that offices made before names had a row of their own: `lien_tich.rows`."""
    shipped = (ROOT / "templates/layouts/nd30-2020.docx").read_bytes()
    older = tmp_path / "mau.docx"
    with zipfile.ZipFile(io.BytesIO(shipped)) as archive, zipfile.ZipFile(older, "w") as out:
        for info in archive.infolist():
            data = archive.read(info)
            if info.filename == "word/document.xml":
                assert b"lien_tich.tren" in data
                data = data.replace(b"lien_tich.tren", b"lien_tich.rows")
            out.writestr(info, data)

    assert check_template(older.read_bytes(), "mau.docx") == []
    printed = paragraphs_of(render_document(SAMPLES / "joint.yml", template=older))
    assert printed == paragraphs_of(render_document(SAMPLES / "joint.yml"))
