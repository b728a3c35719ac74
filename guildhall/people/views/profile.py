"""Your own profile, and people's pictures."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from guildhall.kit.files import Away
from guildhall.kit.pictures import NotAPicture
from guildhall.kit.verdict import whoever_finds_it
from guildhall.people import actions
from guildhall.people.forms.profile import OffersForm, ProfileForm
from guildhall.people.models import Offer, Person
from guildhall.people.publicity import is_known_to_the_world
from guildhall.people.queries import unit_of
from guildhall.people.requests import AuthenticatedRequest
from guildhall.people.views.finding import person_at, to_person
from guildhall.web.kept_files import kept_file
from guildhall.web.saying import say
from guildhall.web.verbs import hall_verb, oneself, to_hall_page


@login_required
def edit_profile(request: AuthenticatedRequest) -> HttpResponse:
    person = request.user
    unit = unit_of(person)
    form = ProfileForm(
        request.POST or None,
        request.FILES or None,
        instance=Person.objects.get(pk=person.pk),
        initial={"unit": unit},
    )
    offers = OffersForm(request.POST or None, person=person)
    if request.method == "POST" and form.is_valid() and offers.is_valid():
        try:
            _save(person, form, offers)
        except NotAPicture as problem:
            form.add_error("picture", str(problem))
        except Away:
            form.add_error("picture", _("Pictures can't be saved right now. Please try again."))
        else:
            say(request, _("Your profile is up to date."))
            return redirect(person.get_absolute_url())
    return render(request, "people/edit_profile.html", {"form": form, "offers": offers})


def _save(person: Person, form: ProfileForm, offers: OffersForm) -> None:
    cleaned = form.cleaned_data
    if cleaned["picture"]:
        actions.set_picture(person, cleaned["picture"].read())
    actions.edit_profile(
        person,
        name=cleaned["name"],
        username=cleaned["username"],
        headline=cleaned["headline"],
        about=cleaned["about"],
        time_zone=cleaned["time_zone"],
    )
    if "unit" in cleaned:
        actions.set_unit(person, cleaned["unit"])
    for kind in Offer.Kind:
        actions.set_offers(person, kind, offers.texts(kind))


remove_picture = hall_verb(
    find=oneself,
    may=whoever_finds_it,
    act=lambda me, by: actions.remove_picture(me),
    says=_("Your picture is removed."),
    back=to_hall_page("edit_profile"),
)


def picture(request: HttpRequest, person_id: int, name: str) -> FileResponse:
    """A person's face: for everyone signed in; for the world where it can read what they wrote."""
    person = get_object_or_404(Person.objects.here(), pk=person_id, picture=name)
    if not request.user.is_authenticated and not is_known_to_the_world(person.pk):
        raise Http404
    answer = kept_file(person.picture, content_type="image/webp")
    answer["Cache-Control"] = "private, max-age=604800, immutable"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


# For yourself: nobody else knows.
block = hall_verb(
    find=person_at,
    may=whoever_finds_it,
    act=actions.block,
    says=_("You no longer hear from %(name)s, and their posts are folded. They are not told."),
    words=lambda person: {"name": person.name},
    back=to_person,
)
unblock = hall_verb(
    find=person_at,
    may=whoever_finds_it,
    act=actions.unblock,
    says=_("You see and hear %(name)s again."),
    words=lambda person: {"name": person.name},
    back=to_person,
)
