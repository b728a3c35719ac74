"""I'm away until …, and covering for someone who is."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.communities import actions
from guildhall.communities.forms.away import AwayForm
from guildhall.communities.forms.member import names_of
from guildhall.communities.models.absence import Absence
from guildhall.communities.standing_in import absences_about, shared_with
from guildhall.kit.verdict import whoever_finds_it
from guildhall.people.models import Person
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say
from guildhall.web.verbs import hall_verb, oneself, to_hall_page


@login_required
def away(request: AuthenticatedRequest) -> HttpResponse:
    """Say until when you are away; and what you were asked to cover."""
    about_me = absences_about(request.user)
    mine = next((one for one in about_me if one.person_id == request.user.pk), None)
    form = AwayForm(request.POST or None, person=request.user, initial=_as_it_is(mine))
    if request.method == "POST" and form.is_valid():
        absence = actions.go_away(request.user, by=request.user, **form.cleaned_data)
        say(request, _receipt(absence))
        return redirect("away")
    context = {
        "form": form,
        "mine": mine,
        "others": [one for one in about_me if one is not mine],
        "names": names_of(shared_with(request.user)),
    }
    return render(request, "communities/away.html", context, status=422 if form.errors else 200)


def _as_it_is(absence: Absence | None) -> dict[str, object]:
    if absence is None:
        return {}
    cover = None if absence.declined_at else absence.cover
    return {
        "until_on": absence.until_on,
        "cover": cover,
        "pauses_mail": absence.pauses_mail,
    }


def _receipt(absence: Absence) -> str:
    if absence.cover and absence.waits_for_cover:
        return _("You're away. %(name)s has been asked to cover.") % {"name": absence.cover.name}
    return _("You're away. It ends by itself.")


def _to_cover(person: Person, absence_id: int) -> Absence:
    absences = Absence.objects.going_on().select_related("person")
    return get_object_or_404(absences, pk=absence_id, cover=person)


cover_verb = partial(
    hall_verb,
    find=_to_cover,
    may=whoever_finds_it,
    words=lambda absence: {"name": absence.person.name},
    back=to_hall_page("away"),
)
agree_to_cover = cover_verb(
    act=actions.agree_to_cover,
    says=gettext_lazy("You cover for %(name)s. They are told."),
)
decline_to_cover = cover_verb(
    act=actions.decline_to_cover,
    says=gettext_lazy("You don't cover for %(name)s. They are told, without a reason."),
)
end_absence = hall_verb(
    find=oneself,
    may=whoever_finds_it,
    act=actions.end_absence,
    says=gettext_lazy("Welcome back."),
    back=to_hall_page("/"),
)
