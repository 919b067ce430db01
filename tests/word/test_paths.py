"""The quick ways print what docxtpl prints: in every part, for every plan at hand and for docxtpl's own tags."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from drafter.answers.load import Loaded, load
from drafter.cli.proving import Bench
from drafter.kits.cases import cases
from drafter.kits.load import kits
from drafter.word.compile import compile_template
from drafter.word.compiled import Compiled, dump, restore
from drafter.word.context import context
from drafter.word.library import compiled_for, layout_path, wording_texts
from drafter.word.lower import prepare
from drafter.word.making import Workshop
from drafter.word.own_path import differing, rendered
from drafter.word.package import DOCUMENT, read_parts
from drafter.word.render import CORE
from drafter.word.trace import CUSTOM, ITEM, prepare_package, printed_text
from tests.sheet.test_printed_lines import STRESS
from tests.tools import ANSWERS, SAMPLES, measured, unmeasured

TODAY = dt.date(2026, 3, 5)
#: Parts that docxtpl knows nothing of.
OURS = {ITEM, CUSTOM, CORE}


def compiled_of(source: bytes, wording: str = "state") -> Compiled:
    """A layout compiled with the wording of a family."""
    return compile_template(source, wording_texts(wording), "x")


def assert_as_docxtpl(loaded: Loaded, template: Path | None = None) -> dict[str, bytes]:
    """The parts of the document, after each was compared with what docxtpl makes of the same template and values."""
    shop = Workshop(template)
    made = read_parts(shop.document(loaded), "a")
    source = (template or layout_path(loaded.profile.id)).read_bytes()
    parts = prepare_package(read_parts(source, "b"))
    compiled = compiled_for(loaded.profile.id, loaded.plan.issuer.wording, template)
    prepared = {part: prepare(parts[part], part)[0] for part in compiled.printed}
    static = {name: data for name, data in parts.items() if name not in prepared and name not in OURS}
    theirs = rendered(static, prepared, context(shop.sheet(loaded), compiled.sections))

    assert differing({part: made[part].decode() for part in prepared}, theirs) == []
    assert {name: data for name, data in made.items() if name not in OURS and name not in prepared} == static
    return made


def plans() -> dict[str, tuple[Path, tuple[str, ...]]]:
    """Every answers file at hand, and the plan that has every part, in all regimes."""
    found: dict[str, tuple[Path, tuple[str, ...]]] = {
        path.stem: (path, ()) for path in sorted(ANSWERS.glob("*.yml"))
    }
    found |= {f"stress-{name}": (SAMPLES / "stress.yml", tuple(more)) for name, more in STRESS.items()}
    found |= {name: (SAMPLES / f"{name}.yml", ()) for name in ("joint", "attached")}
    return found


@unmeasured
@pytest.mark.parametrize("name", plans())
def test_every_plan_is_printed_as_docxtpl_prints_it(name: str) -> None:
    """The instructions and docxtpl's own rendering give the same XML in every part."""
    path, settings = plans()[name]
    assert_as_docxtpl(load(path.read_bytes(), name, settings))


@unmeasured
@pytest.mark.parametrize("kit", kits(), ids=lambda kit: kit.id)
def test_every_kit_is_printed_as_docxtpl_prints_it(kit: object) -> None:
    """A plan of each kit at each of its levels."""
    bench = Bench(kit)  # type: ignore[arg-type]
    found = [all_[-1] for level in kit.levels if (all_ := cases(kit, level, TODAY))]  # type: ignore[attr-defined,arg-type]

    assert found
    for case in found:
        assert_as_docxtpl(load(bench.draft(case).answers, kit.id))  # type: ignore[attr-defined]


def own_template(folder: Path, words: str, *, style: str = "VB Trích yếu") -> Path:
    """The layout of today with other words in one paragraph."""
    document = Document(str(layout_path("nd30-2020")))
    paragraph = next(p for p in document.paragraphs if p.style is not None and p.style.name == style)
    paragraph.runs[0].text = words
    for run in paragraph.runs[1:]:
        run.text = ""
    document.save(str(folder / "mau.docx"))
    return folder / "mau.docx"


#: docxtpl's documented tags in one paragraph -> the way that prints them.
TAGS = {
    "{{ trich_yeu.text }} và {{ ten_loai.text }}": "programs",
    "{{trich_yeu.text}}": "programs",
    '{% if trich_yeu.kind == "x" %}A{% elif not trich_yeu %}B{% else %}{{ trich_yeu.text }}{% endif %}': "programs",
    "{% for d in noi_dung %}{{ loop.index }}{% if not loop.last %}, {% endif %}{% endfor %} {{ trich_yeu.text }}": "programs",
    "{# một lời nhắn #}{{ trich_yeu.text }}": "programs",
    "{_{ không phải thẻ }_} {{ trich_yeu.text }}": "prepared",
    "{{ trich_yeu.text | trim }}": "sources",
    "{{ trich_yeu.text ~ '.' }}": "sources",
    "{% set ten = trich_yeu.text %}{{ ten }} {{ trich_yeu.text }}": "sources",
    "{{ 'A' if co_ket_thuc else 'B' }} {{ trich_yeu.text }}": "sources",
    "{{ trich_yeu.text }}{% for d in noi_dung if d.kind == 'muc' %}; {{ d.head }}{% endfor %}": "sources",
    "{{ trich_yeu.text }} {{ noi_dung | length }}": "sources",
}


@pytest.mark.parametrize("words", measured(TAGS, lambda words: " if d.kind" in words))
def test_documented_tags_are_printed_as_docxtpl_prints_them(tmp_path: Path, words: str) -> None:
    """Each tag by the quickest way that can, to the same XML; the title stands in the document."""
    template = own_template(tmp_path, words)
    loaded = load((ANSWERS / "xa-2026.yml").read_bytes(), "x", ("title=Tên & <thử>",))
    made = assert_as_docxtpl(loaded, template)
    compiled = compiled_for(loaded.profile.id, loaded.plan.issuer.wording, template)

    assert DOCUMENT in getattr(compiled, TAGS[words])
    assert "Tên & <thử>" in printed_text(made[DOCUMENT].decode())
    assert bool(compiled.why_slow) == (TAGS[words] != "programs")


_DRAWING = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="9" cy="9"/><wp:docPr id="7" name="hình"/></wp:inline></w:drawing></w:r>'
)


def with_drawing(template: Path, style: str) -> Path:
    """The template with a drawing in the first paragraph of a style."""
    with zipfile.ZipFile(template) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts[DOCUMENT])
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    place = next(
        p for p in root.iter(f"{w}p") if any(s.get(f"{w}val") == style for s in p.iter(f"{w}pStyle"))
    )
    place.append(etree.fromstring(f'<x xmlns:w="{w[1:-1]}">{_DRAWING}</x>')[0])
    parts[DOCUMENT] = etree.tostring(root)
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    target = template.with_name("hinh.docx")
    target.write_bytes(out.getvalue())
    return target


def test_a_drawing_that_stands_once_costs_no_speed(tmp_path: Path) -> None:
    """A logo has a number of its own either way."""
    template = with_drawing(own_template(tmp_path, "{{ trich_yeu.text }}"), "VBTrichYeu")
    compiled = compiled_of(template.read_bytes())

    assert DOCUMENT in compiled.programs


def test_what_only_docxtpl_can_is_done_by_docxtpl(tmp_path: Path, run_cli: Callable[..., object]) -> None:
    """A drawing in a loop gets a number each time from docxtpl alone; the reason is said, the document complete."""
    template = with_drawing(own_template(tmp_path, "{{ trich_yeu.text }}"), "Heading1")
    compiled = compiled_of(template.read_bytes())
    made = assert_as_docxtpl(load((ANSWERS / "xa-2026.yml").read_bytes(), "x"), template)
    numbers = [
        drawing.get("id")
        for drawing in etree.fromstring(made[DOCUMENT]).iter(
            "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
        )
    ]
    told = run_cli(
        "render",
        ANSWERS / "xa-2026.yml",
        "-o",
        tmp_path / "a.docx",
        "--template",
        template,
        "--verbose",
        "--no-check",
    )

    assert (compiled.programs, compiled.sources, list(compiled.prepared)) == ({}, {}, [DOCUMENT])
    assert restore(dump(compiled)) == compiled
    assert len(numbers) == len(set(numbers)) > 1
    assert f"{DOCUMENT}: in bằng docxtpl" in told.err  # type: ignore[attr-defined]


def test_the_way_and_its_reason_are_said_when_asked(tmp_path: Path, run_cli: Callable[..., object]) -> None:
    """--verbose names the way of each part; without it nothing is said."""
    slow = own_template(tmp_path, "{{ trich_yeu.text | trim }}")
    arguments = ("render", ANSWERS / "xa-2026.yml", "-o", tmp_path / "a.docx", "--force", "--no-check")
    quick, own, quiet = (
        run_cli(*arguments, "--verbose"),
        run_cli(*arguments, "-v", "--template", slow),
        run_cli(*arguments),
    )

    assert "danh sách lệnh" in quick.err  # type: ignore[attr-defined]
    assert "in bằng Jinja, vì mẫu dùng Filter" in own.err  # type: ignore[attr-defined]
    assert quiet.err == ""  # type: ignore[attr-defined]
