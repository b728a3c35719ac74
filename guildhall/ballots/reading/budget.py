"""A budget: what is paid, by whom, and why something else isn't."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.ballots.figures import Figures, fraction
from guildhall.ballots.models import Option, Vote, Way
from guildhall.ballots.reading.line import Line, Titles, money, quoted


def lines_of(vote: Vote, options: dict[str, Option], figures: Figures) -> Iterator[Line]:
    """What is paid first, in the order of paying; the bar is its cost out of the budget."""
    winners = figures["winners"]
    whole = int(fraction(figures["budget"]) * 100)
    for key in (*winners, *(key for key in options if key not in winners)):
        cost = options[key].cost or 0
        is_paid = key in winners
        said = (_("paid: %(cost)s") if is_paid else _("not paid: %(cost)s")) % {
            "cost": money(str(cost))
        }
        yield Line(options[key], said, int(cost * 100) if is_paid else 0, whole, is_paid)


def reasons(vote: Vote, titles: Titles, figures: Figures) -> Iterator[str]:
    if vote.way == Way.EQUAL_SHARES:
        yield from _shared(titles, figures)
    else:
        yield from (_step(titles, step) for step in figures["steps"])
        if figures["unwanted"]:
            yield _("Nobody chose %(unwanted)s.") % {
                "unwanted": quoted(titles, figures["unwanted"])
            }
    yield _("%(left)s of %(budget)s is left over.") % {
        "left": money(figures["left_over"]),
        "budget": money(figures["budget"]),
    }


def _shared(titles: Titles, figures: Figures) -> Iterator[str]:
    yield _("Each ballot had the same share to spend: %(share)s.") % {
        "share": money(figures["share"])
    }
    yield from (_purchase(titles, one) for one in figures["purchases"])
    for one in figures["out_of_reach"]:
        yield _out_of_reach(titles, one)
    if figures["completion"]:
        yield _("With what was left, the most wanted came first:")
        yield from (_step(titles, step) for step in figures["completion"])


def _purchase(titles: Titles, one: dict[str, Any]) -> str:
    (most, number), *less = one["paid"]
    sentence = ngettext(
        "“%(option)s” is paid by %(number)d person with %(each)s.",
        "“%(option)s” is paid by %(number)d people with %(each)s each.",
        number,
    ) % {"option": titles[one["option"]], "number": number, "each": money(most)}
    poorer = sum(payers for _amount, payers in less)
    if poorer:
        added = ngettext(
            "%(number)d more person gave what they had left.",
            "%(number)d more people gave what they had left.",
            poorer,
        ) % {"number": poorer}
        sentence = f"{sentence} {added}"
    return sentence


def _out_of_reach(titles: Titles, one: dict[str, Any]) -> str:
    if not one["supporters"]:
        return _("Nobody chose “%(option)s”.") % {"option": titles[one["option"]]}
    return ngettext(
        "“%(option)s” costs %(cost)s; the %(number)d person who wants it had %(have)s left.",
        "“%(option)s” costs %(cost)s; the %(number)d people who want it had %(have)s left in all.",
        one["supporters"],
    ) % {
        "option": titles[one["option"]],
        "cost": money(one["cost"]),
        "number": one["supporters"],
        "have": money(one["they_have"]),
    }


def _step(titles: Titles, step: dict[str, Any]) -> str:
    if step["is_bought"]:
        said = ngettext(
            "“%(option)s” has %(points)d vote and costs %(cost)s. %(left)s was left: it is paid.",
            "“%(option)s” has %(points)d votes and costs %(cost)s. %(left)s was left: it is paid.",
            step["points"],
        )
    else:
        said = ngettext(
            "“%(option)s” has %(points)d vote and costs %(cost)s. Only %(left)s was left.",
            "“%(option)s” has %(points)d votes and costs %(cost)s. Only %(left)s was left.",
            step["points"],
        )
    return said % {
        "option": titles[step["option"]],
        "points": step["points"],
        "cost": money(step["cost"]),
        "left": money(step["left"]),
    }
