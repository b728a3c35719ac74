"""What a suggestion would change in its page as it is now."""

from collections.abc import Sequence
from dataclasses import dataclass

from guildhall.commons.models import Entry
from guildhall.commons.text import editable, typed_again
from guildhall.kit.differences import Run
from guildhall.kit.merging import Piece, changes_in, pieces
from guildhall.kit.readable import readable, readable_differences
from guildhall.kit.words import excerpt, without_controls
from guildhall.library.models import Suggestion

AROUND = 120  # characters of the text around a change
TITLE = -1  # the number of a changed title; changes of the text are numbered from 0


@dataclass(frozen=True, slots=True)
class Change:
    """One change as its reader sees it, between the last and the next words that stay."""

    number: int
    runs: Sequence[Run]
    leads: str
    follows: str
    is_changed_since: bool
    is_taken: bool | None = None  # once someone has decided

    @property
    def is_title(self) -> bool:
        return self.number == TITLE


@dataclass(frozen=True, slots=True)
class Suggested:
    """The changes of a suggestion: of the title, if it has one, and of the pieces of the text."""

    title: Piece | None
    pieces: Sequence[Piece]

    @property
    def numbers(self) -> set[int]:
        return {one.number for one in self.all if one.number is not None}

    @property
    def all(self) -> list[Piece]:
        return [*([self.title] if self.title else []), *changes_in(self.pieces)]

    def changes(self) -> list[Change]:
        """As a page shows them."""
        found = [_change(self.title, "", "")] if self.title else []
        around = ["", *(piece.before for piece in self.pieces), ""]
        for place, piece in enumerate(self.pieces):
            if piece.number is not None:
                found.append(_change(piece, around[place], around[place + 2]))
        return found


def suggested_in(suggestion: Suggestion, entry: Entry) -> Suggested:
    """At most two queries, for the names in the texts."""
    began, wanted = typed_again([suggestion.began_body, suggestion.body])
    now = without_controls(editable(entry)).strip()
    return Suggested(_title(suggestion, entry.title), pieces(began, now, wanted))


def as_suggested(suggestion: Suggestion) -> Suggested:
    """The same against the text that it was begun from: what was suggested, however it ended."""
    began, wanted = typed_again([suggestion.began_body, suggestion.body])
    return Suggested(_title(suggestion, suggestion.began_title), pieces(began, began, wanted))


def as_decided(suggestion: Suggestion) -> list[Change]:
    """What was decided on, change by change; as it was suggested where nobody took any of it."""
    if not suggestion.taken:
        return as_suggested(suggestion).changes()
    return [
        Change(
            TITLE if is_title else number,
            readable_differences(before, after),
            "",
            "",
            is_changed_since=False,
            is_taken=is_taken,
        )
        for number, (before, after, is_taken, is_title) in enumerate(suggestion.taken)
    ]


def _change(piece: Piece, leads: str, follows: str) -> Change:
    return Change(
        piece.number or 0,
        readable_differences(piece.before, piece.after),
        _last_words(leads),
        excerpt(readable(follows), AROUND) if follows.strip() else "",
        piece.is_changed_since,
    )


def _last_words(text: str) -> str:
    line = " ".join(readable(text).split())
    return line if len(line) <= AROUND else "… " + line[-AROUND:].partition(" ")[2]


def _title(suggestion: Suggestion, now: str) -> Piece | None:
    if suggestion.title in (suggestion.began_title, now):
        return None
    has_changed = now != suggestion.began_title
    return Piece(now, suggestion.title, TITLE, is_changed_since=has_changed)
