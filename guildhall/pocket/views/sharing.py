"""Into the hall from outside (a photo from the camera roll, a shortcut), and out of it again."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from guildhall.commons.actions import NotKept
from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.communities.policy import may_take_part
from guildhall.communities.seats import Seat, in_community
from guildhall.kit.pictures import NotAPicture
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest, reader_of
from guildhall.pocket import shared
from guildhall.web.addresses import whole_address
from guildhall.web.panels import Intent
from guildhall.web.saying import say_problem

MOST_LETTERS = 2000
_TITLES = {Intent.ASK.value: _("Ask a question"), Intent.SHARE.value: _("Share a tip")}
_FROM_ELSEWHERE = ("cross-site", "same-site")


@csrf_exempt  # the system of a phone posts here; a page of another site is refused below
@require_POST
def take_shared(request: HttpRequest) -> HttpResponse:
    """Keep what was shared as a draft, and go on to where it is asked."""
    reader = reader_of(request)
    if request.headers.get("Sec-Fetch-Site", "") in _FROM_ELSEWHERE:
        raise Http404
    words = _words_in(request.POST)
    if reader is None:
        return _sign_in_first(request, words)
    try:
        shared.keep(by=reader, photos=request.FILES.getlist("photo"), **words)
    except (NotAPicture, NotKept) as problem:
        say_problem(request, problem)
    return redirect("shared")


def _words_in(sent: QueryDict) -> dict[str, str]:
    return {name: sent.get(name, "")[:MOST_LETTERS] for name in ("title", "text", "url")}


def _sign_in_first(request: HttpRequest, words: dict[str, str]) -> HttpResponse:
    """The words come along through the sign-in; a photo is still where it was shared from."""
    kept = {name: value for name, value in words.items() if value}
    back = f"{resolve_url('shared')}?{urlencode(kept)}"
    context = {
        "has_photo": bool(request.FILES),
        "words": " ".join(kept.values()),
        "sign_in": f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': back})}",
    }
    return render(request, "pocket/sign_in_first.html", context, status=401)


@login_required
def what_was_shared(request: AuthenticatedRequest) -> HttpResponse:
    """Where shall it go? With one community there is nothing to choose."""
    typed = _words_in(request.GET)
    draft = shared.kept_of(request.user)
    places = shared.places_for(request.user, Intent.ASK)
    context = {
        "draft": draft,
        "typed": typed if any(typed.values()) else {},
        "places": places,
        "photos": shared.photos_in(draft),
        "words": [*shared.words_in(draft), *filter(None, typed.values())],
    }
    return render(request, "pocket/shared.html", context)


@login_required
@require_POST
@in_community
def ask_with_shared(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Put it into the draft of a question here, and open the form."""
    require(may_take_part(seat))
    begin = shared.begin_in(seat.community, Intent.ASK)
    if begin is None:
        raise Http404
    words = _words_in(request.POST)
    if any(words.values()):
        shared.keep(by=request.user, photos=(), **words)
    shared.hand_over(seat, begin, by=request.user)
    return redirect(begin.url_name, seat.community.slug)


@login_required
def begin_from_outside(request: AuthenticatedRequest, intent: str) -> HttpResponse:
    """Ask or share from the icon of the installed hall: in which community?"""
    title = _TITLES.get(intent)
    if title is None:
        raise Http404
    places = shared.places_for(request.user, Intent(intent))
    if len(places) == 1:
        return redirect(places[0].address)
    return render(request, "pocket/begin.html", {"places": places, "title": title})


@in_community
def share_entry(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """The address of an entry, who can open it, and the share sheet of the device."""
    visible = Entry.objects.visible_to(reader_of(request))
    entry = visible.filter(community=seat.community, pk=entry_id).first()
    if entry is None:
        raise Http404
    entry.community = seat.community
    path, community = path_of(entry, seat.community.slug), seat.community
    address = whole_address(request, path)
    is_for_members = not community.is_open and entry.is_published
    for_members = _("%(address)s (for members of %(name)s)")
    context = {
        "entry": entry,
        "path": path,
        "address": address,
        "to_copy": (
            for_members % {"address": address, "name": community.name}
            if is_for_members
            else address
        ),
        "is_for_all": community.is_open and entry.is_published,
        "is_for_members": is_for_members,
    }
    return render(request, "pocket/share_entry.html", context)
