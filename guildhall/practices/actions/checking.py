"""A peer's name under a way: check, ask first, claim, pass on, take back."""

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
from guildhall.kit.working_hours import DAY_END, DAY_START, after_working_hours
from guildhall.people.models import Person
from guildhall.practices import events
from guildhall.practices.actions.settling import locked, settle
from guildhall.practices.models import Check, CheckState, Rules, Way
from guildhall.practices.transitions import TABLE

CLAIM_LASTS = 5 * (DAY_END - DAY_START)  # five working days, in hours (domain.md, 1.3, rule 3)


class CannotCheck(ValueError):
    """Not now, with the sentence that says why: somebody was faster, or the way has changed."""


def check_way(entry: Entry, *, by: Person, note: str = "", at: dt.datetime | None = None) -> Check:
    """Put one's name under it. Where a second checker is wanted, the first name alone is not enough. Checking twice is harmless."""
    with transaction.atomic():
        entry, way = locked(entry.pk)
        before = Check.objects.standing().filter(way=way, person=by).first()
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
    """One's name does not stand under it any more. Taking back twice is harmless."""
    with transaction.atomic():
        entry, way = locked(entry.pk)
        if Check.objects.standing().filter(way=way, person=by).update(ended_at=timezone.now()):
            _set_state(way, _state_by_names(way, entry), way.checked_at)
            tell(events.CHECK_TAKEN_BACK, entry=entry, by=by)
            settle(entry.pk)


def claim_check(entry: Entry, *, by: Person, at: dt.datetime | None = None) -> None:
    """“I'm checking this”: for five working days nobody else need look. Claiming twice is harmless. Raises CannotCheck."""
    moment = at or timezone.now()
    with transaction.atomic():
        entry, way = locked(entry.pk)
        if way.check_state == CheckState.CLAIMED and way.claimed_by_id == by.pk:
            return
        _require_claim(way, by)
        _require_state("claim_check", way)
        way.claimed_by, way.claimed_until = (
            by,
            after_working_hours(moment, CLAIM_LASTS, ZoneInfo(entry.community.time_zone)),
        )
        way.check_state = CheckState.CLAIMED
        way.save(update_fields=["claimed_by", "claimed_until", "check_state"])
        touch_entry(entry)
        tell(events.CHECK_CLAIMED, entry=entry, by=by, at=at)


def let_go_of_check(entry: Entry, *, by: Person) -> None:
    """Somebody else may check it. Letting go twice is harmless."""
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
    """Ask its author before checking, or say a doubt: a reply. Where a peer asks, the check `waits` for the answer. Raises NotPosted, ParentGone."""
    with transaction.atomic():
        entry, way = locked(entry.pk)
        waits = waits and way.check_state in TABLE["question_way"].sources
        reply = post_reply(
            entry, by=by, body=body, verb=events.WAY_QUESTIONED if waits else REPLY_POSTED
        )
        if waits and reply.standing == Standing.PUBLISHED:
            own = Q(person=by) | Q(
                person=None
            )  # reports that counted are counted anew after the answer
            Check.objects.standing().filter(own, way=way).update(ended_at=timezone.now())
            _set_state(way, CheckState.QUESTIONED, None)
            Way.objects.filter(pk=way.pk).update(questioned_by=by)
            settle(entry.pk)
    return reply


def answered_by_author(entry: Entry, reply: Reply) -> None:
    """A reply of an author answers the question that it waited for."""
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
    """What one does is said otherwise now: the names stood under another text."""
    with transaction.atomic():
        entry, way = locked(entry.pk)
        if Check.objects.standing().filter(way=way).update(ended_at=timezone.now()):
            _set_state(way, CheckState.UNCHECKED, None)
            tell(events.CHECK_LAPSED, entry=entry, by=None)
            settle(entry.pk)


def checkers_of(community: Community, topic_ids: set[int]) -> set[int]:
    """Who checks these topics: those named for one of them, and those named for the whole community."""
    held = RolePeriod.objects.current().filter(community=community, role=RolePeriod.Role.CHECKER)
    return {
        person
        for person, topic in held.values_list("person_id", "topic_id")
        if topic is None or topic in topic_ids
    }


def next_checker(entry: Entry, *, but_not: set[int | None]) -> int | None:
    """The checker who has had nothing to check here for the longest time; None where there is no other."""
    authors = set(entry.authorships.values_list("person_id", flat=True))
    free = (
        checkers_of(entry.community, set(entry.topics.values_list("pk", flat=True)))
        - authors
        - but_not
    )
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
        and not Check.objects.standing().filter(way=way).exists()
    )


def _state_by_names(way: Way, entry: Entry) -> CheckState:
    """What the names that stand there amount to."""
    names = Check.objects.standing().filter(way=way).count()
    rules = Rules.of(entry.community)
    wanted = 2 if rules.checked_by_named and rules.needs_second else 1
    if not names:
        return CheckState.UNCHECKED
    return CheckState.CHECKED if names >= wanted else CheckState.ONCE


def _require_claim(way: Way, by: Person) -> None:
    """Of two at once, the second hears who was first."""
    if (
        way.check_state == CheckState.CLAIMED
        and way.claimed_by_id not in (None, by.pk)
        and way.claimed_by
    ):
        raise CannotCheck(_("%(name)s is checking this already.") % {"name": way.claimed_by.name})


def _require_state(verb: str, way: Way) -> None:
    if way.is_withdrawn:
        raise CannotCheck(_("This was withdrawn meanwhile."))
    if way.check_state not in TABLE[verb].sources:
        raise CannotCheck(
            _("Somebody was faster: it is %(state)s.")
            % {"state": CheckState(way.check_state).label}
        )


def _set_state(way: Way, state: str, checked_at: dt.datetime | None) -> None:
    way.check_state, way.claimed_by, way.claimed_until, way.questioned_by = state, None, None, None
    way.checked_at = checked_at if state == CheckState.CHECKED else None
    way.save(
        update_fields=["check_state", "claimed_by", "claimed_until", "questioned_by", "checked_at"]
    )
    touch_entry(way.entry)
