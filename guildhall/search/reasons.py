"""Why a result was found, in a few quiet words."""

from typing import NamedTuple

from django.utils.html import format_html
from django.utils.translation import gettext as _

from guildhall.commons.models import FilePart
from guildhall.kit.file_texts import Unit
from guildhall.search.ask import Ask, Clause
from guildhall.search.models import Document
from guildhall.search.snippets import matches_in


class Found(NamedTuple):
    """The title and text of a result, and the language in which they are read."""

    title: str
    text: str
    language: str


def reason_of(document: Document, found: Found, ask: Ask, wide: Ask) -> str:
    """Where the words are; or of which other word one is a part. Empty without words.

    `wide` is the ask with compounds, or the same where there are none.
    """
    if not ask.wanted:
        return ""
    if document.attachment and document.part:
        return _in_file(document.attachment.name, document.part, found, wide)
    compound = "" if ask == wide else _compound_in(found, ask, wide)
    if compound:
        return format_html(_("part of “{}”"), compound)
    if document.reply:
        name = format_html("<bdi>{}</bdi>", document.reply.author.name)
        return format_html(_("in a reply by {}"), name)
    return _in_title_or_text(document, found, wide)


def _in_file(name: str, part: FilePart, found: Found, ask: Ask) -> str:
    """“page 12 of Manual.pdf”, by the first match."""
    matches = matches_in(found.text, ask, found.language)
    words = {
        "file": format_html("<bdi>{}</bdi>", name),
        "place": part.place_at(matches[0][0]) if matches else "",
    }
    if part.unit == Unit.PAGE and words["place"]:
        return format_html(_("page {place} of {file}"), **words)
    if part.unit == Unit.SHEET and words["place"]:
        return format_html(_("sheet “{place}” of {file}"), **words)
    if part.unit == Unit.SLIDE and words["place"]:
        return format_html(_("slide {place} of {file}"), **words)
    return format_html(_("in {file}"), **words)


def _in_title_or_text(document: Document, found: Found, ask: Ask) -> str:
    in_title = [_is_in(found.title, clause, found.language) for clause in ask.wanted]
    if not document.entry:
        return _("in the name") if any(in_title) else _("in the description")
    if all(in_title):
        return _("in the title")
    return _("in the title and the text") if any(in_title) else _("in the text")


def _compound_in(found: Found, ask: Ask, wide: Ask) -> str:
    """The first compound by which alone it was found."""
    both = f"{found.title}\n{found.text}"
    for plain, wider in zip(ask.wanted, wide.wanted, strict=True):
        if plain != wider and not _is_in(both, plain, found.language):
            for start, end in matches_in(both, Ask(wanted=[wider]), found.language):
                return both[start:end]
    return ""


def _is_in(text: str, clause: Clause, language: str) -> bool:
    return bool(matches_in(text, Ask(wanted=[clause]), language))
