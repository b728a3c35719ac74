"""A peer's check of a tip or practice: check, ask first, claim, pass on, take back."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.actions import post_reply
from guildhall.commons.events import REPLY_POSTED
from guildhall.commons.log import tell
from guildhall.commons.models import Entry, Reply, Standing, touch_entry
from guildhall.communities.models import Community, RolePeriod
from guildhall.communities.standing_in import present_among
from guildhall.kit.working_hours import DAY_END, DAY_START, after_working_hours
from guildhall.people.models import Person
from guildhall.practices import events
from guildhall.practices.actions.settling import locked, settle
from guildhall.practices.models import Check, CheckState, Rules, Way
from guildhall.practices.transitions import TABLE

CLAIM_LASTS = 5 * (DAY_END - DAY_START)  # five working days, in hours (domain.md, 1.3, rule 3)


class CannotCheck(ValueError):
    """Not now, with the sentence that says why: someone was faster, or it has changed."""


def check_way(entry: Entry, *, by: Person, note: str = "", at: dt.datetime | None = None) -> Check:
    """Record that someone has checked it. Checking twice is harmless. Raises CannotCheck.

    Where two checks are needed, the first alone is not enough.
    """
    with transaction.atomic():
        entry, way = locked(entry.pk)
        before = Check.objects.going_on().filter(way=way, person=by).first()
        if before:
            return before
        _require_claim(way, by)
        verb = "check_once" if _wants_another(way, entry) else "check_way"
        _require_state(verb, way)
        check = Check.objects.create(
            way=way, person=by, note=note.strip()[:200], at=at or timezone.now()
        )
        _set_state(way, TABLE[verb].target or CheckState.UNCHECKED, at or timezone.now())
        tell(TABLE[verb].event, entry=entry, by=by, toward=entry.author_id, at=at)
        settle(entry.pk, at=at)
    return check


def take_back_check(entry: Entry, *, by: Person) -> None:
    """Their check does not count any more. Taking back twice is harmless."""
    with transaction.atomic():
        entry, way = locked(entry.pk)
        if Check.objects.going_on().filter(way=way, person=by).update(ended_at=timezone.now()):
            _set_state(way, _state_by_names(way, entry), way.checked_at)
            tell(events.CHECK_TAKEN_BACK, entry=entry, by=by)
            settle(entry.pk)


def claim_check(entry: Entry, *, by: Person, at: dt.datetime | None = None) -> None:
    """“I'm checking this”: for five working days nobody else needs to.

    Claiming twice is harmless. Raises CannotCheck.
    """
    moment = at or timezone.now()
    with transaction.atomic():
        entry, way = locked(entry.pk)
        if way.check_state == CheckState.CLAIMED and way.claimed_by_id == by.pk:
            return
        _require_claim(way, by)
        _require_state("claim_check", way)
        zone = ZoneInfo(entry.community.time_zone)
        way.claimed_by = by
        way.claimed_until = after_working_hours(moment, CLAIM_LASTS, zone)
        way.check_state = CheckState.CLAIMED
        way.save(update_fields=["claimed_by", "claimed_until", "check_state"])
        touch_entry(entry)
        tell(events.CHECK_CLAIMED, entry=entry, by=by, at=at)


def let_go_of_check(entry: Entry, *, by: Person) -> None:
    """Someone else may check it. Letting go twice is harmless."""
    with transaction.atomic():
        entry, way = locked(entry.pk)
        if way.check_state == CheckState.CLAIMED:
            _set_state(way, _state_by_names(way, entry), way.checked_at)
            tell(events.CHECK_LET_GO, entry=entry, by=by)


def pass_checks_on() -> None:
    """Five working days are over: another peer is asked, never a manager. Recurring."""
    now = timezone.now()
    late = (
        Way.objects.in_force()
        .filter(check_state=CheckState.CLAIMED, claimed_until__lte=now)
        .values_list("pk", "claimed_by")
    )
    for pk, claimed_by in list(late):
        with transaction.atomic():
            entry, way = locked(pk)
            if (
                way.check_state != CheckState.CLAIMED
                or way.claimed_until is None
                or way.claimed_until > now
            ):
                continue
            _set_state(way, _state_by_names(way, entry), way.checked_at)
            another = next_checker(entry, but_not={claimed_by})
            tell(events.CHECK_PASSED_ON, entry=entry, by=None, toward=another)


def question_way(entry: Entry, *, by: Person, body: str, waits: bool = True) -> Reply:
    """Ask its author before checking, or raise a doubt: a reply. Raises NotPosted, ParentGone.

    Where a peer asks, the check `waits` for the answer.
    """
    with transaction.atomic():
        entry, way = locked(entry.pk)
        waits = waits and way.check_state in TABLE["question_way"].sources
        reply = post_reply(
            entry, by=by, body=body, verb=events.WAY_QUESTIONED if waits else REPLY_POSTED
        )
        if waits and reply.standing == Standing.PUBLISHED:
            # Theirs, and that of reports: these are counted again after the answer.
            own = Q(person=by) | Q(person=None)
            Check.objects.going_on().filter(own, way=way).update(ended_at=timezone.now())
            _set_state(way, CheckState.QUESTIONED, None)
            Way.objects.filter(pk=way.pk).update(questioned_by=by)
            settle(entry.pk)
    return reply


def answered_by_author(entry: Entry, reply: Reply) -> None:
    """A reply by an author answers the question that the check waited for."""
    with transaction.atomic():
        entry, way = locked(entry.pk)
        is_author = entry.authorships.filter(person=reply.author_id).exists()
        if way.check_state != CheckState.QUESTIONED or not is_author:
            return
        asked_by = way.questioned_by_id
        _set_state(way, _state_by_names(way, entry), timezone.now())
        tell(
            events.WAY_QUESTION_ANSWERED, entry=entry, by=reply.author, reply=reply, toward=asked_by
        )
        settle(entry.pk)


def lapse_check(entry: Entry) -> None:
    """What to do has changed: the checks were of another text."""
    with transaction.atomic():
        entry, way = locked(entry.pk)
        if Check.objects.going_on().filter(way=way).update(ended_at=timezone.now()):
            _set_state(way, CheckState.UNCHECKED, None)
            tell(events.CHECK_LAPSED, entry=entry, by=None)
            settle(entry.pk)


def checkers_of(community: Community, topic_ids: set[int]) -> set[int]:
    """Who checks these topics: checkers of one of them, and of the whole community."""
    held = RolePeriod.objects.current().filter(community=community, role=RolePeriod.Role.CHECKER)
    return {
        person
        for person, topic in held.values_list("person_id", "topic_id")
        if topic is None or topic in topic_ids
    }


def present_checkers(entry: Entry) -> set[int]:
    """Who checks its topics now. Of those who are away, only a cover who checks them too.

    Where all are away, the stewards, who may check everything.
    """
    community = entry.community
    named = checkers_of(community, set(entry.topics.values_list("pk", flat=True)))
    present = present_among(named, community_id=community.pk) & named
    if present or not named:
        return present
    stewards = RolePeriod.objects.stewards_of(community).values_list("person_id", flat=True)
    return present_among(set(stewards), community_id=community.pk) & set(stewards)


def next_checker(entry: Entry, *, but_not: set[int | None]) -> int | None:
    """The checker whose last check here is longest ago; None where there is no other."""
    authors = set(entry.authorships.values_list("person_id", flat=True))
    free = present_checkers(entry) - authors - but_not
    last = dict(
        Check.objects.filter(person__in=free, way__entry__community=entry.community)
        .order_by("at")
        .values_list("person_id", "at")
    )
    longest_ago = dt.datetime.min.replace(tzinfo=dt.UTC)
    return min(free, key=lambda person: (last.get(person, longest_ago), person), default=None)


def _wants_another(way: Way, entry: Entry) -> bool:
    rules = Rules.of(entry.community)
    return (
        rules.checked_by_named
        and rules.needs_second
        and not Check.objects.going_on().filter(way=way).exists()
    )


def _state_by_names(way: Way, entry: Entry) -> CheckState:
    """What the checks that count amount to."""
    names = Check.objects.going_on().filter(way=way).count()
    rules = Rules.of(entry.community)
    wanted = 2 if rules.checked_by_named and rules.needs_second else 1
    if not names:
        return CheckState.UNCHECKED
    return CheckState.CHECKED if names >= wanted else CheckState.ONCE


def _require_claim(way: Way, by: Person) -> None:
    """Of two at once, the second is told who was first."""
    if (
        way.check_state == CheckState.CLAIMED
        and way.claimed_by_id not in (None, by.pk)
        and way.claimed_by
    ):
        raise CannotCheck(_("%(name)s is already checking this.") % {"name": way.claimed_by.name})


def _require_state(verb: str, way: Way) -> None:
    if way.is_withdrawn:
        raise CannotCheck(_("This has been withdrawn in the meantime."))
    if way.check_state not in TABLE[verb].sources:
        raise CannotCheck(
            _("Someone was faster. It's now: %(state)s.")
            % {"state": CheckState(way.check_state).label}
        )


def _set_state(way: Way, state: str, checked_at: dt.datetime | None) -> None:
    way.check_state = state
    way.claimed_by = way.claimed_until = way.questioned_by = None
    way.checked_at = checked_at if state == CheckState.CHECKED else None
    way.save(
        update_fields=["check_state", "claimed_by", "claimed_until", "questioned_by", "checked_at"]
    )
    touch_entry(way.entry)
