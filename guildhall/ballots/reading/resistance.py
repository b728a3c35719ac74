"""The least against wins."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.ballots.figures import Figures, fraction
from guildhall.ballots.models import Option, Vote
from guildhall.ballots.reading.line import Line, Titles, quoted


def lines_of(vote: Vote, options: dict[str, Option], figures: Figures) -> Iterator[Line]:
    for one in figures["resistances"]:
        percent = round(fraction(one["share"]) * 100)
        said = _("%(percent)d %% of the greatest possible resistance") % {"percent": percent}
        yield Line(options[one["option"]], said, percent, 100, one["option"] in figures["winners"])


def reasons(vote: Vote, titles: Titles, figures: Figures) -> Iterator[str]:
    first, *others = figures["resistances"]
    if figures["tied"]:
        yield _("These meet the same resistance: %(tied)s. The order drawn beforehand decided.") % {
            "tied": quoted(titles, figures["tied"])
        }
    elif others:
        yield _(
            "“%(winner)s” adds up to %(total)d, “%(next)s” to %(more)d: the least resistance wins."
        ) % {
            "winner": titles[first["option"]],
            "total": first["total"],
            "next": titles[others[0]["option"]],
            "more": others[0]["total"],
        }
    for one in figures["resistances"]:
        if one["cannot_bear"]:
            yield ngettext(
                "%(number)d person gave “%(option)s” the highest resistance.",
                "%(number)d people gave “%(option)s” the highest resistance.",
                one["cannot_bear"],
            ) % {"number": one["cannot_bear"], "option": titles[one["option"]]}
