"""The script an office would write with docxtpl alone: the same template, values from JSON, no checks, no record."""

import json
import sys

from docxtpl import DocxTemplate

template, values, output = sys.argv[1:]
with open(values, encoding="utf-8") as stream:  # noqa: PTH123 (a short script, as people write it)
    context = json.load(stream)
document = DocxTemplate(template)
document.render(context, autoescape=True)
document.save(output)
