"""Imported authors: an owner offers one, the person confirms; it can be undone for seven days."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from guildhall.kit.verdict import require
from guildhall.mail.actions import write_letter
from guildhall.people import actions, queries
from guildhall.people.actions.arrival import InvitationSpent
from guildhall.people.actions.claiming import NotClaimable, TooLateToRevoke
from guildhall.people.forms.claim import OfferClaimForm
from guildhall.people.forms.signup import ArrivalForm
from guildhall.people.letters import CLAIM
from guildhall.people.models import Claim, Invitation, Person
from guildhall.people.policy import may_change_house
from guildhall.people.requests import AuthenticatedRequest, reader_of
from guildhall.people.tokens import token_hash
from guildhall.people.views.arrival import after_arrival, arrive_with, sign_in_new
from guildhall.people.views.finding import to_person
from guildhall.web.saying import say
from guildhall.web.verbs import hall_verb, to_hall_page

MOST_ROWS = 50


@login_required
def imported_authors(request: AuthenticatedRequest) -> HttpResponse:
    require(may_change_house(request.user))
    typed = request.GET.get("q", "").strip()[:80]
    imported = list(queries.claimable_people(typed)[: MOST_ROWS + 1])
    context = {
        "imported": imported[:MOST_ROWS],
        "has_more": len(imported) > MOST_ROWS,
        "typed": typed,
        "claims": queries.recent_claims(),
    }
    return render(request, "people/imported_authors.html", context)


@login_required
@never_cache
def offer_claim(request: AuthenticatedRequest, person_id: int) -> HttpResponse:
    """Create the link. Where mail is set up, it is sent; else the owner hands it over."""
    require(may_change_house(request.user))
    imported = get_object_or_404(Person.objects.claimable(), pk=person_id)
    form = OfferClaimForm(
        request.POST if request.method == "POST" else None,
        has_mail=settings.HAS_MAIL,
    )
    context = {"form": form, "imported": imported, "has_mail": settings.HAS_MAIL, "link": ""}
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data.get("email", "")
        if email:
            write_letter(
                CLAIM,
                address=email,
                about={"imported": imported.pk, "by": request.user.pk},
                key=f"{imported.pk} {email}"[:80],
            )
            say(request, _("The link is on its way to %(email)s."), email=email)
            return redirect("imported_authors")
        try:
            token = actions.offer_claim(imported, by=request.user)
        except NotClaimable as problem:
            form.add_error(None, str(problem))
        else:
            context["link"] = request.build_absolute_uri(reverse("claim", args=[token]))
    return render(request, "people/offer_claim.html", context)


@never_cache
def claim(request: HttpRequest, token: str) -> HttpResponse:
    """That was me: a page first, then a click. Newcomers create an account on the same page."""
    offered = Invitation.objects.open().filter(token_hash=token_hash(token), claims__isnull=False)
    invitation = offered.select_related("claims").first()
    if invitation is None or invitation.claims is None:
        return render(request, "people/invitation_spent.html", status=410)
    who = reader_of(request) or ArrivalForm(
        request.POST or None, initial={"name": invitation.claims.name}
    )
    if request.method == "POST" and (isinstance(who, Person) or who.is_valid()):
        try:
            return _confirm(request, token, who)
        except InvitationSpent:
            return render(request, "people/invitation_spent.html", status=410)
    form = None if isinstance(who, Person) else who
    return render(request, "people/claim.html", {"imported": invitation.claims, "form": form})


revoke_claim = hall_verb(
    find=lambda _owner, claim_id: get_object_or_404(Claim, pk=claim_id),
    may_here=may_change_house,
    act=actions.revoke_claim,
    says=_("Undone. What was written appears under the imported name again."),
    refusals=TooLateToRevoke,
    back=to_hall_page("imported_authors"),
)


def _confirm(request: HttpRequest, token: str, who: Person | ArrivalForm) -> HttpResponse:
    sentence = _("What you wrote there is now yours here.")
    if isinstance(who, Person):
        actions.claim(token, by=who)
        say(request, sentence)
        return to_person(who, who)
    with transaction.atomic():
        person = arrive_with(who, actions.arrive)
        actions.claim(token, by=person)
    sign_in_new(request, person)
    say(request, sentence)
    return after_arrival(who, person.get_absolute_url())
