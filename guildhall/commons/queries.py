"""What pages read of the things that all rooms share."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max, Prefetch, QuerySet, prefetch_related_objects

from guildhall.commons.models import Attachment, Draft, Entry, Outcome, Reply, Revision
from guildhall.commons.text import editables
from guildhall.communities.models import Membership, RolePeriod, Topic
from guildhall.kit.differences import Run, differences
from guildhall.kit.prepared import prepared
from guildhall.kit.readable import readable_differences
from guildhall.people.models import Person


@dataclass(frozen=True, slots=True)
class Change:
    """One edit: who, when, why, and what it changed."""

    revision: Revision
    title_runs: list[Run]
    body_runs: list[Run]


def history_of(written: Entry | Reply) -> list[Change]:
    """Every edit, the newest first, each compared with what it made of the text."""
    revisions = list(written.revisions.select_related("editor").order_by("-at", "-pk"))
    title = getattr(written, "title", "")
    body, *before = editables([written, *revisions])
    changes = []
    for revision, earlier in zip(revisions, before, strict=True):
        changes.append(
            Change(
                revision, differences(revision.title, title), readable_differences(earlier, body)
            )
        )
        title, body = revision.title, earlier
    return changes


def who_sees(written: Entry | Reply, person_ids: Iterable[int]) -> set[int]:
    """Which of these people can see it now: the rule of `visible_to`, for many people and one text.

    At most five queries. An owner's visit does not count: owners look in, they don't belong.
    """
    texts = [written, *written.texts_above] if isinstance(written, Reply) else [written]
    community = written.entry.community if isinstance(written, Reply) else written.community
    seeing = set(person_ids)
    if not community.is_open:
        seeing = members_among(community.pk, seeing)
    withheld = [text for text in texts if not text.is_published]
    stewards = _stewards_among(community.pk, seeing) if withheld else set()
    for text in withheld:
        seeing &= {text.author_id} | stewards
    return seeing


def members_among(community_id: int, person_ids: Collection[int]) -> set[int]:
    """Which of these people belong now. One query."""
    if len(person_ids) == 1:
        [person_id] = person_ids
        rows: Iterable[Membership] = _membership.rows(
            community_id=community_id, person_id=person_id
        )
    else:
        rows = _memberships(community_id, person_ids)
    return {row.person_id for row in rows}


def _memberships(community_id: int, person_ids: Collection[int]) -> QuerySet[Membership]:
    here = Membership.objects.current().filter(community=community_id, person__in=person_ids)
    return here.only("person")


@prepared
def _membership(community_id: int, person_id: int) -> QuerySet[Membership]:
    return _memberships(community_id, [person_id])


def _stewards_among(community_id: int, person_ids: set[int]) -> set[int]:
    held = RolePeriod.objects.stewards_of(community_id)
    return set(held.filter(person__in=person_ids).values_list("person_id", flat=True))


def recent_outcomes(reply_ids: list[int]) -> QuerySet[Outcome]:
    """How these answers went for people who tried them, as people read it below the answer."""
    return (
        Outcome.objects.filter(reply__in=reply_ids, replaced_at=None)
        .select_related("person")
        .order_by("-at", "-pk")
    )


def drafts_of(person: Person) -> QuerySet[Draft]:
    return Draft.objects.filter(person=person, discarded_at=None).order_by("-saved_at")


def newest_draft(person: Person) -> Draft | None:
    return _newest_draft.first(person_id=person.pk)


@prepared
def _newest_draft(person_id: int) -> QuerySet[Draft]:
    drafts = Draft.objects.filter(person=person_id, discarded_at=None)
    return drafts.order_by("-saved_at")[:1]


def draft_fields(
    person: Person | None, form: str, target: str, *, edited_at: dt.datetime | None = None
) -> dict[str, str]:
    """The fields of a person's draft; empty where there is none, or the text was edited since."""
    if person is None:
        return {}
    draft = draft_of(person, form, target)
    if draft is None or (edited_at and edited_at > draft.saved_at):
        return {}
    return draft.fields


def draft_fields_at(address: str, person: Person | None, form: str, target: str) -> dict[str, str]:
    """As `draft_fields`, of a draft that was started on this very page: it opened laid out."""
    draft = draft_of(person, form, target) if person else None
    return draft.fields if draft and draft.address.partition("#")[0] == address else {}


def draft_of(person: Person, form: str, target: str) -> Draft | None:
    """The draft with which a form opens: the newest, and before that what no tab left apart."""
    return _draft.first(person_id=person.pk, form=form, target=target)


@prepared
def _draft(person_id: int, form: str, target: str) -> QuerySet[Draft]:
    drafts = Draft.objects.filter(person=person_id, form=form, target=target, discarded_at=None)
    return drafts.order_by("is_apart", "-saved_at")[:1]


def has_another_tab(draft: Draft) -> bool:
    """Whether its writer has written something else in the same form, in another tab."""
    drafts = Draft.objects.filter(person=draft.person, form=draft.form, target=draft.target)
    return drafts.filter(is_apart=True, discarded_at=None).exists()


def topics_of_entry(entry: Entry) -> list[Topic]:
    """What the entry is filed under, by name. One query."""
    return _topics.rows(entry_id=entry.pk)


@prepared
def _topics(entry_id: int) -> QuerySet[Topic]:
    return Topic.objects.filter(filed=entry_id)


def wrote_in_the_open(person_id: int) -> bool:
    """Whether the world reads something by this person."""
    entries, replies = Entry.objects.visible_to(None), Reply.objects.visible_to(None)
    return entries.filter(author=person_id).exists() or replies.filter(author=person_id).exists()


def bookmarked(person: Person) -> QuerySet[Entry]:
    """Bookmarked entries that the person still sees, the newest bookmark first."""
    return (
        Entry.objects.visible_to(person)
        .filter(bookmarks__person=person)
        .annotate(bookmarked_at=F("bookmarks__at"))
        .select_related("author", "community")
        .defer("body", "body_html")
        .order_by("-bookmarked_at", "-pk")
    )


def unscanned_files() -> tuple[int, int]:
    """How many files the virus scanner could not check, and how large the largest is, in bytes."""
    rows = Attachment.objects.filter(scan=Attachment.Scan.UNSCANNED)
    figures = rows.aggregate(number=Count("pk"), largest=Max("size"))
    return figures["number"], figures["largest"] or 0


def with_files(model: type[Entry] | type[Reply], ids: Iterable[int]) -> list[Any]:
    """These texts with their authors and what is beside each. One query, or two."""
    rows: list[Any] = list(model.objects.filter(pk__in=ids).select_related("author"))
    bring_files(rows)
    return rows


def bring_files(rows: Sequence[Entry | Reply]) -> None:
    """Read what is beside these texts. One query, and none where nothing is."""
    beside = Prefetch(
        "attachments",
        queryset=Attachment.objects.let_through().in_order(),
        to_attr="files_beside",
    )
    prefetch_related_objects([row for row in rows if row.file_count], beside)
