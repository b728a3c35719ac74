"""What you bring: your own lists, changed one line at a time."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.kit.verdict import whoever_finds_it
from guildhall.people.actions import ListIsFull, add_offer
from guildhall.people.actions import remove_offer as remove
from guildhall.people.models import Offer, Person
from guildhall.people.requests import AuthenticatedRequest
from guildhall.skills.forms import AddOfferForm
from guildhall.skills.queries.evidence import (
    confirmations_shown_of,
    confirmations_waiting_for,
    suggested_to,
)
from guildhall.skills.queries.listing import known_words, lists_of
from guildhall.web.saying import say
from guildhall.web.verbs import hall_verb, to_hall_page


@login_required
def what_you_bring(request: AuthenticatedRequest) -> HttpResponse:
    """Your lists, and one line to add to them."""
    form = AddOfferForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            offer = add_offer(request.user, **form.cleaned_data)
        except ListIsFull as full:
            form.add_error("text", str(full))
        else:
            say(request, _("“%(text)s” is on your profile."), text=offer.text)
            return redirect("what_you_bring")
    context = {
        "form": form,
        "lists": lists_of(request.user),
        "known_words": known_words(request.user),
        "waiting": confirmations_waiting_for(request.user),
        "shown": confirmations_shown_of(request.user),
        "suggested": suggested_to(request.user),
    }
    status = 422 if form.errors else 200
    return render(request, "skills/what_you_bring.html", context, status=status)


def _own_offer(person: Person, offer_id: int) -> Offer:
    return get_object_or_404(Offer, pk=offer_id, person=person)


remove_offer = hall_verb(
    find=_own_offer,
    may=whoever_finds_it,
    act=remove,
    says=gettext_lazy("“%(text)s” is no longer on your profile."),
    words=lambda offer: {"text": offer.text},
    back=to_hall_page("what_you_bring"),
)
