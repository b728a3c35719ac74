"""Thank-you cards for everyone who took part."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.people.models import Person
from guildhall.people.requests import AuthenticatedRequest
from guildhall.projects import actions
from guildhall.projects.events import ROOM
from guildhall.projects.forms import ThankForm
from guildhall.projects.models import ThankYou, Volunteer
from guildhall.projects.reader import relation_in
from guildhall.projects.thanks import to_thank
from guildhall.projects.views.finding import may_do, seen_project, volunteer_at
from guildhall.projects.views.forms import taken
from guildhall.projects.views.leading_back import to_thank_yous


@login_required
@in_room(ROOM)
def thank_yous(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """Everyone who took part, each with the card that they get."""
    entry = seen_project(seat, entry_id)
    require(may_do("thank_them")(seat, entry))
    rows = to_thank(entry, relation_in(seat, entry), by=request.user)
    context = {"entry": entry, "rows": rows, "room": ROOM}
    return render(request, "projects/thank_yous.html", context)


@login_required
@in_room(ROOM)
def thank_person(
    request: AuthenticatedRequest, seat: Seat, entry_id: int, person_id: int
) -> HttpResponse:
    entry = seen_project(seat, entry_id)
    require(may_do("thank_them")(seat, entry))
    rows = to_thank(entry, relation_in(seat, entry), by=request.user)
    known = {one.person.pk for one in rows if one.person}
    if person_id not in known:
        raise Http404
    return _thank(request, seat, entry, person=Person.objects.get(pk=person_id))


@login_required
@in_room(ROOM)
def thank_volunteer(
    request: AuthenticatedRequest, seat: Seat, entry_id: int, volunteer_id: int
) -> HttpResponse:
    volunteer = volunteer_at(seat, entry_id, volunteer_id)
    entry = volunteer.project.entry
    require(may_do("thank_them")(seat, entry))
    return _thank(request, seat, entry, volunteer=volunteer)


def _thank(
    request: AuthenticatedRequest,
    seat: Seat,
    entry: Entry,
    *,
    person: Person | None = None,
    volunteer: Volunteer | None = None,
) -> HttpResponse:
    own = ThankYou.objects.filter(project=entry.project, person=person, volunteer=volunteer).first()
    form = ThankForm(request.POST or None, initial={"words": own.words if own else ""})
    name = person.name if person else volunteer.name if volunteer else ""
    return taken(
        request,
        seat,
        entry,
        form,
        act=lambda: actions.thank_them(
            entry, by=request.user, person=person, volunteer=volunteer, **form.cleaned_data
        ),
        says=_("Your card is on its way.") if person else _("Your card is on their page."),
        title=_("A card for %(name)s") % {"name": name},
        button=_("Send the card"),
        back=to_thank_yous,
    )
