"""Growth: turn one entry into another, with every author's name, and undo that."""

import datetime as dt

from django.db import transaction

from guildhall.commons import events
from guildhall.commons.actions.beside import copy_beside
from guildhall.commons.actions.entry import post_entry
from guildhall.commons.actions.just_posted import entry_just_posted
from guildhall.commons.carrying import text_carried
from guildhall.commons.counting import recount_entries
from guildhall.commons.gates import Posting, standing_of
from guildhall.commons.kinds import Growth, growths
from guildhall.commons.log import tell, tell_posted
from guildhall.commons.models import Authorship, Entry, Link, Reply, Standing
from guildhall.commons.text import NotPosted, editable, read_text
from guildhall.communities.models import touch
from guildhall.people.models import Person


class NotGrown(ValueError):
    """It can't be turned into that; the sentence says why."""


def grow(
    entry: Entry,
    *,
    to_kind: str,
    by: Person,
    title: str,
    body: str | None = None,
    credit: Reply | None = None,
    says_otherwise: bool = False,
    at: dt.datetime | None = None,
) -> Entry:
    """Make an entry of another kind from this one, with its text or with `body`.

    All authors keep their names on it, first the author of the reply that is credited, if any.
    `by` is recorded on the link and in the log, and is an author too where the text is their own
    wording (`says_otherwise`). Growing an entry twice returns what it grew into the first time;
    where growing can be repeated, only a form sent twice does. Raises NotGrown, NotPosted.
    """
    growth = growths.get(to_kind)
    if growth is None or entry.kind not in growth.from_kinds:
        raise NotGrown("This can't be turned into that.")
    with transaction.atomic():
        entry = _locked(entry)
        _require_there(entry, credit)
        text = _text_of(entry, credit) if body is None else body
        author = credit.author if credit else entry.author
        earlier = _grown_before(entry, growth, by=author, title=title, body=text)
        if earlier:
            return earlier
        if says_otherwise:
            _pass_gates(entry, by, text)
        grown = post_entry(
            kind=to_kind,
            community=entry.community,
            by=author,
            title=title,
            body=text,
            topics=entry.topics.all(),
            at=at,
            passes_gates=False,
        )
        _carry_over(entry, grown, credit)
        if says_otherwise:
            add_author(grown, by)
        moved = _move_replies(entry, grown) if entry.kind in growth.moves_replies_of else []
        growth.make(grown)
        _tie(entry, grown, by, credit, moved)
        _tell_grown(entry, grown, by, at)
    return grown


def add_author(entry: Entry, person: Person) -> None:
    """Add an author after the others. Adding someone twice is harmless."""
    last = entry.authorships.order_by("-order").values_list("order", flat=True).first()
    Authorship.objects.get_or_create(
        entry=entry, person=person, defaults={"order": (last or 0) + 1}
    )


def grow_line(
    entry: Entry, *, line: str, to_kind: str, by: Person, at: dt.datetime | None = None
) -> Entry:
    """Make an entry from one line of another; its author is `by`, and it links back.

    Doing it twice with the same line gives one entry. Raises NotGrown, NotPosted.
    """
    growth, line = growths.get(to_kind), " ".join(line.split())
    if growth is None or entry.kind not in growth.from_lines_of or not line:
        raise NotGrown("This can't be turned into that.")
    with transaction.atomic():
        entry = _locked(entry)
        links = Link.objects.filter(
            source=entry, kind=Link.Kind.GREW_INTO, target__kind=to_kind, excerpt=line[:400]
        )
        earlier = links.exclude(target__standing=Standing.DELETED).first()
        if earlier:
            return earlier.target
        title, body = (line, line if len(line) > 200 else "") if growth.has_title else ("", line)
        grown = post_entry(
            kind=to_kind, community=entry.community, by=by, title=title, body=body, at=at
        )
        growth.make(grown)
        Link.objects.create(
            source=entry, target=grown, kind=Link.Kind.GREW_INTO, made_by=by, excerpt=line[:400]
        )
        Entry.objects.filter(pk=entry.pk).touch()
        tell_posted(growth.posted_verb, entry=grown, by=by, at=at)
    return grown


def undo_growth(link: Link, *, by: Person) -> Entry:
    """Move the replies back and delete the grown entry; returns what it grew from.

    An entry that grew from others too only loses the link to this one.
    """
    with transaction.atomic():
        source, target = link.source, link.target
        links = Link.objects.filter(target=target, kind=Link.Kind.GREW_INTO)
        if links.exclude(pk=link.pk).exists():
            return _remove_link(link, by)
        answers = Reply.objects.filter(entry=target, role=Reply.Role.ANSWER)
        answers.exclude(pk__in=link.moved_reply_ids).update(role=Reply.Role.COMMENT)
        back = list(Reply.objects.filter(entry=target).values_list("pk", flat=True))
        Reply.objects.filter(pk__in=back).update(entry=source, role=Reply.Role.COMMENT)
        target.standing = Standing.DELETED
        target.save(update_fields=["standing"])
        recount_entries(Entry.objects.filter(pk__in=[source.pk, target.pk]))
        link.delete()
        touch(source.community_id)
        tell(events.GROWTH_UNDONE, entry=source, by=by, target=target.pk)
    return source


def _remove_link(link: Link, by: Person) -> Entry:
    source, target = link.source, link.target
    link.delete()
    Entry.objects.filter(pk__in=[source.pk, target.pk]).touch()
    tell(events.GROWTH_UNDONE, entry=source, by=by, target=target.pk)
    return source


def _text_of(entry: Entry, credit: Reply | None) -> str:
    return editable(credit) if credit else text_carried(entry)


def _locked(entry: Entry) -> Entry:
    """As it is now, until the transaction ends."""
    rows = Entry.objects.select_for_update(of=("self",))
    return rows.select_related("community", "author").get(pk=entry.pk)


def _require_there(entry: Entry, credit: Reply | None) -> None:
    """Raises NotGrown where the entry, or the reply it comes from, is hidden or deleted."""
    if not entry.is_published:
        raise NotGrown("This has been removed in the meantime.")
    if credit and not Reply.objects.published().filter(pk=credit.pk, entry=entry).exists():
        raise NotGrown("The reply this comes from has been removed in the meantime.")


def _tie(entry: Entry, grown: Entry, by: Person, credit: Reply | None, moved: list[int]) -> None:
    Link.objects.create(
        source=entry,
        target=grown,
        kind=Link.Kind.GREW_INTO,
        made_by=by,
        moved_reply_ids=moved,
        credit_reply=credit,
        excerpt=entry.heading,
    )


def _grown_before(
    entry: Entry, growth: Growth, *, by: Person, title: str, body: str
) -> Entry | None:
    """Where growing can be repeated, only what was sent just now."""
    kind = growth.to_kind
    if growth.is_repeatable:
        return entry_just_posted(kind, entry.community, by=by, title=title, body=body)
    links = Link.objects.filter(source=entry, kind=Link.Kind.GREW_INTO, target__kind=kind)
    earlier = links.exclude(target__standing=Standing.DELETED).select_related("target").first()
    return earlier.target if earlier else None


def _pass_gates(entry: Entry, by: Person, body: str) -> None:
    """New words under another person's name can't be held for a steward, so they are refused."""
    text = read_text(body, community=entry.community)
    if standing_of(Posting(by, entry.community, text)) == Standing.HELD:
        raise NotPosted(
            "Here a steward looks at your first posts with links. Please leave the link out."
        )


def _carry_over(entry: Entry, grown: Entry, credit: Reply | None) -> None:
    """The files beside it and beside the credited reply, and the names of all authors."""
    for source in (credit, entry):
        if source:
            copy_beside(source, grown)
    for authorship in entry.authorships.exclude(person=grown.author).select_related("person"):
        add_author(grown, authorship.person)


def _tell_grown(entry: Entry, grown: Entry, by: Person, at: dt.datetime | None) -> None:
    tell(
        events.ENTRY_GREW,
        entry=entry,
        by=by,
        toward=entry.author_id,
        at=at,
        target=grown.pk,
        to_kind=grown.kind,
    )


def _move_replies(entry: Entry, grown: Entry) -> list[int]:
    moved = list(Reply.objects.filter(entry=entry).values_list("pk", flat=True))
    Reply.objects.filter(pk__in=moved).update(entry=grown)
    Reply.objects.filter(pk__in=moved, parent=None).update(role=Reply.Role.ANSWER)
    recount_entries(Entry.objects.filter(pk__in=[entry.pk, grown.pk]))
    Entry.objects.filter(pk=grown.pk, last_active_at__lt=entry.last_active_at).update(
        last_active_at=entry.last_active_at
    )
    grown.refresh_from_db()
    return moved
