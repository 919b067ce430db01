"""Word: the only package that knows docx, docxtpl, jinja2 and lxml.

compile (a layout template and the wording -> a `Compiled`, slow imports allowed, kept in a cache) and
render (a `Compiled` and a sheet -> bytes, pure) are two steps; what is heavy is imported by the first only.
"""
