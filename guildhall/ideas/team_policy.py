"""What people may do with the team of an idea, and why not."""

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.ideas.policy import Relation, on_what_is_open
from guildhall.ideas.queries.teams import TeamOf
from guildhall.kit.verdict import YES, Verdict, no


def may_begin_team(seat: Seat, entry: Entry, relation: Relation, *, is_on: bool) -> Verdict:
    """Its authors name it, and give it another name."""
    verdict = on_what_is_open(seat, entry)
    if verdict and not relation.is_author:
        return no(_("Only the authors of an idea begin its team."))
    if verdict and not is_on:
        return no(_("Teams are off here. Stewards turn them on in the settings of Ideas."))
    return verdict


def may_join_team(seat: Seat, entry: Entry, team: TeamOf, *, would_help: bool) -> Verdict:
    verdict = on_what_is_open(seat, entry)
    if not verdict:
        return verdict
    if not team:
        return no(_("This idea has no team."))
    if seat.someone.pk in team.ids:
        return no(_("You're in this team."))
    if not would_help:
        return no(_("Say “I'd help” first."))
    return YES


def may_leave_team(seat: Seat, team: TeamOf) -> Verdict:
    """Always, whatever became of the idea."""
    if seat.person is not None and seat.person.pk in team.ids:
        return YES
    return no(_("You aren't in this team."))


def may_end_team(seat: Seat, entry: Entry, relation: Relation, team: TeamOf) -> Verdict:
    if team and relation.is_author:
        return on_what_is_open(seat, entry)
    return no(_("Only the authors of an idea end its team."))
