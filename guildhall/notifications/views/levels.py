"""How much, when and how: by a page of one's own, and by the links in messages."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from guildhall.commons.models import Entry
from guildhall.commons.views.finding import back_to, entry_at
from guildhall.communities.models import Community, Topic
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat, in_community
from guildhall.kit.verdict import require
from guildhall.mail.actions import forgive_address
from guildhall.mail.building import absolute
from guildhall.notifications import actions, queries
from guildhall.notifications.feeds import feed_path
from guildhall.notifications.forms import LevelForm, PlaceLevelForm, PreferenceForm
from guildhall.notifications.levels import DEFAULT
from guildhall.notifications.models import FeedKey, Level, Preference
from guildhall.notifications.push import public_key
from guildhall.notifications.tokens import Place
from guildhall.people.models import Person
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say


@login_required
def notification_settings(request: AuthenticatedRequest) -> HttpResponse:
    """When and how, and what was chosen for each community."""
    preference = Preference.of(request.user)
    fields = list(PreferenceForm.base_fields)
    initial = {name: getattr(preference, name) for name in fields} | {
        "weekdays": preference.weekdays or list(range(7)),
    }
    form = PreferenceForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.set_preference(by=request.user, **form.cleaned_data)
        say(request, _("This is how you hear from now on."))
        return redirect("notification_settings")
    communities = queries.levels_of_person(request.user)
    key = FeedKey.of(request.user)
    feeds = []
    if key:
        feeds = [(one.community, absolute(feed_path(key, one.community))) for one in communities]
    context = {
        "form": form,
        "communities": communities,
        "feeds": feeds,
        "push_key": public_key(),
        "came_back": queries.bad_address_of(request.user),
    }
    return render(request, "notifications/notification_settings.html", context)


@login_required
@require_POST
def try_address_again(request: AuthenticatedRequest) -> HttpResponse:
    """Whoever mended their mailbox lets mail come again."""
    came_back = queries.bad_address_of(request.user)
    if came_back:
        forgive_address(came_back.address)
        say(request, _("Mail goes there again."))
    return redirect("notification_settings")


@login_required
@in_community
def community_level(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(may_take_part(seat))
    return _choose(request, seat, None, None)


@login_required
@in_community
def topic_level(request: AuthenticatedRequest, seat: Seat, topic_id: int) -> HttpResponse:
    topic = get_object_or_404(Topic, community=seat.community, pk=topic_id)
    require(may_take_part(seat))
    return _choose(request, seat, topic, None)


@login_required
@in_community
def entry_level(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = entry_at(seat, entry_id)
    require(may_take_part(seat))
    return _choose(request, seat, None, entry)


def _choose(
    request: AuthenticatedRequest,
    seat: Seat,
    topic: Topic | None,
    entry: Entry | None,
) -> HttpResponse:
    chosen = queries.level_at(request.user, seat.community, topic=topic, entry=entry)
    is_nearer = bool(topic or entry)
    form = (PlaceLevelForm if is_nearer else LevelForm)(
        request.POST or None,
        initial={"level": chosen or ("" if is_nearer else DEFAULT)},
    )
    if request.method == "POST" and form.is_valid():
        _set(request.user, seat.community, topic, entry, form.cleaned_data["level"])
        say(request, _("That is how much you hear from here."))
        return back_to(entry, seat) if entry else redirect("notification_settings")
    context = {"form": form, "topic": topic, "entry": entry, "community": seat.community}
    return render(request, "notifications/choose_level.html", context)


def _set(
    person: Person,
    community: Community,
    topic: Topic | None,
    entry: Entry | None,
    level: str,
) -> None:
    if level:
        actions.choose_level(level, by=person, community=community, topic=topic, entry=entry)
    else:
        actions.follow_the_community(by=person, topic=topic, entry=entry)


@never_cache
def change_level(request: HttpRequest, token: str) -> HttpResponse:
    """From a message, without signing in. Opening it changes nothing: scanners open links too."""
    found = _found(token)
    if found.community is None:
        return _change_digest(request, found)
    chosen = queries.level_at(found.person, found.community, entry=found.entry)
    here = queries.level_at(found.person, found.community) or DEFAULT
    form = LevelForm(request.POST or None, initial={"level": here})
    entry_form = None
    if found.entry:
        initial = {"level": chosen or ""}
        entry_form = PlaceLevelForm(request.POST or None, initial=initial, prefix="entry")
    is_valid = form.is_valid() and (entry_form is None or entry_form.is_valid())
    if request.method == "POST" and is_valid:
        _set(found.person, found.community, None, None, form.cleaned_data["level"])
        if entry_form and found.entry:
            _set(found.person, found.community, None, found.entry, entry_form.cleaned_data["level"])
        return render(request, "notifications/level_changed.html", {"found": found, "token": token})
    return render(
        request,
        "notifications/change_level.html",
        {"form": form, "entry_form": entry_form, "found": found},
    )


def _change_digest(request: HttpRequest, found: "Found") -> HttpResponse:
    if request.method == "POST":
        rhythm = request.POST.get("digest", "")
        if rhythm in Preference.Rhythm.values:
            actions.set_preference(by=found.person, digest=rhythm)
            return render(
                request,
                "notifications/level_changed.html",
                {"found": found, "token": ""},
            )
    context = {
        "found": found,
        "rhythm": Preference.of(found.person).digest,
        "rhythms": Preference.Rhythm.choices,
    }
    return render(request, "notifications/change_digest.html", context)


@csrf_exempt  # the mail program posts here (RFC 8058); the signed token is what authorises it
@require_POST
@never_cache
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """One click: nothing more from this community, or no digest any more."""
    found = _found(token)
    if found.community is None:
        actions.set_preference(by=found.person, digest=Preference.Rhythm.NEVER)
    else:
        actions.choose_level(Level.NOTHING, by=found.person, community=found.community)
    return render(request, "notifications/level_changed.html", {"found": found, "token": token})


@dataclass(frozen=True, slots=True)
class Found:
    """What a signed link names, as far as it is still there."""

    person: Person
    community: Community | None
    entry: Entry | None


def _found(token: str) -> Found:
    """Raises Http404 for a link that we did not make, and for somebody who has left.

    The entry only where the person sees it.
    """
    place = Place.read(token)
    if place is None:
        raise Http404
    person = get_object_or_404(Person.objects.here(), pk=place.person_id)
    if not place.community_id:
        return Found(person, None, None)
    community = get_object_or_404(Community.objects.findable_by(person), pk=place.community_id)
    entry = None
    if place.entry_id:
        entries = Entry.objects.visible_to(person).filter(community=community)
        entry = entries.filter(pk=place.entry_id).first()
    return Found(person, community, entry)
