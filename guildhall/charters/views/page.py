"""The charter, and what members do with it."""

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.charters import actions, policy, queries
from guildhall.charters.models import CharterVersion
from guildhall.communities.seats import Seat, in_community
from guildhall.communities.verbs import community_verb
from guildhall.kit.verdict import require, whoever_finds_it
from guildhall.people.requests import AuthenticatedRequest
from guildhall.rounds.forms import AnswerForm, AskForm, ReasonForm, usual_last_day
from guildhall.rounds.models import Objection
from guildhall.web.in_place import page_or_parts
from guildhall.web.saying import say, say_problem


@in_community
def charter(request: HttpRequest, seat: Seat) -> HttpResponse:
    return charter_page(request, seat)


def charter_page(request: HttpRequest, seat: Seat, **forms: Form) -> HttpResponse:
    """The page, with forms that have errors if there are any."""
    page, pledge = queries.charter_page(seat), queries.newest_pledge(seat.community)
    asked = page.asked.version if page.asked else None
    context = {
        "page": page,
        "room": "charter",
        "ask": AskForm(initial={"until": usual_last_day(timezone.localdate())}),
        "reason": ReasonForm(),
        "answer": AnswerForm(),
        "pledge": pledge,
        "offers_pledge": bool(policy.may_write_pledge(seat))
        and queries.is_old_enough(seat.community),
        "may_write": bool(policy.may_write_charter(seat)),
        "may_agree": bool(asked and policy.may_agree_to_charter(seat, asked)),
        "may_object": bool(asked and policy.may_object_to_charter(seat, asked)),
        **forms,
    }
    return page_or_parts(
        request,
        "charters/charter.html",
        context,
        parts={"asked": "charters/_asked.html"},
        status=422 if forms else 200,
    )


@login_required
@in_community
def charter_history(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Every wording, the newest on top, with what changed, who objected and why."""
    versions = list(queries.history_of(seat)[:50])
    return render(
        request,
        "charters/charter_history.html",
        {"steps": queries.steps_of(versions), "room": "charter"},
    )


@login_required
@require_POST
@in_community
def object_to_charter(request: AuthenticatedRequest, seat: Seat, number: int) -> HttpResponse:
    version = _proposed(seat, number)
    require(policy.may_object_to_charter(seat, version))
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return charter_page(request, seat, reason=form)
    try:
        actions.object_to_charter(version, by=request.user, reason=form.cleaned_data["reason"])
    except actions.RoundIsOver as problem:
        say_problem(request, problem)
    else:
        say(request, _("Objection sent. Nothing is agreed until a steward answers it."))
    return _to_round(seat, version)


@login_required
@require_POST
@in_community
def answer_objection(request: AuthenticatedRequest, seat: Seat, objection_id: int) -> HttpResponse:
    objection = get_object_or_404(_objections(seat), pk=objection_id)
    require(policy.may_answer_objection(seat, objection))
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return charter_page(request, seat, answer=form)
    actions.answer_objection(objection, by=request.user, answer=form.cleaned_data["answer"])
    say(request, _("Answer sent. %(name)s gets a notice."), name=objection.person.name)
    return redirect("charter", seat.community.slug)


def _proposed(seat: Seat, number: int) -> CharterVersion:
    """A version that members were or are being asked about. Drafts are not for them to see."""
    versions = CharterVersion.objects.filter(community=seat.community).exclude(
        state=CharterVersion.State.DRAFT,
    )
    if not seat.is_member:
        versions = versions.agreed()
    return get_object_or_404(versions.select_related("community", "round"), number=number)


def _objections(seat: Seat) -> QuerySet[Objection]:
    """Only members see objections."""
    objections = Objection.objects.filter(round__charter__community=seat.community).select_related(
        "round__charter__community", "round__charter__round", "person"
    )
    return objections if seat.is_member else objections.none()


def _own_objection(seat: Seat, objection_id: int) -> Objection:
    return get_object_or_404(_objections(seat), pk=objection_id, person=seat.person)


def _to_round(seat: Seat, _subject: object) -> HttpResponse:
    return redirect(reverse("charter", args=[seat.community.slug]) + "#asked")


agree_to_charter = community_verb(
    find=_proposed,
    may=policy.may_agree_to_charter,
    act=actions.agree_to_charter,
    says=_("Fine with you: your yes is counted."),
    refusals=actions.RoundIsOver,
    back=_to_round,
)
take_back_agreement = community_verb(
    find=_proposed,
    may=policy.may_agree_to_charter,
    act=actions.take_back_agreement,
    says=_("Your yes is taken back."),
    refusals=actions.RoundIsOver,
    back=_to_round,
)
withdraw_objection = community_verb(
    find=_own_objection,
    may=whoever_finds_it,
    act=actions.withdraw_objection,
    says=_("Objection withdrawn."),
    back=_to_round,
)
