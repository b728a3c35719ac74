"""The page that holds everything: style, search and pictures."""

import base64
import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from guildhall.commons.models import Entry
from guildhall.commons.one_file.pictures import PICTURE, picture, picture_names, pictures_beside
from guildhall.commons.queries import bring_files

_FOLDER = Path(__file__).parent
_INSIDE_LINK = re.compile(r'<a [^>]*href="(/[^"]*)"[^>]*>(.*?)</a>', re.S)
_HEADING = re.compile(r"<(/?)h([2-5])([ >])")
_TYPES = {"webp": "image/webp", "png": "image/png", "jpg": "image/jpeg", "gif": "image/gif"}


def one_file(
    template: str,
    entries: Sequence[Entry],
    context: Mapping[str, Any],
    *,
    leads_to: Callable[[str], str] = lambda path: "",
) -> str:
    """`template` shows `texts`, the entries with their HTML.

    `leads_to` gives the place in the file that a link into the hall leads to, or nothing: then its
    words stay. Its policy names style and script by their hashes and allows nothing else.
    """
    bring_files(entries)
    pictures = {name: _data_url(name) for name in picture_names(entries)}
    style, script = ((_FOLDER / name).read_text() for name in ("one_file.css", "one_file.js"))
    parts = {
        "made_at": timezone.now(),
        "texts": [(entry, _text(entry, pictures, leads_to)) for entry in entries],
        "style": mark_safe(style),
        "script": mark_safe(script),  # our own files
        "style_hash": _hash(style),
        "script_hash": _hash(script),
    }
    return render_to_string(template, {**parts, **context})


def _text(entry: Entry, pictures: Mapping[str, str], leads_to: Callable[[str], str]) -> SafeString:
    """The text with its pictures inside, and without links that lead into the hall."""

    def linked(link: re.Match[str]) -> str:
        place = leads_to(link[1])
        return f'<a href="#{place}">{link[2]}</a>' if place else link[2]

    html = entry.body_html
    for name, alt in pictures_beside(entry):
        html += format_html('<p><img src="/files/{}" alt="{}"></p>', name, alt)
    html = PICTURE.sub(lambda match: f'src="{pictures.get(match[1], "")}"', html)
    html = lowered(html)
    # Sanitised when it was written; only addresses were replaced.
    return mark_safe(_INSIDE_LINK.sub(linked, html))


def lowered(html: str) -> str:
    """Its headings one level lower: below the title of its text."""
    return _HEADING.sub(lambda one: f"<{one[1]}h{int(one[2]) + 1}{one[3]}", html)


def _data_url(name: str) -> str:
    content = picture(name)
    kind = _TYPES.get(name.rpartition(".")[2])
    return f"data:{kind};base64,{base64.b64encode(content).decode()}" if content and kind else ""


def _hash(text: str) -> str:
    """As a policy names a script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
