"""A text with what is beside it, for places that show both as one: mails, feeds, quotations."""

from collections.abc import Sequence
from typing import Any, Protocol

from django.template.loader import render_to_string

from guildhall.commons.models import Attachment


class WrittenWithFiles(Protocol):
    """A text that was rendered: an entry, a reply, or one of another app that holds files."""

    body_html: Any

    @property
    def files_beside(self) -> Sequence[Attachment]: ...


def html_with_files(written: WrittenWithFiles) -> str:
    """Pictures below the text, other files as links with their names. Safe, as the text is."""
    files = written.files_beside
    if not files:
        return written.body_html
    named = render_to_string("commons/_files_named.html", {"files": files})
    return f"{written.body_html}{named}"
