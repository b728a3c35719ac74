"""Challenges: begin one, change it, put ideas in, and the list of them."""

import datetime as dt
from functools import partial
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.commons.actions import WrittenMeanwhile, mark_of_text
from guildhall.commons.kinds import path_of
from guildhall.commons.laying_out import PARAMETER as LAYOUT
from guildhall.commons.laying_out import Layout, layout_asked
from guildhall.commons.models import Entry
from guildhall.commons.posting import body_to_post, say_posted
from guildhall.commons.queries import draft_fields, draft_fields_at
from guildhall.commons.text import NotPosted
from guildhall.commons.views.beginning import take_entry
from guildhall.communities.forms.member import members_here, names_of
from guildhall.communities.seats import Seat, in_room
from guildhall.ideas import actions
from guildhall.ideas import challenge_policy as policy
from guildhall.ideas.days import today_at
from guildhall.ideas.events import BRIEF, CHALLENGE, ROOM
from guildhall.ideas.forms import IdeaForm
from guildhall.ideas.forms.challenges import BriefForm
from guildhall.ideas.layout import laid_out
from guildhall.ideas.models import Challenge
from guildhall.ideas.queries.challenges import (
    challenge_at,
    challenges_at,
    own_ideas_for,
    switches_on,
)
from guildhall.ideas.views.finding import with_relation
from guildhall.kit.verdict import Verdict, require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.lists import ListPage, Nothing, Tab, list_page, page_for, tab_for
from guildhall.web.saying import say
from guildhall.web.verbs import verb

A_MONTH = dt.timedelta(days=28)
SIX_WEEKS = dt.timedelta(days=42)
REFUSED = (NotPosted, actions.ChallengeRefused)
CHALLENGES = ListPage(
    template="ideas/challenges.html",
    title=_("Challenges"),
    room=ROOM,
    nothing=Nothing(
        _("No challenges yet"),
        _("A challenge asks for ideas about one question, until a day, and says who decides."),
    ),
    tabs=(
        Tab("running", _("Going on")),
        Tab("over", _("Over")),
    ),
)


@in_room(ROOM)
def challenges(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Those that go on, and those that are over."""
    tab = tab_for(request, CHALLENGES.tabs, usual="running", has_own=False)
    page = page_for(request, challenges_at(seat, tab.name), by="created_at")
    switches = switches_on(seat.community) if seat.is_steward else set()
    may_begin = bool(policy.may_begin_challenge(seat, switches))
    return list_page(request, CHALLENGES, page, tab=tab, may_begin=may_begin)


@login_required
@in_room(ROOM)
def begin_challenge(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(policy.may_begin_challenge(seat, switches_on(seat.community)))
    draft, today = (CHALLENGE, str(seat.community.pk)), timezone.localdate()
    layout = layout_asked(seat, request.GET.get(LAYOUT, ""))
    usual = {"until_on": today + A_MONTH, "decide_by": today + SIX_WEEKS}
    if layout:
        typed = draft_fields_at(request.get_full_path(), request.user, *draft)
        initial = {**usual, **laid_out(layout, today), **typed}
    else:
        initial = {**usual, **draft_fields(request.user, *draft)}
    form = BriefForm(request.POST or None, community=seat.community, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            body_to_post(request, seat, form, field="why")
            begun = actions.begin_challenge(
                seat.community,
                by=request.user,
                brief=form.brief(),
                grew_from=layout.source if layout else None,
            )
        except REFUSED as problem:
            form.add_error("why", str(problem))
        else:
            says = _("The challenge is on. Anyone here can put ideas in until its last day.")
            say_posted(request, begun, says)
            return redirect(path_of(begun, seat.community.slug))
    return _brief_page(request, seat, form, draft=draft, entry=None, layout=layout)


@login_required
@in_room(ROOM)
def change_challenge(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = visible_challenge(seat, entry_id)
    challenge = entry.challenge
    require(policy.may_change_challenge(seat, challenge))
    draft = BRIEF, entry.draft_target
    initial = {
        "question": entry.title,
        **_columns_of(challenge),
        **draft_fields(request.user, *draft, edited_at=entry.edited_at),
        "kept_until": challenge.until_on,
        "since": mark_of_text(entry),
    }
    form = BriefForm(request.POST or None, community=seat.community, initial=initial)
    if request.method == "POST" and form.is_valid() and _is_changed(request, seat, form, entry):
        say(request, _("Your change is saved. The earlier text is in the history."))
        return to_challenge(seat, entry)
    return _brief_page(request, seat, form, draft=draft, entry=entry)


@login_required
@in_room(ROOM)
def add_to_challenge(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """A new idea for it; or one of one's own that is here already."""
    entry = visible_challenge(seat, entry_id)
    require(policy.may_add_to_challenge(seat, entry.challenge, today_at(seat.community)))
    form = IdeaForm(
        request.POST or None,
        request.FILES or None,
        community=seat.community,
        initial=draft_fields(request.user, "idea", entry.draft_target),
    )
    added = take_entry(
        request,
        seat,
        form,
        act=lambda body: actions.add_to_challenge(
            entry,
            by=request.user,
            title=form.cleaned_data["title"],
            body=form.text(body),
            topics=form.cleaned_data["topics"],
        ),
        says=_("Your idea is in. You'll hear what happens with it."),
        refused=(actions.ChallengeRefused,),
    )
    if added:
        return added
    context = {"form": form, "entry": entry, "own": own_ideas_for(seat), "room": ROOM}
    status = 422 if form.errors else 200
    return render(request, "ideas/add_to_challenge.html", context, status=status)


def visible_challenge(seat: Seat, entry_id: int) -> Entry:
    """Raises Http404 where the seat does not see it."""
    entry = challenge_at(seat, entry_id)
    if entry is None:
        raise Http404
    return entry


def to_challenge(seat: Seat, entry: Entry) -> HttpResponse:
    return redirect(path_of(entry, seat.community.slug))


def _columns_of(challenge: Challenge) -> dict[str, Any]:
    names = ("why", "until_on", "decide_by", "decider", "judged_by", "afterwards", "hides_counts")
    return {name: getattr(challenge, name) for name in names}


def _brief_page(
    request: AuthenticatedRequest,
    seat: Seat,
    form: BriefForm,
    *,
    draft: tuple[str, str],
    entry: Entry | None,
    layout: Layout | None = None,
) -> HttpResponse:
    context = {
        "form": form,
        "layout": layout,
        "draft": draft,
        "entry": entry,
        "names": names_of(members_here(seat.community)),
        "room": ROOM,
    }
    status = 422 if form.errors else 200
    return render(request, "ideas/challenge_brief.html", context, status=status)


def _is_changed(request: AuthenticatedRequest, seat: Seat, form: BriefForm, entry: Entry) -> bool:
    try:
        body_to_post(request, seat, form, field="why")
        actions.change_challenge(
            entry, by=request.user, brief=form.brief(), since=form.cleaned_data["since"]
        )
    except WrittenMeanwhile as problem:
        form.add_error("why", str(problem))
        sent = cast(QueryDict, form.data).copy()
        sent["since"] = problem.mark
        form.data = sent
        return False
    except REFUSED as problem:
        form.add_error("why", str(problem))
        return False
    return True


def _own_and_challenge(seat: Seat, entry_id: int, idea_id: int) -> tuple[Entry, Entry]:
    return visible_challenge(seat, entry_id), with_relation(seat, idea_id)[0]


def _may_put_in(seat: Seat, both: tuple[Entry, Entry]) -> Verdict:
    entry, idea = both
    relation = with_relation(seat, idea.pk)[1]
    today = today_at(seat.community)
    return policy.may_put_into_challenge(seat, entry.challenge, today, idea, relation)


def _put_in(both: tuple[Entry, Entry], *, by: Any) -> None:
    actions.put_into_challenge(both[0], idea=both[1], by=by)


_room_verb = partial(verb, door=in_room(ROOM), refusals=actions.ChallengeRefused)
put_into_challenge = _room_verb(
    find=_own_and_challenge,
    may=_may_put_in,
    act=_put_in,
    says=_("Your idea is in the challenge. You'll hear what happens with it."),
    back=lambda seat, both: to_challenge(seat, both[0]),
)
take_out_of_challenge = _room_verb(
    find=lambda seat, entry_id: with_relation(seat, entry_id),
    may=lambda seat, found: policy.may_take_out_of_challenge(seat, *found),
    act=lambda found, *, by: actions.take_out_of_challenge(found[0], by=by),
    says=_("The idea is out of the challenge. It stays here, and gets its answer as any other."),
    back=lambda seat, found: to_challenge(seat, found[0]),
)
