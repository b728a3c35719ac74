"""How much, when and how: on a page of your own, and by the links in messages."""

from dataclasses import dataclass
from typing import Any

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
from guildhall.kit.words import without_controls
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

MOST_AT_ONCE, LONGEST_NAME = 20, 80


@login_required
def notification_settings(request: AuthenticatedRequest) -> HttpResponse:
    """When and how, and what you chose for each community."""
    preference = Preference.of(request.user)
    fields = list(PreferenceForm.base_fields)
    initial = {name: getattr(preference, name) for name in fields} | {
        "weekdays": preference.weekdays or list(range(7)),
    }
    form = PreferenceForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.set_preference(by=request.user, **form.cleaned_data)
        say(request, _("Saved. Your notifications follow these settings from now on."))
        return redirect("notification_settings")
    typed = without_controls(request.GET.get("q", ""))[:LONGEST_NAME].strip()
    most = None if "all" in request.GET else MOST_AT_ONCE
    levels = queries.levels_of_person(request.user, named=typed, most=most)
    key = FeedKey.of(request.user)
    feeds = []
    if key:
        feeds = [(one.community, absolute(feed_path(key, one.community))) for one in levels.rows]
    context = {
        "form": form,
        "levels": levels,
        "typed": typed,
        "feeds": feeds,
        "push_key": public_key(),
        "came_back": queries.bad_address_of(request.user),
    }
    return render(request, "notifications/notification_settings.html", context)


@login_required
@require_POST
def try_address_again(request: AuthenticatedRequest) -> HttpResponse:
    """Mail comes again, once people have mended their mailbox."""
    came_back = queries.bad_address_of(request.user)
    if came_back:
        forgive_address(came_back.address)
        say(request, _("Mail will be sent there again."))
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
        say(request, _("Saved. Your notifications are changed."))
        return back_to(entry, seat) if entry else redirect("notification_settings")
    return render(
        request,
        "notifications/choose_level.html",
        _words_of_choice(seat, topic, entry) | {"form": form},
    )


def _words_of_choice(seat: Seat, topic: Topic | None, entry: Entry | None) -> dict[str, Any]:
    if entry:
        return {"title": _("Notifications for this page"), "place": entry.heading}
    if topic:
        return {"title": _("Notifications for this topic"), "place": topic.name}
    return {"title": _("Notifications for this community"), "place": seat.community.name}


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
    link = _read(token)
    if link.community is None:
        return _change_digest(request, link)
    chosen = queries.level_at(link.person, link.community, entry=link.entry)
    here = queries.level_at(link.person, link.community) or DEFAULT
    form = LevelForm(request.POST or None, initial={"level": here})
    entry_form = None
    if link.entry:
        initial = {"level": chosen or ""}
        entry_form = PlaceLevelForm(request.POST or None, initial=initial, prefix="entry")
        entry_form.fields["level"].label = link.entry.heading
    form.fields["level"].label = link.community.name
    is_valid = form.is_valid() and (entry_form is None or entry_form.is_valid())
    if request.method == "POST" and is_valid:
        _set(link.person, link.community, None, None, form.cleaned_data["level"])
        if entry_form and link.entry:
            _set(link.person, link.community, None, link.entry, entry_form.cleaned_data["level"])
        return render(request, "notifications/level_changed.html", {"link": link, "token": token})
    return render(
        request,
        "notifications/change_level.html",
        {"form": form, "entry_form": entry_form, "link": link},
    )


def _change_digest(request: HttpRequest, link: "SignedLink") -> HttpResponse:
    if request.method == "POST":
        rhythm = request.POST.get("digest", "")
        if rhythm in Preference.Rhythm.values:
            actions.set_preference(by=link.person, digest=rhythm)
            return render(
                request,
                "notifications/level_changed.html",
                {"link": link, "token": ""},
            )
    context = {
        "link": link,
        "rhythm": Preference.of(link.person).digest,
        "rhythms": Preference.Rhythm.choices,
    }
    return render(request, "notifications/change_digest.html", context)


@csrf_exempt  # the mail program posts here (RFC 8058); the signed token is what authorises it
@require_POST
@never_cache
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """One click: nothing more from this community, or no more digests."""
    link = _read(token)
    if link.community is None:
        actions.set_preference(by=link.person, digest=Preference.Rhythm.NEVER)
    else:
        actions.choose_level(Level.NOTHING, by=link.person, community=link.community)
    return render(request, "notifications/level_changed.html", {"link": link, "token": token})


@dataclass(frozen=True, slots=True)
class SignedLink:
    """What a signed link names, as far as it is still there."""

    person: Person
    community: Community | None
    entry: Entry | None


def _read(token: str) -> SignedLink:
    """Raises Http404 for a link that we did not make, and for people who have left.

    With its entry only where the person sees it.
    """
    place = Place.read(token)
    if place is None:
        raise Http404
    person = get_object_or_404(Person.objects.here(), pk=place.person_id)
    if not place.community_id:
        return SignedLink(person, None, None)
    community = get_object_or_404(Community.objects.findable_by(person), pk=place.community_id)
    entry = None
    if place.entry_id:
        entries = Entry.objects.visible_to(person).filter(community=community)
        entry = entries.filter(pk=place.entry_id).first()
    return SignedLink(person, community, entry)
