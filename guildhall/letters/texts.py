"""From what people type in a letter to what is kept: nobody is mentioned, nothing is linked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Attachment, Entry
from guildhall.commons.text import MAX_BODY, TooLong
from guildhall.kit.html import text_of
from guildhall.kit.markdown import render
from guildhall.kit.words import fold, without_controls


@dataclass(frozen=True, slots=True)
class LetterText:
    """The source, its HTML, and the words in which search looks."""

    source: str
    html: str
    words: str


def read_letter_text(typed: str) -> LetterText:
    """Names after an @ stay as they were typed. Raises TooLong."""
    source = without_controls(typed).strip()
    if len(source) > MAX_BODY:
        raise TooLong(f"This text is longer than {MAX_BODY:,} characters. Please split it.")
    html = render(source) if source else ""
    return LetterText(source, html, fold(text_of(html)))


def with_names_of(text: LetterText, files: Sequence[Attachment]) -> LetterText:
    """Search finds a message by what its files are called and show, too."""
    names = " ".join(f"{one.name} {one.alt}" for one in files)
    return replace(text, words=f"{text.words}\n{fold(names)}".strip()) if names else text


def about_entry(entry: Entry, slug: str) -> str:
    """The first line of a letter about something in a community, with a link to it."""
    title = entry.heading.replace("[", "(").replace("]", ")")
    about = _("About [%(title)s](%(path)s):") % {"title": title, "path": path_of(entry, slug)}
    return f"{about}\n\n"
