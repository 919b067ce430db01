"""Reports: the same findings as text, JSON, SARIF or one HTML page. Pure functions from values to text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from html import escape
from typing import Any

from drafter import __version__
from drafter.check.finding import SEVERITIES, Finding, NotEvaluated, Report, Severity
from drafter.check.table import BY_CODE
from drafter.i18n import _, language
from drafter.regimes import load
from drafter.text import few

#: Files with errors that the sum names.
_NAMED = 10
_HEADINGS: dict[Severity, str] = {"error": "Lỗi", "warning": "Cảnh báo", "info": "Lưu ý"}


def render(reports: Sequence[Report], form: str) -> str:
    """The reports as text, json, sarif or html, ending with a line end."""
    makers = {"text": text, "json": as_json, "sarif": sarif, "html": html}
    return makers[form](reports)


def _spot(finding: Finding) -> str:
    where = finding.where
    page = _("trang {page}, ").format(page=where.page) if where.page else ""
    if where.paragraph >= 0:
        return (
            f"{page}"
            + _("đoạn {n}").format(n=where.paragraph + 1)
            + (f" “{where.words}”" if where.words else "")
        )
    return page.rstrip(", ") or _("cả văn bản")


def text(reports: Sequence[Report]) -> str:
    """For people: one finding a line, the worst first, each with its clause; of several files what they share once at the end."""
    if len(reports) == 1:
        return "\n".join(_lines(reports[0], None)) + "\n"
    shared = _shared(reports)
    lines: list[str] = []
    for report in reports:
        lines += [*_lines(report, shared), *([""] if report.findings else [])]
    if shared:
        lines.append(_("Không xét được ở mọi tệp ({n})").format(n=len(shared)))
        lines += [f"  {codes}: {reason}" for reason, codes in _by_reason(shared).items()]
    return "\n".join([*lines, _of_all(reports)]) + "\n"


def _lines(report: Report, shared: Sequence[NotEvaluated] | None) -> Iterator[str]:
    """One file. Of several, one where nothing is found takes one line, and what was judged in none of them (`shared`) is said elsewhere."""
    head = f"{report.file}: {load(report.regime).name} ({report.regime_reason})"
    left = [one for one in report.not_evaluated if one not in (shared or ())]
    if shared is not None and not report.findings and not left:
        yield f"{head}: {_said(report)}"
        return
    yield head
    for severity in SEVERITIES:
        found = [finding for finding in report.findings if finding.severity == severity]
        if found:
            yield f"{_(_HEADINGS[severity])} ({len(found)})"
            yield from (f"  {f.code} {f.message} [{_spot(f)}] - {f.clause}" for f in found)
    if left:
        yield _("Không xét được ({n})").format(n=len(left))
        yield from (f"  {codes}: {reason}" for reason, codes in _by_reason(left).items())
    yield _said(report)


def _shared(reports: Sequence[Report]) -> tuple[NotEvaluated, ...]:
    """What was judged in none of the files, for the same reason."""
    first, *rest = reports
    return tuple(one for one in first.not_evaluated if all(one in other.not_evaluated for other in rest))


def _of_all(reports: Sequence[Report]) -> str:
    """What several files have between them, and which of them have errors."""
    counts = [report.summary for report in reports]
    wrong = [report.file for report in reports if report.has_errors]
    told = _("{files} tệp: {wrong} tệp có lỗi thể thức ({error} lỗi), {warning} cảnh báo, {info} lưu ý.").format(
        files=len(reports), wrong=len(wrong), **{key: sum(one[key] for one in counts) for key in counts[0]}
    )  # fmt: skip
    if not wrong:
        return told
    return f"{told} {_('Có lỗi: {files}').format(files=few(wrong, _NAMED))}"


def _by_reason(not_evaluated: Sequence[NotEvaluated]) -> dict[str, str]:
    codes: dict[str, list[str]] = {}
    for one in not_evaluated:
        codes.setdefault(one.reason, []).append(one.code)
    return {reason: ", ".join(dict.fromkeys(found)) for reason, found in codes.items()}


def _said(report: Report) -> str:
    counts = report.summary
    if not report.findings:
        return _("Không thấy lỗi thể thức nào.")
    return _("{error} lỗi, {warning} cảnh báo, {info} lưu ý.").format(**counts)


def plain(report: Report) -> dict[str, Any]:
    """The report as plain values."""
    return {
        "file": report.file,
        "regime": report.regime,
        "regime_reason": report.regime_reason,
        "findings": [asdict(finding) for finding in report.findings],
        "not_evaluated": [asdict(one) for one in report.not_evaluated],
        "summary": report.summary,
    }


def as_json(reports: Sequence[Report]) -> str:
    """One object for one file, an array for more."""
    values = [plain(report) for report in reports]
    return json.dumps(values[0] if len(values) == 1 else values, ensure_ascii=False, indent=2) + "\n"


_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def sarif(reports: Sequence[Report]) -> str:
    """SARIF 2.1.0, one run for all files."""
    codes = sorted({f.code for report in reports for f in report.findings})
    rules = [
        {
            "id": code,
            "shortDescription": {"text": _(BY_CODE[code].title)},
            "help": {"text": _(BY_CODE[code].page)},
        }
        for code in codes
    ]
    results = [
        {
            "ruleId": f.code,
            "ruleIndex": codes.index(f.code),
            "level": _LEVELS[f.severity],
            "message": {"text": f"{f.message} ({f.clause})"},
            "locations": [
                {
                    "physicalLocation": {"artifactLocation": {"uri": report.file.replace("\\", "/")}},
                    "logicalLocations": [{"name": _spot(f), "kind": f.component}],
                }
            ],
        }
        for report in reports
        for f in report.findings
    ]
    driver = {"name": "drafter", "version": __version__, "rules": rules}
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "language": language(), "results": results}],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


_STYLE = """
body{font:16px/1.5 "Times New Roman",serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#000;background:#fff}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #767676;padding:.3rem .5rem;text-align:left;vertical-align:top}
.error{border-left:.4rem solid #b00020}.warning{border-left:.4rem solid #8a5a00}.info{border-left:.4rem solid #005a9c}
""".strip()


def html(reports: Sequence[Report]) -> str:
    """One page that loads nothing and runs nothing; every text of the document is escaped."""
    parts = [
        f'<!doctype html><html lang="{language()}"><head><meta charset="utf-8">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        '<meta name="viewport" content="width=device-width">',
        f"<title>{escape(_('Kết quả kiểm tra thể thức'))}</title><style>{_STYLE}</style></head><body>",
        f"<h1>{escape(_('Kết quả kiểm tra thể thức'))}</h1>",
        *([f"<p>{escape(_of_all(reports))}</p>"] if len(reports) > 1 else []),
    ]
    for report in reports:
        parts += [
            f"<h2>{escape(report.file)}</h2>",
            f"<p>{escape(load(report.regime).name)} ({escape(report.regime_reason)})<br>{escape(_said(report))}</p>",
        ]
        if report.findings:
            heads = (_("Mức"), _("Mã"), _("Nội dung"), _("Ở đâu"), _("Căn cứ"))
            parts.append(
                "<table><thead><tr>"
                + "".join(f'<th scope="col">{escape(h)}</th>' for h in heads)
                + "</tr></thead><tbody>"
            )
            parts += [
                f'<tr class="{f.severity}">'
                + "".join(
                    f"<td>{escape(cell)}</td>"
                    for cell in (_(_HEADINGS[f.severity]), f.code, f.message, _spot(f), f.clause)
                )
                + "</tr>"
                for f in report.findings
            ]
            parts.append("</tbody></table>")
        if report.not_evaluated:
            parts.append(f"<h3>{escape(_('Không xét được'))}</h3><ul>")
            parts += [f"<li>{escape(n.code)}: {escape(n.reason)}</li>" for n in report.not_evaluated]
            parts.append("</ul>")
    return "\n".join([*parts, "</body></html>"]) + "\n"
