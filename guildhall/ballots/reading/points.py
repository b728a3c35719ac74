"""Polls, elections, scores and dots: the most points win."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.ballots.figures import Figures
from guildhall.ballots.models import Option, Vote, Way
from guildhall.ballots.reading.line import Line, Titles, quoted


def lines_of(vote: Vote, options: dict[str, Option], figures: Figures) -> Iterator[Line]:
    whole = max([1, *(tally["points"] for tally in figures["tallies"])])
    for tally in figures["tallies"]:
        yield Line(
            options[tally["option"]],
            _figure(vote, tally),
            tally["points"],
            whole,
            tally["option"] in figures["winners"],
        )


def reasons(vote: Vote, titles: Titles, figures: Figures) -> Iterator[str]:
    winners: Sequence[str] = figures["winners"]
    if not winners:
        yield _("No option got anything, so none was chosen.")
        return
    tallies = {tally["option"]: tally["points"] for tally in figures["tallies"]}
    if figures["tied"]:
        yield _("These have the same: %(tied)s. The order drawn beforehand decided.") % {
            "tied": quoted(titles, figures["tied"])
        }
        return
    last = tallies[winners[-1]]
    beaten = next((key for key in tallies if key not in winners), None)
    if beaten is not None:
        yield _("%(winner)s is ahead of “%(next)s” by %(by)d.") % {
            "winner": quoted(titles, winners[-1:]),
            "next": titles[beaten],
            "by": last - tallies[beaten],
        }


def _figure(vote: Vote, tally: dict[str, Any]) -> str:
    points, voters = tally["points"], tally["voters"]
    if vote.way in (Way.POLL, Way.ELECTION):
        return ngettext("%(number)d vote", "%(number)d votes", points) % {"number": points}
    said = (
        ngettext("%(number)d dot", "%(number)d dots", points)
        if vote.way == Way.DOTS
        else ngettext("%(number)d point", "%(number)d points", points)
    ) % {"number": points}
    return ngettext(
        "%(said)s from %(voters)d person", "%(said)s from %(voters)d people", voters
    ) % {"said": said, "voters": voters}
