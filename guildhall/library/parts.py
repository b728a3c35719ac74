"""What the page of a page shows of its own."""

from guildhall.commons.marks import Marks
from guildhall.commons.models import Entry
from guildhall.commons.page.parts import Part, Spot
from guildhall.communities.seats import Seat
from guildhall.library.care_parts import care_parts
from guildhall.library.events import TERM
from guildhall.library.queries import around, file_versions_of
from guildhall.library.queries.reading_lists import lists_with
from guildhall.library.reader import relation_in

WORTH_CONTENTS = 3  # headings


def parts(seat: Seat, entry: Entry, marks: Marks) -> list[Part]:
    """Where it is in the tree, what is in it, who wrote it, and what is below it."""
    if entry.kind == TERM:
        return [
            Part(Spot.BACK, "library/_term_back.html"),
            Part(Spot.AFTER, "library/_term_source.html"),
        ]
    here = around(entry)
    return [
        Part(Spot.BACK, "library/_above.html", {"above": here.above}),
        Part(Spot.HEAD, "library/_head.html", {"topics": here.topics}, "head"),
        *_withdrawn(entry),
        *care_parts(seat, entry, relation_in(seat, entry)),
        *_contents(entry),
        Part(Spot.BYLINE, "library/_byline.html", {"authors": here.authors}),
        Part(Spot.NO_TEXT, "library/_no_text.html"),
        *_files(entry),
        *_lists(seat, entry),
        Part(Spot.AFTER, "library/_answers.html"),
        Part(Spot.AFTER, "library/_below.html", {"below": here.below}, "below"),
        Part(Spot.AFTER, "library/_next.html", {"earlier": here.earlier, "later": here.later}),
    ]


def _withdrawn(entry: Entry) -> list[Part]:
    return [Part(Spot.NOTICE, "library/_withdrawn.html")] if entry.page.is_withdrawn else []


def _contents(entry: Entry) -> list[Part]:
    """Folded above the text where the page is narrow, beside it where it is wide."""
    headings = entry.page.headings
    if len(headings) < WORTH_CONTENTS:
        return []
    return [
        Part(Spot.NOTICE, "library/_contents_folded.html", {"headings": headings}),
        Part(Spot.BESIDE, "library/_beside.html", {"headings": headings}),
    ]


def _lists(seat: Seat, entry: Entry) -> list[Part]:
    """The reading lists that it is in: where in them, and what follows."""
    if not around(entry).is_in_lists:
        return []
    lists = [(one, one.place_of(entry), one.after(entry)) for one in lists_with(entry, seat)]
    here = [row for row in lists if row[1]]
    if not here:
        return []
    return [Part(Spot.AFTER, "library/_in_reading_lists.html", {"lists": here}, "reading")]


def _files(entry: Entry) -> list[Part]:
    """Earlier versions of what is beside it: nothing is read where nothing is."""
    versions = file_versions_of(entry) if entry.file_count else []
    if not versions:
        return []
    return [Part(Spot.AFTER, "library/_file_versions.html", {"versions": versions})]
