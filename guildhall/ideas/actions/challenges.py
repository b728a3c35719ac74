"""Begin a challenge, change it, put ideas in and take them out."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guildhall.commons.actions import (
    begin_entry,
    discard_draft,
    edit_entry,
    follow,
    link_entries,
)
from guildhall.commons.log import tell
from guildhall.commons.models import Authorship, Entry, Link, touch_entry
from guildhall.communities.models import Community, Topic
from guildhall.ideas import events
from guildhall.ideas.actions.adding import add_idea, promised_day
from guildhall.ideas.brief import Brief
from guildhall.ideas.days import today_at
from guildhall.ideas.models import OPEN, Challenge, ChallengeState, Idea
from guildhall.people.models import Person

LONGEST = dt.timedelta(days=366)
MOST_IDEAS = 200


class ChallengeRefused(ValueError):
    """Not now, with the sentence that says why."""


def begin_challenge(
    community: Community,
    *,
    by: Person,
    brief: Brief,
    topics: Iterable[Topic] = (),
    grew_from: Entry | None = None,
    at: dt.datetime | None = None,
) -> Entry:
    """Ask for ideas about one question, until a day. Sent twice, it begins once.

    It links to what it `grew_from`, such as a session. Raises ChallengeRefused, NotPosted.
    """
    require_days(brief, today_at(community, at))

    def make(entry: Entry) -> None:
        Challenge.objects.create(entry=entry, **brief.columns())
        if grew_from:
            link_entries(grew_from, entry, kind=Link.Kind.GREW_INTO, by=by)

    with transaction.atomic():
        entry = begin_entry(
            events.CHALLENGE,
            community,
            by=by,
            verb=events.CHALLENGE_BEGUN,
            title=brief.question,
            body=brief.text,
            topics=topics,
            state=ChallengeState.OPEN,
            at=at,
            make=make,
            decider=brief.decider.pk,
        )
        follow(entry, by=brief.decider)
    return entry


def change_challenge(
    entry: Entry, *, by: Person, brief: Brief, note: str = "", since: str | None = None
) -> Entry:
    """Change the question, the rules, the days; the earlier text stays in the history.

    Once an idea is in, its deadline can only move away. Raises ChallengeRefused, WrittenMeanwhile,
    NotPosted.
    """
    with transaction.atomic():
        entry, challenge = locked_challenge(entry.pk)
        require_open(entry)
        discard_draft(person=by, form=events.BRIEF, target=entry.draft_target)
        _require_fair_days(challenge, brief)
        _require_outside(challenge, brief.decider)
        columns = brief.columns()
        is_same = all(getattr(challenge, name) == value for name, value in columns.items())
        if is_same and brief.question == entry.title:
            return entry
        entry = edit_entry(
            entry, by=by, title=brief.question, body=brief.text, note=note, since=since
        )
        Challenge.objects.filter(pk=entry.pk).update(**columns)
        Idea.objects.filter(challenge=entry.pk).update(answer_by=brief.decide_by)
        touch_entry(entry)
        tell(events.CHALLENGE_CHANGED, entry=entry, by=by)
        if brief.decider.pk != challenge.decider_id:
            _is_named(entry, brief.decider, by)
    return entry


def add_to_challenge(
    entry: Entry,
    *,
    by: Person,
    title: str,
    body: str = "",
    topics: Iterable[Topic] = (),
    at: dt.datetime | None = None,
) -> Entry:
    """A new idea for it. Sent twice, it is added once. Raises ChallengeRefused, NotPosted."""
    with transaction.atomic():
        challenge_entry, challenge = locked_challenge(entry.pk)
        _require_taking(challenge_entry, challenge, at)
        idea = add_idea(
            challenge_entry.community, by=by, title=title, body=body, topics=topics, at=at
        )
        put_into_challenge(challenge_entry, idea=idea, by=by, at=at)
    return idea


def put_into_challenge(
    entry: Entry, *, idea: Entry, by: Person, at: dt.datetime | None = None
) -> None:
    """An idea that is here is for this challenge, too. Twice is harmless.

    Raises ChallengeRefused.
    """
    with transaction.atomic():
        entry, challenge = locked_challenge(entry.pk)
        _require_no_assessor(challenge, by)
        idea = Entry.objects.select_for_update(of=("self",)).get(pk=idea.pk)
        row = Idea.objects.select_related("challenge__entry").get(pk=idea.pk)
        if row.challenge_id == entry.pk:
            return
        _require_taking(entry, challenge, at)
        if not idea.is_published or idea.state not in OPEN or row.is_judged:
            raise ChallengeRefused(_("This idea has had its answer, or is in a challenge already."))
        Idea.objects.filter(pk=idea.pk).update(
            challenge=challenge,
            put_in_at=at or timezone.now(),
            answer_by=challenge.decide_by,
            late_told_at=None,
        )
        touch_entry(idea)
        touch_entry(entry)
        tell(events.IDEA_PUT_IN, entry=entry, by=by, at=at, idea=idea.pk)


def take_out_of_challenge(idea: Entry, *, by: Person) -> None:
    """It goes on as any other idea; its answer is promised anew. Twice is harmless.

    Raises ChallengeRefused.
    """
    with transaction.atomic():
        row = Idea.objects.get(pk=idea.pk)
        if row.challenge_id is None:
            return
        entry, _challenge = locked_challenge(row.challenge_id)
        require_open(entry)
        left = Idea.objects.filter(pk=idea.pk, challenge=entry.pk).update(
            challenge=None, put_in_at=None, answer_by=promised_day(entry.community)
        )
        if left:
            touch_entry(idea)
            touch_entry(entry)
            tell(events.IDEA_TAKEN_OUT, entry=entry, by=by, idea=idea.pk)


def name_decider(entry: Entry, *, decider: Person, by: Person) -> None:
    """Someone else decides from now on. The same twice is harmless. Raises ChallengeRefused."""
    with transaction.atomic():
        entry, challenge = locked_challenge(entry.pk)
        require_going_on(entry)
        if challenge.decider_id == decider.pk:
            return
        _require_outside(challenge, decider)
        Challenge.objects.filter(pk=entry.pk).update(
            decider=decider, passed_on_at=None, late_told_at=None
        )
        touch_entry(entry)
        _is_named(entry, decider, by)


def locked_challenge(entry_id: int) -> tuple[Entry, Challenge]:
    """The entry first, as everywhere; its row then cannot change under us."""
    rows = Entry.objects.select_for_update(of=("self",)).select_related("community", "author")
    entry = rows.get(pk=entry_id)
    challenge = Challenge.objects.get(pk=entry_id)
    challenge.entry = entry
    return entry, challenge


def require_going_on(entry: Entry) -> None:
    """Raises ChallengeRefused."""
    if not entry.is_published:
        raise ChallengeRefused(_("This challenge has been removed in the meantime."))
    if entry.state not in (ChallengeState.OPEN, ChallengeState.JUDGING):
        raise ChallengeRefused(_("This challenge is over in the meantime."))


def require_open(entry: Entry) -> None:
    """Raises ChallengeRefused."""
    require_going_on(entry)
    if entry.state != ChallengeState.OPEN:
        raise ChallengeRefused(_("Its last day is over: it's being decided."))


def require_days(brief: Brief, today: dt.date) -> None:
    """Raises ChallengeRefused."""
    if brief.until_on < today:
        raise ChallengeRefused(_("Choose a day that is still to come."))
    if brief.decide_by < brief.until_on:
        raise ChallengeRefused(_("It can only be decided once its last day is over."))
    if brief.decide_by > today + LONGEST:
        raise ChallengeRefused(_("A challenge takes a year at most. Choose earlier days."))


def _require_fair_days(challenge: Challenge, brief: Brief) -> None:
    days = (challenge.until_on, challenge.decide_by)
    if (brief.until_on, brief.decide_by) != days:
        require_days(brief, today_at(challenge.entry.community))
    if brief.until_on < challenge.until_on and challenge.ideas.exists():
        raise ChallengeRefused(_("Ideas are in already: its last day can only move further away."))


def _require_taking(entry: Entry, challenge: Challenge, at: dt.datetime | None) -> None:
    require_open(entry)
    if challenge.until_on < today_at(entry.community, at):
        raise ChallengeRefused(_("Its last day is over: no more ideas are taken."))
    if challenge.ideas.count() >= MOST_IDEAS:
        raise ChallengeRefused(
            _("A challenge holds %(most)d ideas at most.") % {"most": MOST_IDEAS}
        )


def _require_outside(challenge: Challenge, decider: Person) -> None:
    """The person who decides wrote none of its ideas."""
    ideas = challenge.ideas.values("pk")
    if Authorship.objects.filter(entry__in=ideas, person=decider).exists():
        raise ChallengeRefused(
            _("%(name)s put an idea in. Choose someone whose ideas stay outside it.")
            % {"name": decider.name}
        )


def _require_no_assessor(challenge: Challenge, person: Person) -> None:
    if challenge.assessors.filter(person=person).exists():
        raise ChallengeRefused(_("You look at its ideas, so your own stay outside it."))


def _is_named(entry: Entry, decider: Person, by: Person) -> None:
    follow(entry, by=decider)
    tell(events.DECIDER_NAMED, entry=entry, by=by, toward=decider.pk)
