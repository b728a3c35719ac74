"""Rounds: how often, and making one in steps that a worker can go on with.

Who takes part is read when the round is planned; who left, blocked someone or was introduced
elsewhere since then is left out when their introduction is written, and whoever that leaves alone
is paired once more.
"""

import datetime as dt
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.communities.models import Community
from guildhall.introductions.actions.telling import tell_people_of_round
from guildhall.introductions.events import ROOM, ROUNDS_CHANGED
from guildhall.introductions.free import (
    introduced_before,
    kept_apart,
    lately_asked,
    pairs_of,
)
from guildhall.introductions.models import Introduction, Rhythm, Round, Side, TakingPart, Term
from guildhall.introductions.people import Brought, brought_by
from guildhall.kit.apart import processes_apart
from guildhall.kit.pairing import Group, Partner, Why
from guildhall.kit.pairing.worth import crosses
from guildhall.people.models import Person

BATCH = 200
MONDAY, NOTICE = 0, 3  # the first round is on a Monday, at least three days ahead

Pair = tuple[int, int]


def change_rounds(community: Community, *, by: Person, every: str) -> Rhythm:
    """The first round is on a Monday soon, so that people can still decide to take part."""
    with transaction.atomic():
        Community.objects.select_for_update().get(pk=community.pk)
        rhythm = Rhythm.objects.filter(community=community).first()
        if rhythm and rhythm.every == every:
            return rhythm
        rhythm = rhythm or Rhythm(community=community)
        was_on, rhythm.every = rhythm.is_on, every
        if not rhythm.is_on:
            rhythm.next_on = None
        elif not was_on:
            rhythm.next_on = _first_monday(timezone.localdate())
        rhythm.save()
        record(ROUNDS_CHANGED, actor_id=by.pk, community_id=community.pk, every=every)
    return rhythm


def make_due_rounds(*, at: dt.datetime | None = None) -> None:
    """Begin the rounds whose day has come, and go on with those that were not finished.

    Recurring.
    """
    now = at or timezone.now()
    due = Rhythm.objects.filter(next_on__lte=now.date(), community__closed_at=None)
    for rhythm in due.select_related("community").order_by("next_on", "pk"):
        if ROOM in rhythm.community.open_rooms:
            _begin(rhythm, now.date())
    for unfinished in Round.objects.filter(made_at=None).order_by("pk"):
        make_round(unfinished, at=now)


def _begin(rhythm: Rhythm, today: dt.date) -> None:
    """Once, also where two workers come at the same time; missed days are not made up for."""
    with transaction.atomic():
        moved = Rhythm.objects.filter(pk=rhythm.pk, next_on=rhythm.next_on)
        day = rhythm.next_on
        while day and day <= today:
            day = rhythm.day_after(day)
        if rhythm.next_on and moved.update(next_on=day):
            Round.objects.get_or_create(community=rhythm.community, due_on=rhythm.next_on)


def make_round(one: Round, *, at: dt.datetime | None = None) -> Round:
    """All of its introductions, in steps. Doing it again goes on, or changes nothing."""
    now = at or timezone.now()
    if one.made_at is None and one.plan is None:
        groups = _planned(one, _ready(one, at=now), at=now)
        one.plan = {"groups": groups, "next": 0, "is_mended": False}
        Round.objects.filter(pk=one.pk, plan__isnull=True).update(plan=one.plan)
    while _take_step(one.pk, at=now):
        pass
    one.refresh_from_db()
    return one


def _take_step(round_id: int, *, at: dt.datetime) -> bool:
    """Introduce the next people of the plan; the last step ends the round. False once it is made.

    Who was left alone is planned before the lock is taken.
    """
    one = Round.objects.select_related("community").get(pk=round_id)
    if one.made_at or one.plan is None:
        return False
    is_through = one.plan["next"] >= len(one.plan["groups"])
    more = _left_alone(one, at=at) if is_through and not one.plan["is_mended"] else []
    with transaction.atomic():
        locked = Round.objects.select_for_update().get(pk=round_id)
        if locked.plan != one.plan:
            return locked.made_at is None  # another worker was faster
        if not is_through:
            _introduce(locked, at=at)
        elif not locked.plan["is_mended"]:
            locked.plan["groups"] += more
            locked.plan["is_mended"] = True
        else:
            _finish(locked, at=at)
        locked.save(update_fields=["plan", "made_at"])
    return locked.made_at is None


def _introduce(one: Round, *, at: dt.datetime) -> None:
    plan: dict[str, Any] = one.plan or {}
    groups = plan["groups"][plan["next"] : plan["next"] + BATCH]
    ready = _ready(one, at=at)
    fit = [group for group in groups if ready.issuperset(group[0])]
    people = {person_id for ids, _term, _about in fit for person_id in ids}
    apart = _apart(people, at=at)
    fit = [group for group in fit if not apart.intersection(pairs_of(group[0]))]
    made = Introduction.objects.bulk_create(
        Introduction(
            community_id=one.community_id,
            round=one,
            term=term,
            about=about,
            suggested_at=at,
            asked_at=at,
            fades_at=at,
            made_at=at,
        )
        for _ids, term, about in fit
    )
    Side.objects.bulk_create(
        Side(introduction=introduction, person_id=person_id, answer=Side.Answer.YES)
        for introduction, (ids, _term, _about) in zip(made, fit, strict=True)
        for person_id in ids
    )
    plan["next"] += len(groups)


def _left_alone(one: Round, *, at: dt.datetime) -> list[list[Any]]:
    """Pairs of those who are ready and were not introduced after all."""
    return _planned(one, _ready(one, at=at), at=at)


def _finish(one: Round, *, at: dt.datetime) -> None:
    """Everyone is told at once. Who skipped this round takes part in the next."""
    one.plan, one.made_at = None, at
    TakingPart.objects.filter(community=one.community_id, skips_next=True).update(skips_next=False)
    tell_people_of_round(one, at=at)


def _ready(one: Round, *, at: dt.datetime) -> set[int]:
    """Who takes part this time and was not asked or introduced within a week anywhere."""
    taking_part = TakingPart.objects.filter(community=one.community_id).ready(at.date())
    busy = lately_asked(at=at).values("person")
    return set(taking_part.exclude(person__in=busy).values_list("person_id", flat=True))


def _planned(one: Round, person_ids: set[int], *, at: dt.datetime) -> list[list[Any]]:
    """The groups of these people: ids, why, and what it is about."""
    if len(person_ids) < 2:
        return []
    brought = brought_by(person_ids)
    partners = _partners(one, brought, at=at)
    by_key = {partner.key: partner for partner in partners}
    groups = _paired(partners, sorted(_apart(person_ids, at=at)), seed=one.pk)
    return [[list(group.keys), _term(group, by_key), _in_words(group, brought)] for group in groups]


def _partners(one: Round, brought: dict[int, Brought], *, at: dt.datetime) -> list[Partner]:
    likes = TakingPart.objects.filter(community=one.community_id, likes_counterparts=True)
    counterparts = set(likes.values_list("person_id", flat=True))
    return [
        Partner(
            key=person_id,
            unit=theirs.unit_id,
            helps=frozenset(theirs.helps),
            learns=frozenset(theirs.learns),
            speaks=frozenset(theirs.speaks),
            offset=_minutes_east(theirs.zone, at),
            likes_counterparts=person_id in counterparts,
        )
        for person_id, theirs in brought.items()
    ]


def _paired(partners: list[Partner], apart: list[Pair], *, seed: int) -> list[Group]:
    """In a process of its own, which takes rustworkx and numpy along when it ends.

    Within a transaction, as in tests, it is done here.
    """
    if connection.in_atomic_block:
        return _solve(partners, apart, seed)
    with processes_apart() as pool:
        return pool.submit(_solve, partners, apart, seed).result()


def _solve(partners: list[Partner], apart: list[Pair], seed: int) -> list[Group]:
    # Web processes read this module, and never load rustworkx and numpy.
    from guildhall.kit.pairing.solving import plan

    return plan(partners, apart=apart, seed=seed)


def _apart(person_ids: set[int], *, at: dt.datetime) -> set[Pair]:
    return kept_apart(person_ids) | introduced_before(person_ids, at=at)


def _term(group: Group, by_key: dict[int, Partner]) -> str:
    one, other = (by_key[key] for key in group.keys[:2])
    if group.why == Why.COMMON and crosses(one, other):
        return Term.COUNTERPART
    return Term(group.why.value)


def _in_words(group: Group, brought: dict[int, Brought]) -> str:
    """The topic or language of the reason, as one of them wrote it."""
    theirs = [brought[key] for key in group.keys[:2]]
    written = [text for one in theirs for text in (one.helps, one.learns, one.speaks)]
    return next((texts[group.about] for texts in written if group.about in texts), "")


def _minutes_east(zone: dt.tzinfo, at: dt.datetime) -> int:
    offset = at.astimezone(zone).utcoffset() or dt.timedelta()
    return int(offset.total_seconds() // 60)


def _first_monday(today: dt.date) -> dt.date:
    day = today + dt.timedelta(days=NOTICE)
    return day + dt.timedelta(days=(MONDAY - day.weekday()) % 7)
