"""What stewards do: write a charter, ask everyone, withdraw; and progress of objectives."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.charters import actions, queries
from guildhall.charters.forms import (
    SWITCHES,
    CharterForm,
    ProgressForm,
    objective_forms,
    objective_lines,
)
from guildhall.charters.models import CharterVersion, Objective
from guildhall.charters.policy import may_note_objective, may_write_charter
from guildhall.charters.views.page import charter_page
from guildhall.communities.forms.member import members_here, names_of
from guildhall.communities.queries import stewards
from guildhall.communities.seats import Seat, in_community
from guildhall.communities.verbs import community_verb, to_page
from guildhall.communities.views.settings import NORM_STARTERS
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.rounds.forms import AskForm
from guildhall.web.saying import say, say_problem


@login_required
@in_community
def write_charter(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """The draft, or a new one that starts from the version proposed or in force."""
    require(may_write_charter(seat))
    start = queries.to_start_from(seat.community)
    initial = {} if start else _first_words(seat)
    has_objectives = bool(start and start.objectives.all())
    form = CharterForm(
        request.POST or None,
        instance=start,
        initial={**initial, "has_objectives": has_objectives},
    )
    rows = objective_forms(
        request.POST or None,
        community=seat.community,
        objectives=list(start.objectives.all()) if start else [],
    )
    if request.method == "POST" and all([form.is_valid(), *(row.is_valid() for row in rows)]):
        lines = objective_lines(rows) if form.cleaned_data["has_objectives"] else []
        actions.write_charter(seat.community, by=request.user, objectives=lines, **form.says())
        say(request, _("Draft saved. Nobody has been asked yet."))
        return redirect("charter", seat.community.slug)
    context = {
        "form": form,
        "rows": rows,
        "starters": NORM_STARTERS,
        "names": names_of(members_here(seat.community)),
        "room": "charter",
        "switches": [(switch, ",".join(names)) for switch, names in SWITCHES.items()],
        "is_first": start is None,
    }
    return render(
        request,
        "charters/write_charter.html",
        context,
        status=422 if request.method == "POST" else 200,
    )


@login_required
@require_POST
@in_community
def propose_charter(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(may_write_charter(seat))
    draft = _draft(seat)
    form = AskForm(request.POST)
    if not form.is_valid():
        return charter_page(request, seat, ask=form)
    until = form.cleaned_data["until"]
    try:
        actions.propose_charter(draft, by=request.user, until=until)
    except actions.NothingChanged as problem:
        say_problem(request, problem)
    else:
        day = date_format(until, "l, j F")
        say(request, _("Everyone has been asked for objections by %(day)s."), day=day)
    return redirect("charter", seat.community.slug)


@login_required
@in_community
def note_objective(request: AuthenticatedRequest, seat: Seat, objective_id: int) -> HttpResponse:
    in_force = CharterVersion.objects.agreed().filter(community=seat.community).values("pk")[:1]
    objective = get_object_or_404(
        Objective.objects.select_related("version", "owner"),
        version=in_force,
        pk=objective_id,
    )
    require(may_note_objective(seat, objective))
    form = ProgressForm(
        request.POST or None,
        initial={"evidence": objective.evidence, "is_met": objective.is_met},
    )
    if request.method == "POST" and form.is_valid():
        actions.note_objective(objective, by=request.user, **form.cleaned_data)
        say(request, _("Progress saved."))
        return redirect("charter", seat.community.slug)
    return render(
        request,
        "charters/note_objective.html",
        {"form": form, "objective": objective, "room": "charter"},
    )


def _draft(seat: Seat) -> CharterVersion:
    drafts = CharterVersion.objects.drafts().select_related("community")
    return get_object_or_404(drafts, community=seat.community)


def _asked_about(seat: Seat, number: int) -> CharterVersion:
    versions = CharterVersion.objects.proposed().select_related("round")
    return get_object_or_404(versions, community=seat.community, number=number)


def _first_words(seat: Seat) -> dict[str, str]:
    """A first charter starts from the purpose, norms and stewards of the community."""
    return {
        "aim": seat.community.purpose,
        "norms": "\n".join(norm.text for norm in seat.community.norms.all()),
        "looked_after": ", ".join(person.name for person in stewards(seat.community)),
    }


keep_small_change = community_verb(
    find=_draft,
    may_here=may_write_charter,
    act=actions.keep_small_change,
    says=_("Correction saved. The history shows it."),
    refusals=(actions.NothingChanged, actions.NotASmallChange),
    back=to_page("charter"),
)
discard_charter_draft = community_verb(
    find=_draft,
    may_here=may_write_charter,
    act=actions.discard_draft,
    says=_("Draft discarded."),
    back=to_page("charter"),
)
withdraw_proposal = community_verb(
    find=_asked_about,
    may_here=may_write_charter,
    act=actions.withdraw_proposal,
    says=_("Proposal withdrawn. What was agreed before still applies."),
    back=to_page("charter"),
)
