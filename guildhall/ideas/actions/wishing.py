"""“Someone who can weld” wanted: people who listed it are asked, and can pass in private."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.log import tell
from guildhall.commons.models import Entry, touch_entry
from guildhall.ideas import events
from guildhall.ideas.matching import who_listed
from guildhall.ideas.models import MOST_IN_A_WISH, Idea, Joining, Wish, WishAsk
from guildhall.kit.words import fold
from guildhall.people.models import Capacity, Person, is_here

AT_ONCE = 3  # people asked for one wish
MOST_WISHES = 5  # of one idea
A_WEEK = dt.timedelta(days=7)


class NotWished(ValueError):
    """It can't be wished for now; the sentence says why."""


def wish_for_help(entry: Entry, *, words: str, by: Person, at: dt.datetime | None = None) -> Wish:
    """Somebody with a skill is wanted; up to three who listed it are asked. Raises NotWished.

    Wished for twice, it is wished for once.
    """
    text, now = " ".join(words.split())[:MOST_IN_A_WISH], at or timezone.now()
    if not text:
        raise NotWished(_("Say in a few words what someone should be able to do."))
    with transaction.atomic():
        idea = Idea.objects.select_for_update(of=("self",)).get(pk=entry.pk)
        key = fold(text)[:MOST_IN_A_WISH]
        earlier = Wish.objects.filter(idea=idea, words_key=key, ended_at=None).first()
        if earlier:
            return earlier
        if Wish.objects.filter(idea=idea, ended_at=None).count() >= MOST_WISHES:
            raise NotWished(_("An idea can look for five things at once. End one of them first."))
        wish = Wish.objects.create(idea=idea, words=text, words_key=key, by=by, at=now)
        touch_entry(entry)
        tell(events.HELP_WANTED, entry=entry, by=by, at=at)
        _ask(wish, entry, now)
    return wish


def end_wish(wish: Wish, *, by: Person) -> None:
    """Someone was found, or nobody is needed any more. Doing it twice is harmless."""
    with transaction.atomic():
        if not Wish.objects.filter(pk=wish.pk, ended_at=None).update(ended_at=timezone.now()):
            return
        entry = Entry.objects.get(pk=wish.idea_id)
        touch_entry(entry)
        tell(events.HELP_WISH_ENDED, entry=entry, by=by)


def pass_wish(ask: WishAsk, *, by: Person) -> None:
    """Not for them: nobody sees that, and someone else is asked."""
    with transaction.atomic():
        passed = WishAsk.objects.filter(pk=ask.pk, person=by, passed_at=None)
        if not passed.update(passed_at=timezone.now()):
            return
        wish = Wish.objects.open().select_related("idea__entry__community").filter(pk=ask.wish_id)
        for one in wish:
            _ask(one, one.idea.entry, timezone.now())


def ask_for_wishes(*, at: dt.datetime | None = None) -> None:
    """People who listed it since then are asked, too. Recurring."""
    now = at or timezone.now()
    wishes = Wish.objects.open().filter(idea__entry__community__closed_at=None)
    for wish in list(wishes.select_related("idea__entry__community").order_by("pk")):
        if events.ROOM in wish.idea.entry.community.open_rooms:
            with transaction.atomic():
                Idea.objects.select_for_update(of=("self",)).get(pk=wish.idea_id)
                _ask(wish, wish.idea.entry, now)


def _ask(wish: Wish, entry: Entry, now: dt.datetime) -> None:
    """As many as are missing of three who have not passed; those asked longest ago first."""
    asks = WishAsk.objects.filter(wish=wish)
    asked = set(asks.values_list("person_id", flat=True))
    missing = AT_ONCE - asks.filter(is_here(of="person__"), passed_at=None).count()
    if missing <= 0:
        return
    helping = Joining.objects.filter(idea=wish.idea_id, joined_as=Joining.As.HELP)
    joined = set(helping.values_list("person_id", flat=True))
    listed = who_listed(wish.words, entry, but=asked | joined)
    for person_id in _who_have_room(listed, now)[:missing]:
        WishAsk.objects.create(
            wish=wish, person_id=person_id, words=listed[person_id][:120], asked_at=now
        )
        tell(events.HELP_ASKED, entry=entry, by=None, toward=person_id, at=now, wish=wish.pk)


def _who_have_room(listed: dict[int, str], now: dt.datetime) -> list[int]:
    """By what they chose under “Being asked”; those asked longest ago first, never by a rank."""
    chosen = {one.person_id: one for one in Capacity.objects.filter(person__in=listed)}
    asks = WishAsk.objects.filter(person__in=listed).order_by("asked_at")
    times: dict[int, list[dt.datetime]] = {person_id: [] for person_id in listed}
    for person_id, moment in asks.values_list("person_id", "asked_at"):
        times[person_id].append(moment)
    free = [
        person_id for person_id in listed if _has_room(chosen.get(person_id), times[person_id], now)
    ]
    never = dt.datetime.min.replace(tzinfo=dt.UTC)
    return sorted(free, key=lambda one: (times[one][-1] if times[one] else never, one))


def _has_room(capacity: Capacity | None, times: list[dt.datetime], now: dt.datetime) -> bool:
    if capacity is None:
        return True
    if capacity.rests_on(now.date()):
        return False
    of_week = sum(moment > now - A_WEEK for moment in times)
    return capacity.most_a_week is None or of_week < capacity.most_a_week
