"""The home page, a community's overview, a person's page."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhall.charters.queries import objectives_of
from guildhall.commons import actions
from guildhall.communities import queries as community_queries
from guildhall.communities.fitting import communities_for
from guildhall.communities.models import Community, JoinRequest
from guildhall.communities.phones import are_together, phone_of
from guildhall.communities.policy import may_change_community, may_reopen_community
from guildhall.communities.seats import Seat, at_the_door, in_community, seat_or_none
from guildhall.communities.standing_in import absence_of
from guildhall.home import person_page, queries
from guildhall.home.beginnings import CARD, beginning_of
from guildhall.home.cards import cards_for, reader_at_home
from guildhall.home.going import goals_of
from guildhall.home.mostly import first_texts_in
from guildhall.home.steps import next_step
from guildhall.kit.verdict import require, whoever_finds_it
from guildhall.kit.words import fold
from guildhall.meetings.queries import my_actions, next_meeting_in
from guildhall.notifications.actions import see_everything as see_all_notices
from guildhall.notifications.queries import news_of
from guildhall.people.models import Person
from guildhall.people.queries import blocked_by, unit_of
from guildhall.people.requests import AuthenticatedRequest
from guildhall.questions.policy import may_ask
from guildhall.questions.queries import promise_of, waiting_in
from guildhall.skills.queries.evidence import claims_of
from guildhall.skills.shown import showings_of, with_topics
from guildhall.web.panels import note_open_rooms
from guildhall.web.verbs import hall_verb, oneself, to_hall_page

MOST_CARDS = 24  # of communities; the others are on a page of their own


def home(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        communities = queries.open_communities()
        return render(request, "home/welcome.html", {"communities": communities})
    person = request.user
    communities = queries.my_communities(person)
    # the name on the top bar reads it there
    request.first_community = next(iter(communities), None)  # type: ignore[attr-defined]
    beginner_in = queries.beginner_in(person, communities)
    reader = reader_at_home(person, communities, beginner_in=beginner_in)
    note_open_rooms(request, reader.rooms)
    absences = queries.absences_at_home(person, communities)
    is_away = any(absence.person_id == person.pk for absence in absences)
    news = news_of(person)
    thank_you = next((one for one in news if one.is_thank_you), None)
    context = {
        "thank_you": thank_you,
        "news": [one for one in news if one is not thank_you],
        "communities": communities,
        "communities_shown": communities[:MOST_CARDS],
        "communities_hidden": _all_of(communities),
        "begin_in": queries.where_to_begin(communities),
        "absences": absences,
        "minutes_title": _title_of_cards(is_new=beginner_in is not None, is_away=is_away),
        "relays": queries.relays_for(person),
        "requests": queries.requests_for(person),
        "cards": cards_for(reader),
        "fitting": [] if communities else communities_for(person),
        "next_meeting": queries.next_meeting(person),
        "actions": my_actions(person),
    }
    return render(request, "home/home.html", context)


def _all_of(communities: list[Community]) -> str:
    """What leads to the others where someone is in more than are shown."""
    if len(communities) <= MOST_CARDS:
        return ""
    return _("All %(count)s of your communities") % {"count": len(communities)}


def _title_of_cards(*, is_new: bool, is_away: bool) -> str:
    """Nobody who is away, or has just come, is asked for ten minutes."""
    if is_away:
        return _("Only if you feel like it")
    return _("To begin with") if is_new else _("Got ten minutes?")


@login_required
def go_to(request: AuthenticatedRequest) -> HttpResponse:
    """The box that Ctrl+K opens, with what is at hand; `?in=` names the community one is in."""
    seat = seat_or_none(request.GET.get("in", ""), request.user)
    return render(request, "home/go_to.html", {"goals": goals_of(request.user, seat)})


@login_required
@in_community
def beginning(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """All steps of a beginning, for stewards."""
    require(may_change_community(seat))
    return render(request, "home/beginning.html", {"steps": beginning_of(seat), "room": "overview"})


@login_required
@require_POST
@in_community
def put_away_beginning(request: AuthenticatedRequest, seat: Seat, name: str) -> HttpResponse:
    """Not for us; or bring it back."""
    require(may_change_community(seat))
    if name not in {step.name for step in beginning_of(seat)}:
        raise Http404
    card = f"{CARD}{name}"
    if "again" in request.POST:
        actions.unskip_card(by=request.user, card=card, target_id=seat.community.pk)
    else:
        actions.skip_card(by=request.user, card=card, target_id=seat.community.pk)
    return redirect("beginning", seat.community.slug)


see_everything = hall_verb(
    find=oneself,
    may=whoever_finds_it,
    act=lambda me, by: see_all_notices(by=by),
    back=to_hall_page("home"),
)


@at_the_door
def community(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The overview for readers; for others who find it the door: purpose, norms, topics."""
    has_asked = seat.person is not None and not seat.is_member and _has_asked_to_join(seat)
    if not seat.may_read:
        step = next_step(seat, has_waiting=False, has_asked_to_join=has_asked)
        context = {
            "step": step,
            "norms": seat.community.norms.all(),
            "topics": seat.community.topics.all(),
            "room": "overview",
            "stewards": community_queries.stewards(seat.community),
        }
        return render(request, "home/door.html", context)
    waiting = waiting_in(seat.community) if seat.has_room("questions") else []
    for entry in waiting:
        # its row reads it
        entry.promise = promise_of(entry, seat.community)  # type: ignore[attr-defined]
    inside = {
        "waiting": waiting,
        "overview": queries.overview_of(seat, above=waiting),
        "room": "overview",
        "new_people": queries.new_people(seat) if seat.person else [],
        "stewards": community_queries.stewards(seat.community) if seat.person else [],
        "next_meeting": next_meeting_in(seat.community) if seat.has_room("meetings") else None,
        "objectives": objectives_of(seat.community) if seat.community.has_charter else [],
        "may_reopen": seat.community.is_closed and bool(may_reopen_community(seat)),
        "offers_asking": seat.has_room("questions") and bool(may_ask(seat)),
        "step": None,
        "hint": first_texts_in(seat).hint,
    }
    if not seat.community.is_closed:
        step = next_step(seat, has_waiting=bool(waiting), has_asked_to_join=has_asked)
        inside["step"] = step
        if step and step.path == reverse("ask", args=[seat.community.slug]):
            inside["offers_asking"] = False
    return render(request, "home/community.html", inside)


def _has_asked_to_join(seat: Seat) -> bool:
    asked = JoinRequest.objects.filter(community=seat.community, person=seat.person)
    return asked.filter(decided_at=None).exists()


def _is_together(someone: Person, reader: Person) -> bool:
    """Asked only where they lend something, or can help with something that could be confirmed."""
    return bool(someone.lends or someone.asks) and are_together(someone, reader)


@login_required
def person(request: AuthenticatedRequest, username: str) -> HttpResponse:
    people = Person.objects.visible_to(request.user).prefetch_related("offers")
    someone = get_object_or_404(people, username_key=fold(username))
    is_oneself = someone.pk == request.user.pk
    showings = with_topics(showings_of(someone, request.user))
    claims = claims_of(someone, request.user, showings)
    is_together = is_oneself or _is_together(someone, request.user)
    context = {
        "someone": someone,
        "is_own": is_oneself,
        "unit": unit_of(someone),
        "absence": absence_of(someone),
        "phone": phone_of(someone, reader=request.user),
        "sees_what_they_lend": is_together,
        "communities": person_page.shared_communities(someone, request.user),
        "recent": person_page.recent_of(someone, request.user),
        "evidence": person_page.evidence_of(showings, claims),
        "claims": claims,
        "may_confirm": is_together and not is_oneself,
        "is_blocked": someone.pk in blocked_by(request.user),
    }
    return render(request, "home/person.html", context)
