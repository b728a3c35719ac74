"""Reads of notices, shaped for the list, the count and home."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db.models import Case, Count, Max, Q, QuerySet, When
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry, Reply
from guildhall.commons.page.places import page_at
from guildhall.commons.reply_paths import path_of_reply
from guildhall.commons.unread import first_unread
from guildhall.communities.models import Community, Topic
from guildhall.communities.models.community import CommunityQuerySet
from guildhall.communities.seats import take_seat
from guildhall.kit.prepared import prepared
from guildhall.kit.words import fold
from guildhall.mail.models import BadAddress
from guildhall.notifications.levels import DEFAULT
from guildhall.notifications.models import ChosenLevel, Hearing, Level, Notice
from guildhall.notifications.models.notice import NoticeQuerySet
from guildhall.notifications.rules import REASONS, notice_rules
from guildhall.notifications.thank_yous import is_thank_you
from guildhall.notifications.tokens import Place
from guildhall.notifications.words import sentence_of
from guildhall.people.models import Person

MOST_COUNTED, MOST_NEWS = 99, 12


@dataclass(frozen=True, slots=True)
class NoticeInWords:
    """A notice as people read it: what happened, where it leads, why they are told."""

    notice: Notice
    sentence: str
    path: str
    why: str

    @property
    def is_thank_you(self) -> bool:
        return is_thank_you(self.notice)

    @property
    def levels_path(self) -> str:
        """The page on which its reader can change how much they are told."""
        place = Place(
            self.notice.person_id, self.notice.community_id or 0, 0, self.notice.entry_id or 0
        )
        return reverse("change_level", args=[place.token])


def notices_of(person: Person, *, at: dt.datetime | None = None) -> NoticeQuerySet:
    """All that the person may still know of, without texts."""
    notices = Notice.objects.of(person, at=at).select_related(
        "actor", "entry__community", "community", "reply"
    )
    return notices.defer("entry__body", "entry__body_html", "reply__body", "reply__body_html")


def in_words(notices: Iterable[Notice]) -> list[NoticeInWords]:
    """One more query for each rule that needs one, however many notices there are."""
    rows = list(notices)
    for name in {row.rule for row in rows}:
        rule = notice_rules.get(name)
        if rule and rule.prepare:
            rule.prepare([row for row in rows if row.rule == name])
    return [
        NoticeInWords(row, sentence_of(row), path_to(row), str(REASONS[row.reason].says))
        for row in rows
    ]


def path_to(notice: Notice) -> str:
    """The page that a notice leads to, at the newest reply."""
    rule = notice_rules.get(notice.rule)
    if rule and rule.path:
        return rule.path(notice)
    if notice.entry is None:
        return notice.community.get_absolute_url() if notice.community else "/"
    slug = notice.entry.community.slug
    if notice.reply_id:
        return path_of_reply(notice.entry, slug, notice.reply_id)
    return path_of(notice.entry, slug)


def page_to_read(notice: Notice) -> str:
    """The page that a notice leads its reader to, at the first reply that they haven't read."""
    rule = notice_rules.get(notice.rule)
    if notice.entry is None or notice.reply is None or (rule and rule.path):
        return path_to(notice)
    first = _first_to_read(notice, notice.entry, notice.reply)
    return page_at(first, reader=notice.person, is_new=True)


def path_in_mail(notice: Notice) -> str:
    """The page that a mail leads to: of many replies, the first that it tells of."""
    if notice.count == 1 or notice.entry is None or notice.reply is None:
        return path_to(notice)
    first = _first_gathered(notice) or notice.reply
    return path_of_reply(notice.entry, notice.entry.community.slug, first.pk)


def _first_to_read(notice: Notice, entry: Entry, newest: Reply) -> Reply:
    first = newest
    if notice.count > 1:
        seat = take_seat(entry.community.slug, notice.person)
        first = first_unread(seat, entry) or _first_gathered(notice) or newest
    first.entry = entry
    return first


def _first_gathered(notice: Notice) -> Reply | None:
    """The oldest reply that this notice tells of, while it can be seen."""
    heard = Hearing.objects.filter(notice=notice, reply_id__isnull=False).values("reply_id")
    replies = Reply.objects.published().filter(pk__in=heard, entry=notice.entry)
    return replies.select_related("parent").order_by("created_at", "pk").first()


def news_of(person: Person) -> list[NoticeInWords]:
    """What is unseen, the newest first: *Since you were here*."""
    return in_words(_news.rows(person_id=person.pk, now=timezone.now()))


@prepared
def _news(person_id: int, now: dt.datetime) -> QuerySet[Notice]:
    unseen = notices_of(Person(pk=person_id), at=now).unseen()
    return unseen.order_by("-last_at", "-pk")[:MOST_NEWS]


def count_of_news(person: Person) -> tuple[int, str]:
    """How many notices are unseen (99 at most), and a mark that changes with them. One query."""
    unseen = Notice.objects.of(person).unseen().order_by("-last_at")[: MOST_COUNTED + 1]
    row = unseen.aggregate(number=Count("pk"), last=Max("last_at"))
    number = min(row["number"], MOST_COUNTED)
    return number, f"{number}-{row['last'].timestamp() if row['last'] else 0}"


@dataclass(frozen=True, slots=True)
class CommunityLevel:
    """What someone chose for one community, and for topics and entries in it."""

    community: Community
    level: Level
    nearer: Sequence[ChosenLevel]


@dataclass(frozen=True, slots=True)
class LevelsListed:
    """Some of a person's communities, and how many they have where these are not all."""

    rows: Sequence[CommunityLevel]
    of_all: int = 0


def levels_of_person(person: Person, *, named: str = "", most: int | None = None) -> LevelsListed:
    """The person's communities: first those of which something was chosen, then others by name.

    Only those with a word in their names that begins like `named`, and at most `most` of them. Two
    queries, and a third where these are not all.
    """
    chosen = (
        ChosenLevel.objects.filter(person=person)
        .select_related("topic", "entry")
        .defer("entry__body", "entry__body_html")
    )
    rows: dict[int, list[ChosenLevel]] = {}
    for row in chosen.order_by("-at")[:500]:
        rows.setdefault(row.community_id, []).append(row)
    mine = Community.objects.of(person).only("slug", "name")
    is_chosen = Case(When(pk__in=rows, then=0), default=1)
    in_order = _called(mine, fold(named)).order_by(is_chosen, "name_key")
    communities = list(in_order[: most and most + 1])
    has_more = most is not None and len(communities) > most
    return LevelsListed(
        [_community_level(one, rows.get(one.pk, [])) for one in communities[:most]],
        of_all=mine.count() if has_more or named else 0,
    )


def _called(communities: CommunityQuerySet, key: str) -> CommunityQuerySet:
    """Those with a word in their names that begins like `key`."""
    if not key:
        return communities
    return communities.filter(Q(name_key__startswith=key) | Q(name_key__contains=f" {key}"))


def level_at(
    person: Person, community: Community, *, topic: Topic | None = None, entry: Entry | None = None
) -> Level | None:
    """What was chosen for exactly this place; None where nothing was."""
    chosen = ChosenLevel.objects.filter(
        person=person, community=community, topic=topic, entry=entry
    ).first()
    return Level(chosen.level) if chosen else None


def bad_address_of(person: Person) -> BadAddress | None:
    """The person's address, if mail to it came back. One query."""
    mine = (
        EmailAddress.objects.filter(user=person, primary=True)
        .annotate(folded=Lower("email"))
        .values("folded")
    )
    return BadAddress.objects.filter(address__in=mine).first()


def _community_level(community: Community, rows: list[ChosenLevel]) -> CommunityLevel:
    here = next((row for row in rows if not row.topic_id and not row.entry_id), None)
    nearer = [row for row in rows if row.topic_id or row.entry_id]
    return CommunityLevel(community, Level(here.level) if here else DEFAULT, nearer[:50])
