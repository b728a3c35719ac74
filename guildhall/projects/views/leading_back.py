"""Where an act leads back to: a part of the project's page, a step, or a part of its books."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect

from guildhall.commons.views.finding import back_to
from guildhall.communities.seats import Seat
from guildhall.projects.views.finding import Subject, entry_of

HEAD, COMING, AFTER, STEPS = "head", "coming", "after", "steps"
SHIFTS, SUPPLIES, TASKS = "shifts", "supplies", "tasks"
NEED, WHAT_WE_HAVE, CHOOSE = 1, 2, 3

Back = Callable[[Seat, Subject], HttpResponse]


def to_part(part: str) -> Back:
    return lambda seat, subject: back_to(entry_of(subject), seat, part=part)


def to_its_page(seat: Seat, subject: Subject) -> HttpResponse:
    """Where it begins: how it ended, and the next step."""
    return back_to(entry_of(subject), seat)


def to_thank_yous(seat: Seat, subject: Subject) -> HttpResponse:
    """To everyone who can be thanked: most often someone else comes next."""
    return redirect("project_thank_yous", seat.community.slug, entry_of(subject).pk)


def to_step(number: int) -> Back:
    return lambda seat, subject: redirect(
        "project_step", seat.community.slug, entry_of(subject).pk, number
    )


def to_money(part: str) -> Back:
    def to_its_part(seat: Seat, subject: Subject) -> HttpResponse:
        answer = redirect("project_money", seat.community.slug, entry_of(subject).pk)
        answer["Location"] += f"#{part}"
        return answer

    return to_its_part


def to_public_page(seat: Seat, subject: Subject) -> HttpResponse:
    return redirect("set_public_page", seat.community.slug, entry_of(subject).pk)
