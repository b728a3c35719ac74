"""A page without templates and queries: what broke may be what they need."""

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/static/web/hall.css"></head>
<body><main class="alone"><h1>{title}</h1><p>{text}</p>{more}
<p><a href="/">Back to the hall</a></p></main></body></html>
"""


def plain_page(title: str, text: str, more: str = "") -> str:
    return _PAGE.format(title=title, text=text, more=more)
