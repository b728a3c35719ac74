"""Rankings: who was out in which round, and where those ballots went."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.ballots.figures import Figures
from guildhall.ballots.models import Option, Vote
from guildhall.ballots.reading.line import Line, Titles, quoted


def lines_of(vote: Vote, options: dict[str, Option], figures: Figures) -> Iterator[Line]:
    """Those of the last round, then who was out, the last one first."""
    *before, last = figures["rounds"]
    for key, votes in last["votes"]:
        said = ngettext(
            "%(number)d vote in the last round", "%(number)d votes in the last round", votes
        ) % {"number": votes}
        yield Line(options[key], said, votes, figures["ballots"], key in figures["winners"])
    for number, one in reversed(list(enumerate(before, start=1))):
        votes = dict(one["votes"])[one["out"]]
        said = ngettext(
            "out in round %(round)d with %(number)d vote",
            "out in round %(round)d with %(number)d votes",
            votes,
        ) % {"round": number, "number": votes}
        yield Line(options[one["out"]], said, votes, figures["ballots"], False)


def reasons(vote: Vote, titles: Titles, figures: Figures) -> Iterator[str]:
    for number, one in enumerate(figures["rounds"], start=1):
        votes = ", ".join(f"“{titles[key]}” {of}" for key, of in one["votes"])
        yield _("Round %(number)d: %(votes)s.") % {"number": number, "votes": votes}
        if one["out"]:
            yield _out(titles, one)
    yield _("“%(winner)s” then had more than half of the ballots that still named someone.") % {
        "winner": titles[figures["winner"]]
    }


def _out(titles: Titles, one: dict[str, Any]) -> str:
    if one["tied"]:
        said = _("%(tied)s had the fewest alike; by the order drawn beforehand “%(out)s” was out.")
        sentence = said % {"tied": quoted(titles, one["tied"]), "out": titles[one["out"]]}
    else:
        sentence = _("“%(out)s” had the fewest and was out.") % {"out": titles[one["out"]]}
    went = [
        _("%(number)d to “%(option)s”") % {"number": number, "option": titles[key]}
        if key
        else _("%(number)d to none") % {"number": number}
        for key, number in one["went_to"]
    ]
    if not went:
        return sentence
    return " ".join([sentence, _("Its ballots went on: %(went)s.") % {"went": ", ".join(went)}])
