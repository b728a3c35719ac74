"""The page of someone who left: one question at a time, and what they answered."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.farewells import actions
from guildhall.farewells.forms.answering import OWN, TIP, FarewellForm
from guildhall.farewells.models import Farewell, Words
from guildhall.farewells.queries.own import OwnFarewell, farewell_of
from guildhall.kit.verdict import whoever_finds_it
from guildhall.people.models import Person
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say
from guildhall.web.verbs import hall_verb


@login_required
def farewell(request: AuthenticatedRequest, farewell_id: int) -> HttpResponse:
    own = farewell_of(request.user, farewell_id)
    if own is None:
        raise Http404
    form = FarewellForm(request.POST or None, question=own.question) if own.question else None
    if request.method == "POST" and form and form.is_valid() and _answer(request, own, form):
        say(request, _("Thank you. You can change your mind about who reads it at any time."))
        return redirect("farewell", farewell_id)
    status = 422 if form and form.errors else 200
    return render(request, "farewells/farewell.html", {"own": own, "form": form}, status=status)


def _answer(request: AuthenticatedRequest, own: OwnFarewell, form: FarewellForm) -> bool:
    """To the question that the form was shown with. False where that has another answer."""
    number = form.cleaned_data["number"] or form.fields["number"].initial
    try:
        words = actions.answer_farewell(
            own.farewell, number, by=request.user, text=form.cleaned_data["text"]
        )
    except actions.AlreadyAnswered:
        form.add_error(None, _("You have answered that question already."))
        return False
    gives = form.cleaned_data["gives"]
    if words and gives != OWN:
        actions.give_words(words, by=request.user, may_be_tip=gives == TIP)
    return True


def _own_farewell(person: Person, farewell_id: int, **_ids: int) -> Farewell:
    return get_object_or_404(Farewell, pk=farewell_id, person=person)


def _own_words(person: Person, words_id: int) -> Words:
    own = Words.objects.filter(farewell__person=person).select_related("farewell")
    return get_object_or_404(own.exclude(text=""), pk=words_id)


def _to_farewell(_who: Person, farewell: Farewell) -> HttpResponse:
    return redirect("farewell", farewell.pk)


def _to_its_farewell(_who: Person, words: Words) -> HttpResponse:
    return redirect("farewell", words.farewell_id)


def _skip(farewell: Farewell, *, by: Person) -> None:
    own = farewell_of(by, farewell.pk)
    if own and own.question:
        actions.skip_question(farewell, own.question.number, by=by)


_of_farewell = partial(hall_verb, find=_own_farewell, may=whoever_finds_it, back=_to_farewell)
_of_words = partial(hall_verb, find=_own_words, may=whoever_finds_it, back=_to_its_farewell)
skip_question = _of_farewell(act=_skip, says=gettext_lazy("Skipped. Nobody is told."))
end_farewell = _of_farewell(
    act=actions.end_farewell, says=gettext_lazy("You won't be asked any more.")
)
give_words = _of_words(
    act=actions.give_words,
    says=gettext_lazy("The stewards, and people who take over what you wrote, can read it now."),
)
take_back_words = _of_words(
    act=actions.take_back_words, says=gettext_lazy("Only you can read it now.")
)
