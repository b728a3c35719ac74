"""Your phone number, and who sees it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from guildhall.communities import actions
from guildhall.communities.forms.phone import PhoneForm
from guildhall.communities.models import Community, Membership
from guildhall.kit.verdict import whoever_finds_it
from guildhall.people.models import Person, Phone
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say
from guildhall.web.verbs import hall_verb, oneself, to_hall_page


@login_required
def edit_phone(request: AuthenticatedRequest) -> HttpResponse:
    person = request.user
    phone = Phone.objects.filter(person=person).first()
    form = PhoneForm(request.POST or None, person=person, initial=_initial(person, phone))
    if request.method == "POST" and form.is_valid():
        actions.edit_phone(person, **form.cleaned_data)
        say(request, _who_sees_it(form))
        return redirect("edit_phone")
    return render(request, "communities/edit_phone.html", {"form": form, "phone": phone})


remove_phone = hall_verb(
    find=oneself,
    may=whoever_finds_it,
    act=lambda me, by: actions.remove_phone(me),
    says=_("Your number is deleted. Nobody sees it any more."),
    back=to_hall_page("edit_phone"),
)


def _initial(person: Person, phone: Phone | None) -> dict[str, object]:
    shown = Membership.objects.current().filter(person=person, shows_phone=True)
    return {
        "number": phone.number if phone else "",
        "reach": phone.reach if phone else Phone.Reach.CHOSEN,
        "communities": Community.objects.filter(pk__in=shown.values("community")),
    }


def _who_sees_it(form: PhoneForm) -> str:
    cleaned = form.cleaned_data
    if cleaned["reach"] == Phone.Reach.ALL:
        return str(_("Saved. Members of all your communities see your number."))
    if cleaned["communities"]:
        return str(_("Saved. Members of the communities you ticked see your number."))
    return str(_("Saved. Nobody sees your number yet."))
