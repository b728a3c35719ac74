"""A vote: people choose between options, and what most want, by its rule, is decided."""

import datetime as dt

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from guildhall.ballots import actions as ballots
from guildhall.ballots.models import Vote
from guildhall.ballots.models import Way as Counted
from guildhall.ballots.queries import who_has_not_voted
from guildhall.ballots.reading import outcome_of
from guildhall.ballots.terms import Choice, Terms
from guildhall.commons.actions import link_entries
from guildhall.commons.models import Link
from guildhall.communities.models import Membership
from guildhall.decisions.elections import offer_role
from guildhall.decisions.models import Decision, Level, State, VotePlan, Voting
from guildhall.decisions.stewards_say import holds_up
from guildhall.decisions.ways.vote_lines import choices_in
from guildhall.decisions.ways.way import Ending, Way
from guildhall.people.models import Person

NAME = "vote"


def vote_of(decision: Decision) -> Vote | None:
    """The newest vote, open or over. One query."""
    rows = decision.votings.select_related("vote__community", "vote__count")
    newest = rows.first()
    return newest.vote if newest else None


def elects_to_role(decision: Decision) -> bool:
    """Whether those elected get a role. One query where it is decided by a vote."""
    if decision.way != NAME:
        return False
    return VotePlan.objects.filter(decision=decision).exclude(elects_role="").exists()


def terms_of(decision: Decision, plan: VotePlan) -> Terms:
    kind = Counted(plan.kind)
    return Terms(
        kind,
        most=plan.most or (5 if kind is Counted.DOTS else 0),
        winners=plan.winners or 1,
        budget=plan.budget,
        role=decision.role,
        topic=decision.topic,
        quorum=decision.quorum,
        is_anonymous=plan.is_anonymous,
        is_hidden=plan.is_hidden,
    )


def choices_of(decision: Decision, plan: VotePlan) -> list[Choice]:
    return choices_in(plan, decision.entry.community, role=decision.role, topic=decision.topic)


def _opens(decision: Decision, by: Person, at: dt.datetime) -> None:
    """Raises CannotOpen where its terms make no sense any more."""
    if decision.until_on is None:
        raise ValueError("A vote has a day.")
    choices = choices_of(decision, decision.vote_plan)
    vote = ballots.open_vote(
        decision.entry.community,
        by=by,
        question=decision.entry.title,
        choices=choices,
        terms=terms_of(decision, decision.vote_plan),
        until=decision.until_on,
        at=at,
    )
    Voting.objects.create(decision=decision, vote=vote)
    for choice in choices:
        if choice.entry:  # both pages show it
            link_entries(decision.entry, choice.entry, kind=Link.Kind.RELATED, by=by)


def _closes(decision: Decision, at: dt.datetime) -> Ending | None:
    vote = vote_of(decision)
    if vote is None:
        return None
    if vote.state == Vote.State.OPEN and ballots.close_vote(vote, at=at) is None:
        return None
    counted = Vote.objects.select_related("count").get(pk=vote.pk)
    winners = outcome_of(counted).winners if counted.state == Vote.State.COUNTED else []
    if not winners:
        return Ending(State.LAPSED)
    if holds_up(decision, at):
        return Ending(State.OPEN)
    if decision.vote_plan.elects_role:
        _offer_role(decision, [one.person for one in winners if one.person], at=at)
    return Ending(State.IN_FORCE, ", ".join(one.title for one in winners))


def _offer_role(decision: Decision, elected: list[Person], *, at: dt.datetime) -> None:
    """Those elected who still belong here are asked whether they will do it."""
    community = decision.entry.community
    here = Membership.objects.current().filter(community=community, person__in=elected)
    for membership in here.select_related("person"):
        offer_role(decision, membership.person, by=None, at=at)


def _stops(decision: Decision) -> None:
    if vote := vote_of(decision):
        ballots.withdraw_vote(vote)


def _waits_for(decision: Decision) -> QuerySet[Person]:
    vote = vote_of(decision)
    return who_has_not_voted(vote) if vote else Person.objects.none()


WAY = Way(
    name=NAME,
    label=_("People choose between options"),
    hint=_("Everyone has one ballot. How it is counted is said beforehand."),
    levels=(Level.MEMBERS_DECIDE, Level.TOGETHER),
    opens=_opens,
    closes=_closes,
    stops=_stops,
    waits_for=_waits_for,
    has_own_form=True,
)
