"""Prepare a decision, change what is said about it, and open it."""

import datetime as dt
from collections.abc import Iterable
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.ballots.actions import CannotOpen
from guildhall.ballots.forms import sentence_about
from guildhall.commons.actions import begin_entry, edit_entry, follow, link_entries
from guildhall.commons.log import tell
from guildhall.commons.models import Entry, Link, touch_entry
from guildhall.communities.models import Community, Topic
from guildhall.decisions import events
from guildhall.decisions.actions.ending import end_decision
from guildhall.decisions.actions.locking import (
    DecisionRefused,
    locked_decision,
    move,
    require_state,
)
from guildhall.decisions.days import LONGEST, today_at
from guildhall.decisions.frame import Frame
from guildhall.decisions.models import AskedForAdvice, Decision, Level, State
from guildhall.decisions.stewards_say import forget_stewards_words
from guildhall.decisions.ways import WAYS, Ending, Way, way_of, ways_at
from guildhall.decisions.ways.voting import choices_of
from guildhall.people.models import Person
from guildhall.rounds.actions import end_of_day
from guildhall.rounds.queries import people_of


def prepare_decision(
    community: Community,
    *,
    by: Person,
    frame: Frame,
    topics: Iterable[Topic] = (),
    replaces: Decision | None = None,
    grew_from: Entry | None = None,
    at: dt.datetime | None = None,
) -> Entry:
    """Write down what is to be decided. Nobody is asked yet. Sent twice, it is there once.

    It links to what it `grew_from`, such as a session. Raises DecisionRefused, NotPosted.
    """
    require_sense(frame, community, before=replaces)

    def make(entry: Entry) -> None:
        _keep(Decision(entry=entry, replaces=replaces), frame, by=by)
        if grew_from:
            link_entries(grew_from, entry, kind=Link.Kind.GREW_INTO, by=by)

    return begin_entry(
        events.DECISION,
        community,
        by=by,
        verb=events.DECISION_PREPARED,
        title=frame.question,
        body=frame.why,
        topics=topics,
        state=State.PREPARED,
        at=at,
        make=make,
    )


def become_decision(entry: Entry) -> None:
    """Give its row to an entry that was made from another: it is being prepared."""
    _row, is_new = Decision.objects.get_or_create(
        entry=entry, defaults={"way": ways_at(Level.MEMBERS_DECIDE)[0].name}
    )
    if is_new:
        entry.state = State.PREPARED
        Entry.objects.filter(pk=entry.pk).update(state=State.PREPARED)


def change_decision(entry: Entry, *, by: Person, frame: Frame, since: str | None = None) -> Entry:
    """Change what is said about it. Once people are asked, only the text and, upwards, the level.

    Raises DecisionRefused, WrittenMeanwhile, NotPosted.
    """
    with transaction.atomic():
        decision = locked_decision(entry.pk)
        require_state(decision, "change_decision")
        if decision.entry.state == State.OPEN:
            frame = _while_open(decision, frame)
        require_sense(frame, decision.entry.community, before=_floor_of(decision))
        entry = edit_entry(decision.entry, by=by, title=frame.question, body=frame.why, since=since)
        _keep(decision, frame, by=by)
        touch_entry(entry)
        tell(events.DECISION_CHANGED, entry=entry, by=by)
    return entry


def open_decision(entry: Entry, *, by: Person, at: dt.datetime | None = None) -> Entry:
    """Ask everyone who takes part; or tell them, where it is decided already. Twice is harmless.

    Raises DecisionRefused.
    """
    now = at or timezone.now()
    with transaction.atomic():
        decision = locked_decision(entry.pk)
        if decision.entry.state == State.OPEN:
            return decision.entry
        require_state(decision, "open_decision")
        _require_ready(decision, now)
        way = way_of(decision)
        if decision.until_on and way.needs_day:
            zone = ZoneInfo(decision.entry.community.time_zone)
            decision.ends_at = end_of_day(decision.until_on, zone)
        decision.opened_at, decision.ended_at, decision.ended_by = now, None, None
        decision.reminded_at = decision.waits_told_at = decision.passed_on_at = None
        decision.asks_stewards = decision.level == Level.TOGETHER
        forget_stewards_words(decision, now)
        decision.save()
        move(decision, State.OPEN)
        ending = _opened(way, decision, by, now)
        tell(events.DECISION_OPENED, entry=decision.entry, by=by, at=at, level=decision.level)
        for asked in decision.asked.select_related("person"):
            _ask_for_advice(decision, asked.person, by=by, at=at)
        if ending:
            end_decision(decision, ending, by=by, at=now)
    return decision.entry


def require_sense(frame: Frame, community: Community, *, before: Decision | None = None) -> None:
    """Raises DecisionRefused where what is said can't be meant, or takes back what was promised."""
    if frame.is_settled and frame.level != Level.TOLD:
        raise DecisionRefused(
            _(
                "What is decided already can't be put to members. Choose “members are told”, or "
                "say that it isn't decided yet."
            )
        )
    if before and Level(frame.level).is_below(before.level):
        raise DecisionRefused(
            _("Members were promised more say: “%(level)s”. It can't become less.")
            % {"level": before.get_level_display()}
        )
    if frame.way and frame.level not in WAYS[frame.way].levels:
        raise DecisionRefused(_("This way of deciding doesn't fit who decides. Choose another."))
    _require_enough(frame, community)


def _require_enough(frame: Frame, community: Community) -> None:
    """A quorum that more people must reach than take part could never be reached."""
    people = people_of(
        community.pk, role=frame.role, topic_id=frame.topic.pk if frame.topic else None
    )
    number = people.count()
    if frame.quorum > number:
        sentence = ngettext(
            "Only %(number)d person takes part, so no more than that can be needed.",
            "Only %(number)d people take part, so no more than that can be needed.",
            number,
        )
        raise DecisionRefused(sentence % {"number": number})
    if not number:
        raise DecisionRefused(_("Nobody would take part. Choose other people."))


def _require_ready(decision: Decision, now: dt.datetime) -> None:
    """A day that is still to come, and as many people as must agree."""
    frame = Frame(
        decision.entry.title,
        level=decision.level,
        role=decision.role,
        topic=decision.topic,
        quorum=decision.quorum,
        is_settled=decision.is_settled,
    )
    require_sense(frame, decision.entry.community, before=decision.replaces)
    if not way_of(decision).needs_day:
        return
    today = today_at(decision.entry.community, now)
    until = decision.until_on
    if until is None or not 1 <= (until - today).days <= LONGEST:
        raise DecisionRefused(_("Say until when: a day between tomorrow and a year from now."))


def _opened(way: Way, decision: Decision, by: Person, now: dt.datetime) -> Ending | None:
    """What was planned may make no sense any more: members leave. Raises DecisionRefused."""
    try:
        return way.opens(decision, by, now)
    except CannotOpen as refusal:
        choices = choices_of(decision, decision.vote_plan)
        raise DecisionRefused(sentence_about(refusal, choices)[1]) from None
    except ValidationError as problem:  # a candidate who is gone
        raise DecisionRefused(problem.messages[0]) from None


def _floor_of(decision: Decision) -> Decision | None:
    """Below which level it can't go: that at which it was opened, or of what it replaces."""
    return decision if decision.opened_at else decision.replaces


def _while_open(decision: Decision, frame: Frame) -> Frame:
    """What can still change: the text, what is promised, and the level, within its way."""
    if frame.level not in way_of(decision).levels:
        raise DecisionRefused(
            _("People have been asked in this way already. Withdraw it to ask in another one.")
        )
    kept = {
        name: getattr(decision, name)
        for name in ("until_on", "proposal", "way", "role", "topic", "quorum", "if_silent")
    }
    return Frame(
        decision.entry.title,
        why=frame.why,
        level=frame.level,
        promise=frame.promise,
        is_settled=decision.is_settled,
        decider=decision.decider,
        asked=frame.asked,
        **kept,
    )


def _keep(decision: Decision, frame: Frame, *, by: Person) -> None:
    """The row, and the people whose advice is asked; more can be asked while it is open."""
    for name, value in frame.columns().items():
        setattr(decision, name, value)
    way = WAYS[frame.way] if frame.way else ways_at(frame.level)[0]
    decision.way = way.name
    decision.decider = (frame.decider or by) if way.has_decider else None
    decision.save()
    if frame.plan:
        frame.plan.decision = decision
        frame.plan.save()
    before = set(decision.asked.values_list("person", flat=True))
    wanted = {one.pk: one for one in frame.asked if one != decision.decider}
    if decision.entry.state == State.PREPARED:
        decision.asked.exclude(person__in=wanted).delete()
    new = [one for pk, one in wanted.items() if pk not in before]
    AskedForAdvice.objects.bulk_create(AskedForAdvice(decision=decision, person=one) for one in new)
    if decision.entry.state == State.OPEN:
        for one in new:
            _ask_for_advice(decision, one, by=by)


def _ask_for_advice(
    decision: Decision, person: Person, *, by: Person, at: dt.datetime | None = None
) -> None:
    follow(decision.entry, by=person)
    tell(events.ADVICE_ASKED, entry=decision.entry, by=by, toward=person.pk, at=at)
