"""Build on someone's idea, and have co-authors: what others add keeps everyone's name."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from guildhall.commons.actions import add_author
from guildhall.commons.log import tell
from guildhall.commons.models import Authorship, Entry, Link, touch_entry
from guildhall.communities.models import Topic
from guildhall.ideas import events
from guildhall.ideas.actions.adding import add_idea
from guildhall.ideas.models import Joining
from guildhall.people.models import Person


class NotAnAuthor(ValueError):
    """They can't be a co-author now; the sentence says why."""


def build_on_idea(
    source: Entry,
    *,
    by: Person,
    title: str,
    body: str = "",
    topics: Iterable[Topic] = (),
    at: dt.datetime | None = None,
) -> Entry:
    """A new idea that names the one it builds on; sent twice, it is added once.

    Raises NotPosted.
    """
    with transaction.atomic():
        entry = add_idea(source.community, by=by, title=title, body=body, topics=topics, at=at)
        _link, is_new = Link.objects.get_or_create(
            source=source,
            target=entry,
            kind=Link.Kind.GREW_INTO,
            defaults={"made_by": by, "excerpt": source.heading},
        )
        if is_new:
            touch_entry(source)
            tell(
                events.IDEA_BUILT_ON,
                entry=source,
                by=by,
                toward=source.author_id,
                at=at,
                target=entry.pk,
            )
    return entry


def add_coauthor(entry: Entry, *, person: Person, by: Person) -> None:
    """Someone who would help is an author, too; they can step back. Raises NotAnAuthor."""
    with transaction.atomic():
        Entry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
        if Authorship.objects.filter(entry=entry, person=person).exists():
            return
        helping = Joining.objects.current().filter(idea=entry.pk, joined_as=Joining.As.HELP)
        if not helping.filter(person=person).exists():
            raise NotAnAuthor(_("Only people who said they would help can become co-authors."))
        add_author(entry, person)
        touch_entry(entry)
        tell(events.COAUTHOR_ADDED, entry=entry, by=by, toward=person.pk)


def leave_authors(entry: Entry, *, by: Person) -> None:
    """A co-author steps back; who put the idea in stays. Doing it twice is harmless."""
    with transaction.atomic():
        Entry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
        own = Authorship.objects.filter(entry=entry, person=by).exclude(person=entry.author_id)
        number, _rows = own.delete()
        if number:
            touch_entry(entry)
            tell(events.COAUTHOR_LEFT, entry=entry, by=by)
