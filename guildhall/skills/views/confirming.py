"""Confirm what a colleague can do; accept, hide or take back what was confirmed."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import Topic
from guildhall.kit.verdict import require, whoever_finds_it
from guildhall.people.actions import ListIsFull
from guildhall.people.models import Offer, Person
from guildhall.people.requests import AuthenticatedRequest
from guildhall.skills import actions
from guildhall.skills.forms import ConfirmSkillForm
from guildhall.skills.models import Confirmation
from guildhall.skills.policy import may_confirm_skill
from guildhall.skills.queries.evidence import suggested_to
from guildhall.skills.queries.sight import offers_seen_by
from guildhall.web.saying import say
from guildhall.web.verbs import hall_verb, to_hall_page


@login_required
def confirm_skill(request: AuthenticatedRequest, offer_id: int) -> HttpResponse:
    """A sentence about what you saw, and a link to it."""
    seen = Offer.objects.filter(offers_seen_by(request.user), kind=Offer.Kind.ASK_ME)
    offer = get_object_or_404(seen.select_related("person"), pk=offer_id)
    require(may_confirm_skill(request.user, offer))
    form = ConfirmSkillForm(request.POST or None, person=offer.person, reader=request.user)
    if request.method == "POST" and form.is_valid():
        cleaned = form.cleaned_data
        actions.confirm_skill(
            offer, by=request.user, sentence=cleaned["sentence"], entry=cleaned["entry"]
        )
        say(request, _("Sent to %(name)s, who decides who reads it."), name=offer.person.name)
        return redirect(offer.person.get_absolute_url())
    status = 422 if form.errors else 200
    return render(
        request, "skills/confirm_skill.html", {"form": form, "offer": offer}, status=status
    )


def _about_me(person: Person, confirmation_id: int) -> Confirmation:
    mine = Confirmation.objects.select_related("offer", "entry", "by")
    return get_object_or_404(mine, pk=confirmation_id, offer__person=person)


def _by_me(person: Person, confirmation_id: int) -> Confirmation:
    written = Confirmation.objects.select_related("offer__person", "entry")
    return get_object_or_404(written, pk=confirmation_id, by=person)


def _suggested(person: Person, topic_id: int) -> Topic:
    for topic in suggested_to(person):
        if topic.pk == topic_id:
            return topic
    raise Http404


accept_confirmation = hall_verb(
    find=_about_me,
    may=whoever_finds_it,
    act=actions.accept_confirmation,
    says=_("It is on your page now."),
    back=to_hall_page("what_you_bring"),
)
hide_confirmation = hall_verb(
    find=_about_me,
    may=whoever_finds_it,
    act=actions.hide_confirmation,
    says=_("Hidden. Nobody else reads it, and nobody is told."),
    back=to_hall_page("what_you_bring"),
)
take_back_confirmation = hall_verb(
    find=_by_me,
    may=whoever_finds_it,
    act=actions.take_back_confirmation,
    says=_("Taken back."),
    back=lambda _who, confirmation: redirect(confirmation.offer.person.get_absolute_url()),
)
accept_suggestion = hall_verb(
    find=_suggested,
    may=whoever_finds_it,
    act=actions.accept_suggestion,
    says=_("“%(name)s” is on your profile."),
    words=lambda topic: {"name": topic.name},
    refusals=ListIsFull,
    back=to_hall_page("what_you_bring"),
)
hide_suggestion = hall_verb(
    find=_suggested,
    may=whoever_finds_it,
    act=actions.hide_suggestion,
    says=_("It won't be suggested again."),
    back=to_hall_page("what_you_bring"),
)
