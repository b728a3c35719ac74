"""The digest: recent activity, built for one person at their hour; none where there is no news."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.communities.models import Community, Membership
from guildhall.kit.declared import Asked
from guildhall.mail.actions import write_letters
from guildhall.mail.building import Headers, absolute, build
from guildhall.mail.kinds import NothingToSay
from guildhall.mail.models import Letter
from guildhall.notifications.models import ChosenLevel, Level, Preference
from guildhall.notifications.notice_letter import address_of, wait_until_back, wait_until_waking
from guildhall.notifications.queries import in_words, notices_of
from guildhall.notifications.tokens import Place
from guildhall.people.models import House, Person

DIGEST_LETTER = "digest"
BATCH = 300
MOST_ROWS = 6
MOST_MOVED = 8
FIRST_LOOK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a digest: its title, where it leads, a few more words."""

    title: str
    path: str
    line: str = ""
    entry_id: int = 0

    @property
    def link(self) -> str:
        return absolute(self.path)


@dataclass(frozen=True, slots=True)
class Section:
    """Some rows under a heading. `is_todo`: the one thing to do, by itself no reason for a mail."""

    title: str
    rows: Sequence[Row]
    is_todo: bool = False


@dataclass(frozen=True, slots=True)
class Reader:
    """The reader of a digest, since when, and the communities they want in it."""

    person: Person
    since: dt.datetime
    community_ids: Sequence[int]


digests: Asked[Callable[[Reader], Iterable[Section | None]]] = Asked("digest", "reader")


def digest(reader: Reader) -> Iterable[Section | None]:
    """What concerns the reader, then recent activity."""
    return _concerns(reader), _recent_activity(reader)


def write_due_digests() -> None:
    """A letter for everyone whose hour has come. Recurring.

    A person's next hour is set in the same transaction.
    """
    now = timezone.now()
    _begin_for_newcomers(now)
    while due := list(_due(now)[:BATCH]):
        with transaction.atomic():
            letters = []
            for preference in due:
                since = preference.last_digest_at or now - FIRST_LOOK
                letters.append(
                    Letter(
                        kind=DIGEST_LETTER,
                        person_id=preference.person_id,
                        key="digest",
                        about={"since": since.isoformat()},
                    )
                )
                preference.last_digest_at = now
                preference.next_digest_at = preference.digest_after(now)
            write_letters(
                letter
                for letter, preference in zip(letters, due, strict=True)
                if preference.by_mail
            )
            Preference.objects.bulk_update(due, ["last_digest_at", "next_digest_at"])


def build_digest(letter: Letter) -> EmailMessage:
    """Raises NothingToSay where there is no news, NotYet in quiet hours."""
    person = Person.objects.here().filter(pk=letter.person_id, is_active=True).first()
    if person is None:
        raise NothingToSay("this person has left")
    preference = Preference.of(person)
    if not preference.by_mail or preference.digest == Preference.Rhythm.NEVER:
        raise NothingToSay("this person wants no digest")
    address = address_of(person)
    wait_until_back(person)
    wait_until_waking(preference)
    sections = digest_for(person, since=dt.datetime.fromisoformat(letter.about["since"]))
    if not sections:
        raise NothingToSay("no news")
    place = Place(person.pk)
    house = House.current().name
    context = {
        "sections": sections,
        "house": house,
        "language": "en",
        "levels_link": place.levels_link,
        "person": person,
    }
    headers = Headers(
        message_id=letter.message_id_stem,
        list_id="digest",
        list_name=_("Digest of %(house)s") % {"house": house},
        unsubscribe=place.unsubscribe_link,
    )
    return build(
        "notifications/mail/digest",
        context,
        to=address,
        subject=_subject(sections),
        headers=headers,
        sender=house,
    )


def digest_for(person: Person, *, since: dt.datetime) -> list[Section]:
    """The sections for one person, each entry once; empty where there is only something to do."""
    reader = Reader(person, since, _communities_in_digest(person))
    declared = (section for digest in digests for section in digest(reader))
    filled = [section for section in declared if section and section.rows]
    named: set[int] = set()
    sections = []
    for section in sorted(filled, key=lambda section: not section.is_todo):
        rows = [row for row in section.rows if not row.entry_id or row.entry_id not in named]
        named |= {row.entry_id for row in rows}
        if rows:
            sections.append(Section(section.title, rows, section.is_todo))
    return sections if any(not section.is_todo for section in filled) else []


def _concerns(reader: Reader) -> Section | None:
    """Unseen notices: for people who chose the digest, the only mail about them."""
    here = Q(entry=None, community__in=reader.community_ids) | Q(
        entry__community__in=reader.community_ids
    )
    unseen = notices_of(reader.person).unseen().filter(here, last_at__gt=reader.since)
    rows = [
        Row(one.sentence, one.path, one.why, one.notice.entry_id or 0)
        for one in in_words(unseen.order_by("-last_at", "-pk")[:MOST_ROWS])
    ]
    return Section(_("For you"), rows)


def _recent_activity(reader: Reader) -> Section | None:
    """Entries by others that are new or were answered, the liveliest first."""
    told_at_once = ChosenLevel.objects.filter(
        person=reader.person, level=Level.EVERYTHING, topic=None, entry=None
    )
    muted = ChosenLevel.objects.filter(person=reader.person, level=Level.NOTHING)
    entries = (
        Entry.objects.visible_to(reader.person)
        .published()
        .filter(community__in=reader.community_ids, last_active_at__gt=reader.since)
        .exclude(community__in=told_at_once.values("community"))
        .exclude(pk__in=muted.filter(entry__isnull=False).values("entry"))
        .exclude(author=reader.person)
        .for_list()
        .select_related("community")
        .order_by("-reply_count", "-last_active_at", "-pk")[:MOST_MOVED]
    )
    quiet_topics = set(muted.filter(topic__isnull=False).values_list("topic_id", flat=True))
    rows = [
        Row(
            entry.heading,
            path_of(entry, entry.community.slug),
            f"{entry.author.name} · {entry.community.name}",
            entry.pk,
        )
        for entry in entries.prefetch_related("topics")
        if not _is_muted(entry, quiet_topics)
    ]
    return Section(_("Recent activity"), rows)


def _is_muted(entry: Entry, quiet_topics: set[int]) -> bool:
    topics = {topic.pk for topic in entry.topics.all()}
    return bool(topics) and topics <= quiet_topics


def _communities_in_digest(person: Person) -> list[int]:
    """Communities the person belongs to, except those they want nothing from."""
    mine = Membership.objects.current().filter(person=person).values("community")
    muted = ChosenLevel.objects.filter(
        person=person, level=Level.NOTHING, topic=None, entry=None
    ).values("community")
    return list(
        Community.objects.filter(pk__in=mine).exclude(pk__in=muted).values_list("pk", flat=True)
    )


def _begin_for_newcomers(now: dt.datetime) -> None:
    """People with an address and no preference yet get the defaults, with a first hour."""
    people = (
        Person.objects.here()
        .people()
        .filter(preference=None, pk__in=EmailAddress.objects.values("user"))[:BATCH]
    )
    fresh = [Preference(person=person) for person in people]
    for preference in fresh:
        preference.next_digest_at = preference.digest_after(now)
    Preference.objects.bulk_create(fresh, ignore_conflicts=True)


def _due(now: dt.datetime) -> QuerySet[Preference]:
    return (
        Preference.objects.filter(next_digest_at__lte=now)
        .select_related("person")
        .order_by("next_digest_at", "pk")
    )


def _subject(sections: Sequence[Section]) -> str:
    """The first title, so that the subject says something."""
    first = next(section for section in sections if section.rows)
    more = sum(len(section.rows) for section in sections) - 1
    return (
        _("%(title)s, and %(more)d more") % {"title": first.rows[0].title, "more": more}
        if more
        else first.rows[0].title
    )
