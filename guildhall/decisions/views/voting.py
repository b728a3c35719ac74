"""Put options to a vote, vote, and take the ballots along."""

from collections.abc import Mapping

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from guildhall.ballots.forms import BallotForm
from guildhall.ballots.lists import as_csv, as_json
from guildhall.ballots.models import Vote
from guildhall.ballots.queries import turnout
from guildhall.commons.actions import WrittenMeanwhile, mark_of_text
from guildhall.commons.costed import what_costs
from guildhall.commons.kinds import path_of
from guildhall.commons.laying_out import PARAMETER as LAYOUT
from guildhall.commons.laying_out import Layout, layout_asked
from guildhall.commons.models import Entry
from guildhall.commons.queries import draft_fields, draft_fields_at
from guildhall.commons.text import editable
from guildhall.commons.views.beginning import take_entry
from guildhall.communities.forms.member import members_here, names_of
from guildhall.communities.seats import Seat, in_room
from guildhall.decisions import actions, policy
from guildhall.decisions.events import DECISION, ROOM
from guildhall.decisions.forms.voting import VoteForm, planned_in
from guildhall.decisions.layout import laid_out_as_vote
from guildhall.decisions.queries.kinds import kinds_of_votes
from guildhall.decisions.views.finding import back_from, seen_decision
from guildhall.decisions.ways import voting
from guildhall.kit.counting.refusals import CountRefused
from guildhall.kit.verdict import require
from guildhall.kit.words import without_controls
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say, say_problem

OPEN_AT_ONCE = "open"


@login_required
@in_room(ROOM)
def prepare_vote(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Ask at once, or show it first."""
    require(policy.may_prepare_decision(seat))
    layout = layout_asked(seat, request.GET.get(LAYOUT, ""))
    form = vote_form(request, seat, _begins_with(request, seat, layout))
    opens = request.POST.get("then") == OPEN_AT_ONCE

    def act(body: str) -> Entry:
        entry = actions.prepare_decision(
            seat.community,
            by=request.user,
            frame=form.frame(body),
            topics=form.cleaned_data["topics"],
            grew_from=layout.source if layout else None,
        )
        if opens and entry.is_published:
            return actions.open_decision(entry, by=request.user)
        return entry

    says = _("It's open: everyone who takes part can vote now.") if opens else _("It's prepared.")
    refused = (actions.DecisionRefused,)
    added = take_entry(request, seat, form, act=act, says=says, refused=refused)
    context = {"form": form, "names": _names(seat), "room": ROOM, "layout": layout}
    status = 422 if form.errors else 200
    return added or render(request, "decisions/prepare_vote.html", context, status=status)


def _begins_with(
    request: AuthenticatedRequest, seat: Seat, layout: Layout | None
) -> Mapping[str, object]:
    """What was typed before, the title in the address, or what another room laid out."""
    draft = DECISION, str(seat.community.pk)
    if layout:
        typed = draft_fields_at(request.get_full_path(), seat.person, *draft)
        return {**laid_out_as_vote(seat.community, layout), **typed}
    initial = draft_fields(seat.person, *draft)
    if title := without_controls(request.GET.get("title", ""))[:200]:
        initial["title"] = title
    return initial


def change_vote(request: AuthenticatedRequest, seat: Seat, entry: Entry) -> HttpResponse:
    """All of it, while it is being prepared."""
    draft = draft_fields(request.user, "edit", entry.draft_target, edited_at=entry.edited_at)
    since = mark_of_text(entry)
    initial = {"body": editable(entry), **planned_in(entry.decision), **draft, "since": since}
    form = vote_form(request, seat, initial)
    del form.fields["topics"]

    def act(body: str) -> Entry:
        since = form.cleaned_data["since"]
        return actions.change_decision(entry, by=request.user, frame=form.frame(body), since=since)

    changed = take_entry(
        request,
        seat,
        form,
        act=act,
        says=_("Your change is saved."),
        refused=(actions.DecisionRefused, WrittenMeanwhile),
        edits=entry,
    )
    context = {"form": form, "entry": entry, "room": ROOM, "names": _names(seat)}
    status = 422 if form.errors else 200
    return changed or render(request, "decisions/change_vote.html", context, status=status)


def _names(seat: Seat) -> list:
    return names_of(members_here(seat.community))


def vote_form(request: HttpRequest, seat: Seat, initial: Mapping[str, object]) -> VoteForm:
    ways = kinds_of_votes(seat.community)
    return VoteForm(
        request.POST or None,
        request.FILES or None,
        community=seat.community,
        ways=ways,
        sources=what_costs(seat) if any(way.shares_money for way in ways) else (),
        elects=bool(policy.may_hold_election(seat)),
        initial=dict(initial),
    )


@sensitive_post_parameters()
@login_required
@require_POST
@in_room(ROOM)
def cast_ballot(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """With one's name; or sealed, and then the answer itself shows the receipt, once."""
    entry = seen_decision(seat, entry_id)
    require(policy.may_cast_ballot(seat, entry))
    vote = _vote(entry)
    form = BallotForm(request.POST, vote=vote, options=turnout(vote, person=None).options)
    if not form.is_valid():
        return _ballot_page(request, seat, entry, form)
    try:
        if vote.is_anonymous:
            receipt = actions.cast_sealed_ballot(entry, by=request.user, marks=form.marks)
            return _receipt(request, seat, entry, vote, receipt)
        actions.cast_ballot(entry, by=request.user, marks=form.marks)
    except (actions.DecisionRefused, CountRefused) as problem:
        say_problem(request, problem)
    else:
        say(request, _("Your vote is counted. You can change it until the last day."))
    return back_from(request, seat, entry)


@login_required
@require_POST
@in_room(ROOM)
def take_back_ballot(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """One with a name, from its page or from the list."""
    entry = seen_decision(seat, entry_id)
    require(policy.may_take_back_ballot(seat, entry))
    try:
        actions.take_back_ballot(entry, by=request.user)
    except actions.DecisionRefused as problem:
        say_problem(request, problem)
    else:
        say(request, _("Taken back. You can still vote until the last day."))
    return back_from(request, seat, entry)


@login_required
@in_room(ROOM)
def ballots_as_csv(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponseBase:
    return as_csv(_counted(seat, entry_id))


@login_required
@in_room(ROOM)
def ballots_as_json(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponseBase:
    return as_json(_counted(seat, entry_id))


def _vote(entry: Entry) -> Vote:
    """Raises Http404 where there is none."""
    vote = voting.vote_of(entry.decision)
    if vote is None:
        raise Http404
    return vote


def _counted(seat: Seat, entry_id: int) -> Vote:
    """Raises Http404 where nothing is published."""
    vote = _vote(seen_decision(seat, entry_id))
    if vote.state != Vote.State.COUNTED:
        raise Http404
    require(policy.may_read_ballots(seat))
    return vote


def _ballot_page(
    request: AuthenticatedRequest, seat: Seat, entry: Entry, form: BallotForm
) -> HttpResponse:
    context = {"form": form, "entry": entry, "seat": seat, "room": ROOM}
    return render(request, "decisions/cast_ballot.html", context, status=422)


def _receipt(
    request: AuthenticatedRequest, seat: Seat, entry: Entry, vote: Vote, receipt: str
) -> HttpResponse:
    """No redirect: a receipt in a message or an address would be kept beside a name."""
    context = {"receipt": receipt, "vote": vote, "back": path_of(entry, seat.community.slug)}
    answer = render(request, "ballots/receipt.html", {**context, "room": ROOM})
    answer["Cache-Control"] = "no-store"
    return answer
