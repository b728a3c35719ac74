"""A ballot to fill in, of any way: on a phone, and without script."""

from types import SimpleNamespace
from typing import Any

from django import template

from guildhall.ballots.forms.ballot import BallotForm
from guildhall.ballots.models import Option, Vote, Way
from guildhall.ballots.reading.line import money

register = template.Library()


@register.inclusion_tag("ballots/ui/ballot.html")
def ballot(form: BallotForm, *, button: str, action: str, title: str = "") -> dict[str, Any]:
    """The page around it says the question, and until when. `action` is where it is sent.

    One with a name is sent in place; the answer to an anonymous one is a page with its receipt.
    """
    vote = form.vote
    return {
        "errors": form.non_field_errors(),
        "fields": [SimpleNamespace(bound=one, is_row=_is_row(form, one.name)) for one in form],
        "vote": vote,
        "budget": money(str(vote.budget)) if vote.budget is not None else "",
        "button": button,
        "action": action,
        "title": title,
    }


def _is_row(form: BallotForm, name: str) -> bool:
    """Marks are a row of chips; names of options are too long for that."""
    return form[name].widget_type == "radioselect" and name.startswith("option-")


def sample() -> dict[str, Any]:
    """Ballots that are kept nowhere."""
    titles = ("A new pump", "Repair the old one", "Leave it as it is")
    options = [Option(place=place, title=title) for place, title in enumerate(titles, start=1)]
    poll = Vote(pk=1, way=Way.POLL, is_anonymous=True)
    against = Vote(pk=2, way=Way.RESISTANCE, most=10)
    return {
        "poll": BallotForm(vote=poll, options=options),
        "against": BallotForm(vote=against, options=options[:2], given={"1": 3}),
    }
