"""Add a tip, keep one from an answer, write a practice, say more, edit it."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from dateutil.relativedelta import relativedelta
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.actions import (
    add_author,
    begin_entry,
    discard_draft,
    edit_entry,
    grow,
    link_entries,
    picture_markdown,
    set_topics,
)
from guildhall.commons.log import tell
from guildhall.commons.models import Entry, Link, Reply
from guildhall.commons.text import NotPosted, editable, stored_source
from guildhall.communities.models import Community, Topic
from guildhall.people.models import Person
from guildhall.people.queries import unit_of
from guildhall.practices import events
from guildhall.practices.actions.checking import lapse_check
from guildhall.practices.events import PRACTICE, TIP
from guildhall.practices.models import Label, Rules, Rung, Way
from guildhall.practices.reading import typed_parts
from guildhall.practices.way_parts import (
    MOST_IN_A_PART,
    WHAT_TO_DO,
    filled_parts,
    part_of,
    text_of_parts,
)


def add_tip(
    community: Community,
    *,
    by: Person,
    seen: str,
    parts: Mapping[str, str],
    label: Label | None = None,
    topics: Iterable[Topic] = (),
    at: dt.datetime | None = None,
) -> Entry:
    """A new tip: what was seen, and what fixed it. Raises NotPosted.

    Sent twice, it is added once.
    """
    return _post_way(
        TIP,
        community,
        by=by,
        title=seen,
        parts=parts,
        label=label,
        topics=topics,
        at=at,
        verb=events.TIP_ADDED,
    )


def write_practice(
    community: Community,
    *,
    by: Person,
    title: str,
    parts: Mapping[str, str],
    topics: Iterable[Topic] = (),
    from_tips: Sequence[Entry] = (),
    at: dt.datetime | None = None,
) -> Entry:
    """A practice, of its own or from several tips, whose authors all become its authors.

    Raises NotPosted, NotGrown.
    """
    with transaction.atomic():
        if not from_tips:
            return _post_way(
                PRACTICE,
                community,
                by=by,
                title=title,
                parts=parts,
                label=None,
                topics=topics,
                at=at,
                verb=events.PRACTICE_WRITTEN,
            )
        first, *others = from_tips
        checked = _checked_parts(PRACTICE, parts)
        entry = grow(
            first,
            to_kind=PRACTICE,
            by=by,
            title=title,
            body=text_of_parts(PRACTICE, checked),
            says_otherwise=True,
            at=at,
        )
        _keep_parts(entry, checked)
        for tip in others:
            _grow_along(tip, entry, by)
        set_topics(entry, topics or entry.topics.all())
    return entry


def keep_tip(
    source: Entry,
    *,
    by: Person,
    seen: str,
    parts: Mapping[str, str],
    credit: Reply | None = None,
    label: Label | None = None,
    at: dt.datetime | None = None,
) -> Entry:
    """A tip from a question and the answer that solved it, or from a post.

    The people who wrote these are its authors. Raises NotGrown, NotPosted.
    """
    checked = _checked_parts(TIP, parts)
    with transaction.atomic():
        entry = grow(
            source,
            to_kind=TIP,
            by=by,
            title=seen,
            body=text_of_parts(TIP, checked),
            credit=credit,
            says_otherwise=checked != {"fix": carried_text(source, credit)},
            at=at,
        )
        if not entry.way.parts:
            _keep_parts(entry, checked, label=label)
        discard_draft(person=by, form="tip", target=f"entry {source.pk}")
    entry.refresh_from_db(fields=["state"])  # what was reported on the answer counts at once
    return entry


def carried_text(source: Entry, credit: Reply | None) -> str:
    """What a tip from this begins with: the answer, or the post, with the source's pictures."""
    text = editable(credit or source).strip()
    pictures = [
        picture_markdown(attachment)
        for attachment in source.attachments.order_by("pk")
        if attachment.file not in text
    ]
    return "\n\n".join([text, *pictures])


def branch_practice(
    source: Entry,
    *,
    by: Person,
    title: str,
    place: str,
    parts: Mapping[str, str],
    at: dt.datetime | None = None,
) -> Entry:
    """A local version beside the original, which stays as it is. Raises NotGrown, NotPosted."""
    checked = _checked_parts(PRACTICE, parts)
    with transaction.atomic():
        entry = grow(
            source,
            to_kind=PRACTICE,
            by=by,
            title=title,
            body=text_of_parts(PRACTICE, checked),
            says_otherwise=True,
            at=at,
        )
        _keep_parts(entry, checked, branch_of=source, branch_place=place[:80], home_unit=place[:80])
        discard_draft(person=by, form="branch", target=source.draft_target)
    return entry


def become_way(entry: Entry) -> None:
    """Make the row of an entry that grew from something else, or from a line of notes."""
    entry.state = Rung.NEW
    entry.save(update_fields=["state"])
    _make_row(entry, {}, None, entry.created_at)


def change_way(
    entry: Entry,
    *,
    by: Person,
    title: str,
    parts: Mapping[str, str],
    topics: Iterable[Topic],
    label: Label | None = None,
    note: str = "",
) -> Entry:
    """Edit it. Where what to do changes, it has to be checked again. Raises NotPosted."""
    checked = _checked_parts(entry.kind, parts)
    with transaction.atomic():
        before = dict(Way.objects.get(pk=entry.pk).parts)
        body = text_of_parts(entry.kind, checked)
        entry = edit_entry(entry, by=by, title=title, body=body, note=note)
        _keep_parts(entry, checked, label=label)
        discard_draft(person=by, form="change", target=entry.draft_target)
        wanted = list(topics)
        if set(entry.topics.values_list("pk", flat=True)) != {topic.pk for topic in wanted}:
            set_topics(entry, wanted)
        kept = Way.objects.get(pk=entry.pk).parts
        if any(before.get(name) != kept.get(name) for name in WHAT_TO_DO):
            lapse_check(entry)
    return entry


def say_more(entry: Entry, *, by: Person, part: str, text: str) -> Entry:
    """One more part, by someone who knows it; they are an author from then on. Raises NotPosted.

    What someone else has added to the part in the meantime is kept, the new words below it.
    """
    if part_of(entry.kind, part) is None or not text.strip():
        raise NotPosted(_("Nothing was added, because the box was empty."))
    with transaction.atomic():
        entry = (
            Entry.objects.select_for_update(of=("self",))
            .select_related("community")
            .get(pk=entry.pk)
        )
        typed = typed_parts(Way.objects.get(pk=entry.pk))
        before, added = typed.get(part, ""), text.strip()
        if added in before:
            return entry
        parts = _checked_parts(entry.kind, {**typed, part: f"{before}\n\n{added}".strip()})
        entry = edit_entry(entry, by=by, title=entry.title, body=text_of_parts(entry.kind, parts))
        _keep_parts(entry, parts)
        add_author(entry, by)
        if part in WHAT_TO_DO:
            lapse_check(entry)
        tell(events.WAY_SAID_MORE, entry=entry, by=by, toward=entry.author_id, part=part)
    return entry


def go_along(entry_ids: Sequence[int], to: Community) -> None:
    """What moves into another community takes its label's name along, as a label there."""
    labelled = Way.objects.filter(pk__in=entry_ids, label__isnull=False)
    for way in labelled.exclude(label__community=to).select_related("label"):
        label = way.label
        assert label is not None  # filtered
        there, _is_new = Label.objects.get_or_create(
            community=to,
            name_key=label.name_key,
            defaults={"name": label.name, "kind": label.kind, "made_by": label.made_by},
        )
        Way.objects.filter(pk=way.pk).update(label=there)


def first_look(community: Community, moment: dt.datetime) -> dt.date:
    """The day on which it needs a check again."""
    return (moment + relativedelta(months=Rules.of(community).look_again_months)).date()


def _post_way(
    kind: str,
    community: Community,
    *,
    by: Person,
    title: str,
    parts: Mapping[str, str],
    label: Label | None,
    topics: Iterable[Topic],
    at: dt.datetime | None,
    verb: str,
) -> Entry:
    checked = _checked_parts(kind, parts)
    body = text_of_parts(kind, checked)
    return begin_entry(
        kind,
        community,
        by=by,
        verb=verb,
        title=title,
        body=body,
        topics=topics,
        state=Rung.NEW,
        at=at,
        make=lambda entry: _make_row(entry, checked, label, at or timezone.now()),
    )


def _make_row(
    entry: Entry, parts: Mapping[str, str], label: Label | None, moment: dt.datetime
) -> Way:
    unit = unit_of(entry.author)
    return Way.objects.create(
        entry=entry,
        parts=_stored(entry.community, parts),
        label=label,
        home_unit=unit.name if unit else "",
        look_again_on=first_look(entry.community, moment),
    )


def _keep_parts(entry: Entry, parts: Mapping[str, str], **more: object) -> None:
    """Write the row's parts, and what else changes with them."""
    way = Way.objects.get(pk=entry.pk)
    for name, value in {"parts": _stored(entry.community, parts), **more}.items():
        setattr(way, name, value)
    way.save(update_fields=["parts", *more])
    entry.way = way


def _stored(community: Community, parts: Mapping[str, str]) -> dict[str, str]:
    """As they are kept: people by id."""
    return {name: stored_source(text, community) for name, text in parts.items()}


def _checked_parts(kind: str, parts: Mapping[str, str]) -> dict[str, str]:
    """Raises NotPosted for a part that is too long."""
    filled = filled_parts(kind, parts)
    for name, text in filled.items():
        if len(text) > MOST_IN_A_PART:
            part = part_of(kind, name)
            raise NotPosted(
                _("“%(part)s” is longer than %(most)s characters. Please shorten it.")
                % {"part": part.heading if part else name, "most": f"{MOST_IN_A_PART:,}"}
            )
    return filled


def _grow_along(tip: Entry, practice: Entry, by: Person) -> None:
    """One more tip that went into a practice."""
    link_entries(tip, practice, kind=Link.Kind.GREW_INTO, by=by)
    for authorship in tip.authorships.select_related("person"):
        add_author(practice, authorship.person)
