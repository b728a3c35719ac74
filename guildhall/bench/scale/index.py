"""The search index of one batch, kept as search keeps it, without reading any text again."""

from collections.abc import Sequence

from guildhall.bench.rows import insert
from guildhall.bench.scale.entries import Filled
from guildhall.bench.scale.texts import Text, Tokens
from guildhall.commons.models import Reply
from guildhall.search.actions import TITLE_WEIGHT, entry_document, reply_document
from guildhall.search.analyser import VERSION
from guildhall.search.engines import engine
from guildhall.search.models import Document
from guildhall.search.readings import Reading, in_a_row


def index(filled: Sequence[Filled], replies: Sequence[tuple[Reply, Text]]) -> None:
    """One document for each entry and reply, and its tokens."""
    of_entries = [_read_now(entry_document(one.entry)) for one in filled]
    of_replies = [_read_now(reply_document(reply)) for reply, _text in replies]
    insert([*of_entries, *of_replies])
    engine().keep(
        [
            *(
                _reading(
                    document, one.text, _entry_tokens(one.text, has_title=bool(one.entry.title))
                )
                for document, one in zip(of_entries, filled, strict=True)
            ),
            *(
                _reading(document, text, text.tokens)
                for document, (_reply, text) in zip(of_replies, replies, strict=True)
            ),
        ]
    )


def _reading(document: Document, text: Text, tokens: Tokens) -> Reading:
    words, stems = tokens
    return Reading(document.pk, document.place, words, stems, in_a_row(text.markdown))


def _read_now(document: Document) -> Document:
    document.analyser_version = VERSION
    return document


def _entry_tokens(text: Text, *, has_title: bool) -> Tokens:
    words, stems = text.tokens
    if not has_title:
        return words, stems
    title_words, title_stems = text.title_tokens
    return [*title_words, *words], title_stems * TITLE_WEIGHT + stems
