"""Propose to share messages of a letter; say yes or no; withdraw it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.kit.verdict import require
from guildhall.letters import actions, policy, queries
from guildhall.letters.forms import ConsentForm, SharingForm
from guildhall.letters.models import Message, Sharing
from guildhall.letters.sharing_places import place_of, places_of
from guildhall.letters.views.finding import letter_at, to_letter
from guildhall.people.models import Person
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say
from guildhall.web.verbs import hall_verb


@login_required
def share_letter(request: AuthenticatedRequest, letter_id: int) -> HttpResponse:
    letter = letter_at(request.user, letter_id)
    require(policy.may_share(request.user, letter))
    form = SharingForm(
        request.POST or None,
        places=places_of(request.user),
        messages=queries.messages_to_share(letter, request.user),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.propose_sharing(
                letter,
                by=request.user,
                to=form.place,
                messages=list(form.cleaned_data["messages"]),
            )
        except actions.TooManyOpen as problem:
            form.add_error(None, str(problem))
        else:
            return _proposed(request, made, form.place.address)
    context = {"form": form, "letter": letter}
    status = 422 if form.errors else 200
    return render(request, "letters/share_letter.html", context, status=status)


@login_required
def sharing(request: AuthenticatedRequest, sharing_id: int) -> HttpResponse:
    """What would be shared; for those who wrote it a form, for its proposer how it is going."""
    one = _sharing_at(request.user, sharing_id)
    own = one.consents.get(person=request.user)
    form = ConsentForm(request.POST or None, initial={"answer": own.answer})
    if request.method == "POST" and one.is_open and own.person_id != one.by_id and form.is_valid():
        actions.answer_sharing(one, by=request.user, answer=form.cleaned_data["answer"])
        say(request, _("Kept. Only the names that people allowed are ever shown."))
        return to_letter(one.correspondence)
    shared = Message.objects.visible_to(request.user).filter(pk__in=one.messages.values("pk"))
    place = place_of(one)
    context = {
        "sharing": one,
        "is_mine": one.by_id == request.user.pk,
        "messages_shared": shared.select_related("author").order_by("pk"),
        "place": place,
        "form": form,
    }
    return render(request, "letters/sharing.html", context)


def _proposed(request: AuthenticatedRequest, made: Sharing, address: str) -> HttpResponse:
    if made.opened_at:
        say(request, _("It's in your draft here. Nothing is posted until you post it."))
        return redirect(address)
    say(request, _("Asked. If everyone who wrote it says yes, it becomes a draft of yours."))
    return redirect("letters:sharing", made.pk)


def _sharing_at(reader: Person, sharing_id: int) -> Sharing:
    """Raises Http404 for everyone who neither proposed it nor wrote some of it."""
    sharings = Sharing.objects.visible_to(reader)
    return get_object_or_404(
        sharings.select_related("by", "community", "correspondence"), pk=sharing_id
    )


withdraw_sharing = hall_verb(
    find=_sharing_at,
    may=policy.may_withdraw_sharing,
    act=actions.withdraw_sharing,
    says=gettext_lazy("Withdrawn. Nothing is shared."),
    back=lambda _me, one: to_letter(one.correspondence),
)
