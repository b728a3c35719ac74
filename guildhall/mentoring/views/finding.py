"""How views find a pair and what is in it, and draw its page: for the two alone."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from guildhall.mentoring import queries
from guildhall.mentoring.forms import GoalForm, LearnedForm, NoteForm, SittingForm, UntilForm
from guildhall.mentoring.models import Goal, Note, Pair, Sitting
from guildhall.people.models import Person
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.lists import page_for

NOTES_A_PAGE = 20


def found_pair(person: Person, pair_id: int) -> Pair:
    """Raises Http404 for everyone but the two, stewards and owners included."""
    pair = queries.pair_at(person, pair_id)
    if pair is None:
        raise Http404
    return pair


def found_goal(person: Person, pair_id: int, goal_id: int) -> Goal:
    goals = Goal.objects.filter(pair=found_pair(person, pair_id)).select_related("pair")
    return get_object_or_404(goals, pk=goal_id)


def found_sitting(person: Person, pair_id: int, sitting_id: int) -> Sitting:
    """With both people at hand, as their pair has them."""
    pair = found_pair(person, pair_id)
    sitting = get_object_or_404(Sitting.objects.filter(pair=pair), pk=sitting_id)
    sitting.pair = pair
    return sitting


def found_note(person: Person, pair_id: int, note_id: int) -> Note:
    notes = Note.objects.filter(pair=found_pair(person, pair_id))
    return get_object_or_404(notes, pk=note_id)


def to_pair(_person: object, about: Pair | Goal | Sitting | Note) -> HttpResponse:
    return redirect("mentoring_pair", about.pk if isinstance(about, Pair) else about.pair_id)


def pair_page(
    request: AuthenticatedRequest, pair: Pair, *, wrong: dict[str, Form] | None = None
) -> HttpResponse:
    """`wrong` are forms that were sent and are shown again, by their name on the page."""
    person = request.user
    learned = queries.learned_of(pair, person)
    told = {"text": learned.mine.text, "may_grow": learned.mine.may_grow} if learned.mine else {}
    page = page_for(request, queries.notes_of(pair), by="at", size=NOTES_A_PAGE)
    context: dict[str, Any] = {
        "pair": pair,
        "other": pair.other_of(person),
        "is_mentor": pair.is_mentor(person),
        "goals": pair.goals.order_by("pk"),
        "sittings": _sittings_of(pair),
        "page": page,
        "is_silent": _is_silent(pair, page.rows),
        "learned": learned,
        "grows_into": queries.note_place(pair, person) if learned.both_wish_it else None,
        "record_query": "?" + urlencode({"part": _part_of(pair, person), "title": pair.about}),
        "goal_form": GoalForm(),
        "sitting_form": SittingForm(),
        "note_form": NoteForm(initial=pair.noted),
        "until_form": UntilForm(initial={"until_on": pair.until_on}),
        "learned_form": LearnedForm(initial=told),
        **(wrong or {}),
    }
    return render(request, "mentoring/pair.html", context, status=422 if wrong else 200)


def _sittings_of(pair: Pair) -> QuerySet[Sitting]:
    """Once their time is over, those that were: what was planned for later is off."""
    rows = pair.sittings.order_by("starts_at", "pk")
    return rows.filter(starts_at__lte=pair.ended_at) if pair.ended_at else rows


def _is_silent(pair: Pair, newest: Iterable[Note]) -> bool:
    """They were reminded, and nobody has written since."""
    reminded_at = pair.reminded_at
    return reminded_at is not None and not any(note.at > reminded_at for note in newest)


def _part_of(pair: Pair, person: Person) -> str:
    """Where it goes in their own record, until they say otherwise."""
    return "taught" if pair.is_mentor(person) else "learned"
