"""Your own profile, and people's pictures."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhall.kit import files
from guildhall.kit.pictures import NotAPicture
from guildhall.people import actions
from guildhall.people.forms.profile import OffersForm, ProfileForm
from guildhall.people.models import Offer, Person
from guildhall.people.publicity import is_known_to_the_world
from guildhall.people.queries import unit_of


@login_required
def edit_profile(request: HttpRequest) -> HttpResponse:
    person = request.user
    unit = unit_of(person)
    form = ProfileForm(
        request.POST or None, request.FILES or None, instance=Person.objects.get(pk=person.pk), initial={"unit": unit}
    )
    offers = OffersForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid() and offers.is_valid():
        try:
            _save(person, form, offers)
        except NotAPicture as problem:
            form.add_error("picture", str(problem))
        else:
            messages.success(request, _("Your profile is up to date."))
            return redirect(person.get_absolute_url())  # type: ignore[union-attr]  # signed in
    return render(request, "people/edit_profile.html", {"form": form, "offers": offers})


def _save(person: Person, form: ProfileForm, offers: OffersForm) -> None:
    said = form.cleaned_data
    if said["picture"]:
        actions.set_picture(person, said["picture"].read())
    actions.edit_profile(
        person, name=said["name"], username=said["username"], headline=said["headline"], about=said["about"],
        time_zone=said["time_zone"],
    )  # fmt: skip
    if "unit" in said:
        actions.set_unit(person, said["unit"])
    for kind in Offer.Kind:
        actions.set_offers(person, kind, offers.texts(kind))


@login_required
@require_POST
def remove_picture(request: HttpRequest) -> HttpResponse:
    actions.remove_picture(request.user)
    messages.success(request, _("Your picture is gone."))
    return redirect("edit_profile")


def picture(request: HttpRequest, person_id: int, name: str) -> FileResponse:
    """A person's face: for everybody who is signed in; for the world where it reads what the person wrote."""
    person = get_object_or_404(Person.objects.here(), pk=person_id, picture=name)
    if not request.user.is_authenticated and not is_known_to_the_world(person.pk):
        raise Http404
    path = files.path_of(person.picture)
    if not path.exists():
        raise Http404
    answer = FileResponse(path.open("rb"), content_type="image/webp")
    answer["Cache-Control"] = "private, max-age=604800, immutable"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@login_required
@require_POST
def block(request: HttpRequest, person_id: int) -> HttpResponse:
    """For oneself. Only who does it knows."""
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=person_id)
    actions.block(person, by=request.user)
    messages.success(
        request,
        _("You hear nothing of %(name)s any more, and what they wrote is folded for you. They are not told.")
        % {"name": person.name},
    )
    return redirect(person.get_absolute_url())


@login_required
@require_POST
def unblock(request: HttpRequest, person_id: int) -> HttpResponse:
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=person_id)
    actions.unblock(person, by=request.user)
    messages.success(request, _("You see and hear %(name)s again.") % {"name": person.name})
    return redirect(person.get_absolute_url())
