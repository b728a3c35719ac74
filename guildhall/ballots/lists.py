"""The ballots of a vote that is over, to take away and count again.

A column an option: what the ballot gives it, or its place in a ranking; empty where it says
nothing. Ballots of an anonymous vote are found by their receipts, all others by names.
"""

import json
from collections.abc import Iterator

from django.http import HttpResponse, StreamingHttpResponse

from guildhall.ballots.marks import Marks, in_words
from guildhall.ballots.models import Option, Vote
from guildhall.ballots.queries import options_of
from guildhall.kit.counting.ties import drawn
from guildhall.kit.tables import csv_lines

Named = tuple[str, Marks]


def ballots_of(vote: Vote) -> list[Named]:
    """Each with its receipt, or the name of who voted, in that order."""
    if vote.is_anonymous:
        return [(receipt, marks) for receipt, marks in vote.count.published]
    given = vote.ballots.order_by("person__name", "person__username")
    return [(one.person.name, one.marks) for one in given.select_related("person")]


def as_csv(vote: Vote) -> StreamingHttpResponse:
    options = options_of(vote)
    return StreamingHttpResponse(
        csv_lines(_rows(vote, options)),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="ballots-{vote.pk}.csv"'},
    )


def as_json(vote: Vote) -> HttpResponse:
    """With everything that a count needs: costs, budget, how many win, and the order of equals."""
    options = options_of(vote)
    says = {
        "question": vote.question,
        "way": vote.way,
        "most": vote.most,
        "winners": vote.winners,
        "budget": None if vote.budget is None else str(vote.budget),
        "options": [_said(option) for option in options],
        "seed": vote.seed,
        "order": drawn([option.key for option in options], seed=vote.seed),
        "ballots": [{"ballot": name, "marks": marks} for name, marks in ballots_of(vote)],
        "result": vote.count.figures,
    }
    return HttpResponse(
        json.dumps(says, ensure_ascii=False, indent=1),
        content_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="ballots-{vote.pk}.json"'},
    )


def _rows(vote: Vote, options: list[Option]) -> Iterator[list[str]]:
    yield ["ballot", *(option.title for option in options)]
    for name, marks in ballots_of(vote):
        yield [name, *(in_words(marks, option.key) for option in options)]


def _said(option: Option) -> dict[str, str | None]:
    cost = None if option.cost is None else str(option.cost)
    return {"key": option.key, "title": option.title, "cost": cost}
