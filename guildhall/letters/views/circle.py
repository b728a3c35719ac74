"""A circle: add someone, name it, leave it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from guildhall.kit.verdict import require
from guildhall.letters import actions, policy, queries
from guildhall.letters.actions.circle import CircleFull
from guildhall.letters.forms import NameForm
from guildhall.letters.models import Correspondence
from guildhall.letters.views.finding import letter_at, person_named, to_letter
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say, say_problem
from guildhall.web.verbs import hall_verb


@login_required
def add_to_circle(request: AuthenticatedRequest, letter_id: int) -> HttpResponse:
    """Find someone to add, by name."""
    letter = letter_at(request.user, letter_id)
    stays = policy.stays_in(letter)
    require(policy.may_add_among(stays, request.user, letter))
    typed = request.GET.get("q", "").strip()[:100]
    here = {stay.person_id for stay in stays if not stay.has_left}
    people = queries.people_to_write_to(request.user, typed)
    context = {
        "letter": letter,
        "typed": typed,
        "people": [person for person in people if person.pk not in here],
    }
    return render(request, "letters/add_to_circle.html", context)


@login_required
@require_POST
def add_person(request: AuthenticatedRequest, letter_id: int, username: str) -> HttpResponse:
    letter = letter_at(request.user, letter_id)
    added = person_named(request.user, username)
    require(policy.may_add_person(request.user, letter, added))
    try:
        circle = actions.add_person(letter, added, by=request.user)
    except CircleFull as problem:
        say_problem(request, problem)
        return to_letter(letter)
    if circle.pk == letter.pk:
        sentence = _("%(name)s is in the circle, and reads what comes from now on.")
    else:
        sentence = _("A new circle with %(name)s. What the two of you wrote before stays yours.")
    say(request, sentence, name=added.name)
    return to_letter(circle)


@login_required
def name_circle(request: AuthenticatedRequest, letter_id: int) -> HttpResponse:
    letter = letter_at(request.user, letter_id)
    require(policy.may_name(request.user, letter))
    form = NameForm(request.POST or None, initial={"name": letter.name})
    if request.method == "POST" and form.is_valid():
        actions.name_circle(letter, form.cleaned_data["name"], by=request.user)
        say(request, _("The circle has its name."))
        return to_letter(letter)
    return render(request, "letters/name_circle.html", {"form": form, "letter": letter})


def _to_letter(_me: object, letter: Correspondence) -> HttpResponse:
    return to_letter(letter)


leave_letter = hall_verb(
    find=letter_at,
    may=policy.may_leave,
    act=actions.leave,
    says=gettext_lazy("You've left. What was written until now stays here for you to read."),
    back=_to_letter,
)
remove_letter = hall_verb(
    find=letter_at,
    may=policy.may_remove,
    act=actions.remove_letter,
    says=gettext_lazy("It's gone from your letters."),
    back=lambda _me, _letter: redirect("letters:letters"),
)
