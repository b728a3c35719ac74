"""Reads of what rooms share, shaped for one page each."""

from dataclasses import dataclass, field

from django.db.models import CharField, F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast

from guildhall.commons.models import Bookmark, Draft, Entry, Follow, Link, Outcome, Reply, Revision, Thanks
from guildhall.commons.text import editable
from guildhall.kit.differences import Run, differences
from guildhall.people.models import Person


@dataclass(slots=True)
class Marks:
    """What one person did on one page: filled in by id, apart from the cached talk."""

    follows: bool = False
    has_bookmark: bool = False
    thanked_entry: bool = False
    thanked_replies: set[int] = field(default_factory=set)
    tried_replies: dict[int, str] = field(default_factory=dict)


def marks_of(person: Person | None, entry: Entry) -> Marks:
    """The person's follow, bookmark, thanks and outcomes on one entry and its replies. One query."""
    marks = Marks()
    if person is None:
        return marks
    columns = ("what", "reply_id", "result")
    nothing = {"result": Value("", CharField())}
    no_reply = Cast(Value(None), IntegerField())
    thanks = Thanks.objects.filter(Q(entry=entry) | Q(reply__entry=entry), person=person)
    rows = thanks.annotate(what=Value("thanks"), **nothing).values_list(*columns)
    outcomes = Outcome.objects.filter(reply__entry=entry, person=person, replaced_at=None)
    rows = rows.union(
        outcomes.annotate(what=Value("outcome")).values_list(*columns),
        Follow.objects.filter(entry=entry, person=person).annotate(what=Value("follow"), reply_id=no_reply, **nothing).values_list(*columns),
        Bookmark.objects.filter(entry=entry, person=person).annotate(what=Value("bookmark"), reply_id=no_reply, **nothing).values_list(*columns),
        all=True,
    )  # fmt: skip
    for what, reply_id, result in rows:
        _mark(marks, what, reply_id, result)
    return marks


def _mark(marks: Marks, what: str, reply_id: int | None, result: str) -> None:
    if what == "follow":
        marks.follows = True
    elif what == "bookmark":
        marks.has_bookmark = True
    elif what == "outcome" and reply_id:
        marks.tried_replies[reply_id] = result
    elif reply_id:
        marks.thanked_replies.add(reply_id)
    else:
        marks.thanked_entry = True


@dataclass(frozen=True, slots=True)
class Change:
    """One edit: who, when, why, and what it changed."""

    revision: Revision
    title_runs: list[Run]
    body_runs: list[Run]


def history_of(written: Entry | Reply) -> list[Change]:
    """Every edit, the newest first, each compared with what it made of the text."""
    revisions = list(written.revisions.select_related("editor").order_by("-at", "-pk"))
    title, body = getattr(written, "title", ""), editable(written)
    changes = []
    for revision in revisions:
        changes.append(Change(revision, differences(revision.title, title), differences(revision.body, body)))
        title, body = revision.title, revision.body
    return changes


def trail_of(entry: Entry) -> list[Link]:
    """What this grew from, what grew from it, and what says the same: published ends only. One query."""
    links = (
        Link.objects.filter(Q(source=entry) | Q(target=entry))
        .select_related("source", "target")
        .defer("source__body", "source__body_html", "target__body", "target__body_html")
    )
    return [link for link in links.order_by("made_at") if _other_end(link, entry).is_published]


def _other_end(link: Link, entry: Entry) -> Entry:
    return link.target if link.source_id == entry.pk else link.source


def recent_outcomes(reply_ids: list[int]) -> QuerySet[Outcome]:
    """Who tried these replies, with context: what people read under an answer."""
    return Outcome.objects.filter(reply__in=reply_ids, replaced_at=None).select_related("person").order_by("-at", "-pk")


def drafts_of(person: Person) -> QuerySet[Draft]:
    return Draft.objects.filter(person=person).order_by("-saved_at")


def draft_fields(person: Person | None, form: str, target: str) -> dict[str, str]:
    """What stands in somebody's draft of this form; empty where there is none."""
    if person is None:
        return {}
    found = Draft.objects.filter(person=person, form=form, target=target).values_list("fields", flat=True).first()
    return found or {}


def bookmarked(person: Person) -> QuerySet[Entry]:
    """Bookmarked entries that the person still sees, the newest bookmark first."""
    return (
        Entry.objects.visible_to(person)
        .filter(bookmarks__person=person)
        .annotate(bookmarked_at=F("bookmarks__at"))
        .select_related("author", "community")
        .defer("body", "body_html")
    )
