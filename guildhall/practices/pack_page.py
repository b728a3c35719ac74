"""The pack as one page: it opens from disk, has a search and prints. It needs no network."""

import base64
import hashlib
import re
from pathlib import Path

from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from guildhall.commons.models import Entry
from guildhall.commons.queries import bring_files
from guildhall.communities.models import Community, Topic
from guildhall.practices.pack import (
    PICTURE,
    picture,
    picture_names,
    pictures_beside,
    whole_ways,
)

_FOLDER = Path(__file__).parent / "pack_files"
_INSIDE_LINK = re.compile(r'<a [^>]*href="/[^"]*"[^>]*>(.*?)</a>', re.S)
_TYPES = {"webp": "image/webp", "png": "image/png", "jpg": "image/jpeg", "gif": "image/gif"}


def pack_page(ways: QuerySet[Entry], *, community: Community, topic: Topic | None) -> str:
    """Everything is in it: style, search and pictures.

    Its policy names style and script by their hashes and allows nothing else.
    """
    entries = list(whole_ways(ways))
    bring_files(entries)
    pictures = {name: _data_url(name) for name in picture_names(entries)}
    style, script = ((_FOLDER / name).read_text() for name in ("pack.css", "pack.js"))
    context = {
        "community": community,
        "topic": topic,
        "made_at": timezone.now(),
        "ways": [(entry, _text(entry, pictures)) for entry in entries],
        "style": mark_safe(style),
        "script": mark_safe(script),  # our own files
        "style_hash": _hash(style),
        "script_hash": _hash(script),
    }
    return render_to_string("practices/pack_page.html", context)


def _text(entry: Entry, pictures: dict[str, str]) -> SafeString:
    """The text with its pictures inside, and without links that lead into the hall."""
    html = entry.body_html
    for name, alt in pictures_beside(entry):
        html += format_html('<p><img src="/files/{}" alt="{}"></p>', name, alt)
    html = PICTURE.sub(lambda match: f'src="{pictures.get(match[1], "")}"', html)
    html = re.sub(r"<(/?)h2>", r"<\1h3>", html)  # below the title of its tip
    # Sanitised when it was written; only addresses were replaced.
    return mark_safe(_INSIDE_LINK.sub(r"\1", html))


def _data_url(name: str) -> str:
    content = picture(name)
    kind = _TYPES.get(name.rpartition(".")[2])
    return f"data:{kind};base64,{base64.b64encode(content).decode()}" if content and kind else ""


def _hash(text: str) -> str:
    """As a policy names a script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
