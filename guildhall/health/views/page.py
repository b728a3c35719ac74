"""How a community is doing, what it tries, and what stewards and facilitators think of it."""

import datetime as dt
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.communities.seats import Seat, in_community
from guildhall.communities.verbs import community_verb, to_page
from guildhall.health import actions, policy, queries
from guildhall.health.charts.chart import ALIVE, indicator_of
from guildhall.health.counts import Tally, things_of
from guildhall.health.forms import CommentForm, JudgementForm
from guildhall.health.models import Snapshot, Trying
from guildhall.health.remedies import Remedy, remedies
from guildhall.health.words import SIGNS
from guildhall.kit.verdict import require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.pulse.queries import open_wave
from guildhall.web.panels import try_out_in
from guildhall.web.saying import say

LOOKS = ("light", "dark")
KEPT_SECONDS = 7 * 86_400
TWELVE_WEEKS = dt.timedelta(weeks=12)
FIRST_HELP = "R-CORE-1"  # people by name: what helps first where fewer come


@login_required
@in_community
def health(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """How the community is doing, as of a Monday: the five signs, then how alive it is."""
    require(policy.may_see_health(seat))
    return _health(request, seat, queries.newest_at(seat), CommentForm())


@login_required
@require_POST
@in_community
def comment_on_snapshot(
    request: AuthenticatedRequest, seat: Seat, snapshot_id: int
) -> HttpResponse:
    snapshot = get_object_or_404(Snapshot.objects.at(seat), pk=snapshot_id)
    require(policy.may_comment_on_snapshot(seat, snapshot))
    form = CommentForm(request.POST)
    if not form.is_valid():
        return _health(request, seat, queries.without_switched_off(snapshot), form)
    actions.comment_on_snapshot(snapshot, by=request.user, text=form.cleaned_data["text"])
    say(request, _("Comment saved. It appears together with the figures."))
    return redirect("health", seat.community.slug)


@login_required
@in_community
def figures(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Every figure that is shown, with how sure it is, and every chart."""
    require(policy.may_see_health(seat))
    snapshot = queries.newest_at(seat)
    measured = snapshot if not queries.is_too_small(seat, snapshot) else None
    charts = queries.charts_in(measured) if measured else {}
    context = {
        "snapshot": measured,
        "signs": queries.signs_of(measured, seat, charts) if measured else [],
        "charts": charts.get(ALIVE),
        "may_try": bool(policy.may_try_remedy(seat)),
        "room": "health",
    }
    return render(request, "health/figures.html", context)


@login_required
@in_community
def chart(
    request: AuthenticatedRequest, seat: Seat, snapshot_id: int, name: str, look: str
) -> HttpResponse:
    """The drawing, of what the reader may see and nothing else, so the browser may keep it."""
    require(policy.may_see_health(seat))
    snapshot = get_object_or_404(Snapshot.objects.at(seat).defer("seen"), pk=snapshot_id)
    drawn = get_object_or_404(snapshot.charts, name=name)
    if look not in LOOKS or indicator_of(name) in queries.switched_off_in(seat.community.pk):
        raise Http404
    response = HttpResponse(getattr(drawn, look), content_type="image/svg+xml")
    patch_cache_control(response, private=True, max_age=KEPT_SECONDS, immutable=True)
    return response


@login_required
@in_community
def ask_each_other(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Five questions for the next meeting, for groups too small to measure."""
    require(policy.may_see_health(seat))
    return render(
        request,
        "health/ask_each_other.html",
        {"signs": SIGNS.values(), "things": _things(seat), "room": "health"},
    )


@login_required
@require_POST
@in_community
def try_remedy(request: AuthenticatedRequest, seat: Seat, remedy_id: str) -> HttpResponse:
    """Start trying it, and go to the page where it is done, if there is one."""
    require(policy.may_try_remedy(seat))
    remedy = remedies.get(remedy_id)
    if remedy is None:
        raise Http404
    begun = actions.begin_trying(seat.community, remedy=remedy, by=request.user)
    say(
        request,
        _("You're trying it. You'll be asked how it went on %(date)s."),
        date=date_format(begun.look_on, "j F"),
    )
    return redirect(
        _path_of_small_test(seat, remedy, begun)
        or remedy.path_for(seat)
        or reverse("health", args=[seat.community.slug])
    )


@login_required
@in_community
def judge_trying(request: AuthenticatedRequest, seat: Seat, trying_id: int) -> HttpResponse:
    """The figure before and after it, and what stewards and facilitators think of it."""
    require(policy.may_judge(seat))
    if Trying.objects.over().filter(community=seat.community, pk=trying_id).exists():
        say(request, _("This is over. What came of it is here."))
        return redirect("health", seat.community.slug)
    trying = _trying_at(seat, trying_id)
    remedy = remedies.get(trying.remedy)
    if remedy is None:
        raise Http404
    form = JudgementForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.judge_trying(trying, remedy=remedy, by=request.user, **form.cleaned_data)
        say(request, _("Result saved."))
        return redirect("health", seat.community.slug)
    context = {
        "form": form,
        "one": queries.tried(trying, queries.newest_at(seat)),
        "room": "health",
    }
    return render(request, "health/judge_trying.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
@in_community
def say_whether_right(
    request: AuthenticatedRequest,
    seat: Seat,
    snapshot_id: int,
    sign: str,
) -> HttpResponse:
    """Stewards and facilitators say whether what is shown is right."""
    snapshot = get_object_or_404(Snapshot.objects.at(seat), pk=snapshot_id)
    require(policy.may_judge(seat))
    if sign not in (*SIGNS, ALIVE):
        raise Http404
    actions.say_whether_right(
        snapshot,
        sign=sign,
        by=request.user,
        is_right=request.POST.get("is_right") == "1",
    )
    say(request, _("Thank you. “What is measured” shows everyone how often it was right."))
    return redirect("health", seat.community.slug)


def _trying_at(seat: Seat, trying_id: int) -> Trying:
    return get_object_or_404(Trying.objects.going_on(), community=seat.community, pk=trying_id)


def _path_of_small_test(seat: Seat, remedy: Remedy, begun: Trying) -> str:
    """The form of a small test, filled in; empty where no open room has one.

    At its end it leads to the question whether it helped.
    """
    form = try_out_in(seat.community.open_rooms)
    if form is None:
        return ""
    filled_in = {
        "title": str(remedy.title),
        "text": str(remedy.how),
        "until": begun.look_on.isoformat(),
        "done_at": remedy.path_for(seat),
        "answers_to": reverse("judge_trying", args=[seat.community.slug, begun.pk]),
    }
    return f"{reverse(form.url_name, args=[seat.community.slug])}?{urlencode(filled_in)}"


give_up_trying = community_verb(
    find=_trying_at,
    may_here=policy.may_try_remedy,
    act=actions.give_up_trying,
    says=_("You're no longer trying it."),
    back=to_page("health"),
)


def _things(seat: Seat) -> list[Tally]:
    return things_of(seat.community, since=timezone.now() - TWELVE_WEEKS)


def _talk(seat: Seat) -> dict[str, Any]:
    """The conversation that a steward can put on an agenda, once a year."""
    is_time = queries.is_time_to_talk(seat)
    may_put = is_time and bool(policy.may_put_on_agenda(seat)) and seat.has_room("meetings")
    return {
        "is_time": is_time,
        "may_put": may_put,
        "meeting": queries.meeting_to_talk_in(seat) if may_put else None,
        "fewest": queries.fewest_members(),
    }


def _change_buttons(seat: Seat, headline: queries.Headline | None) -> dict[str, Any]:
    """What a steward can do about it, at most three things; for everyone else nothing."""
    if not (headline and headline.is_in and policy.may_try_remedy(seat)):
        return {"may_act": False}
    return {
        "may_act": True,
        "remedy": remedies.get(FIRST_HELP),
        "meeting": queries.meeting_to_talk_in(seat) if policy.may_put_on_agenda(seat) else None,
    }


def _health(
    request: HttpRequest,
    seat: Seat,
    snapshot: Snapshot | None,
    form: CommentForm,
) -> HttpResponse:
    is_small = queries.is_too_small(seat, snapshot)
    measured = snapshot if not is_small else None
    signs = queries.signs_of(measured, seat) if measured else []
    aliveness = queries.aliveness_of(measured) if measured else []
    headline = queries.headline_of(measured, seat) if measured else None
    if headline and headline.is_silent:
        signs, aliveness = [], []  # five times “not enough data” say less than one sentence
    context = {
        "snapshot": snapshot,
        "headline": headline,
        "signs": signs,
        "promises": queries.promises_of(measured, seat) if measured else None,
        "missing": queries.missing_in(signs),
        "aliveness": aliveness,
        "alive_sentences": queries.alive_sentences(aliveness, signs),
        "is_small": is_small,
        "things": _things(seat) if is_small else (),
        "talk": _talk(seat) if is_small else None,
        "form": form,
        "room": "health",
        "tryings": queries.tryings_at(seat, snapshot),
        "may_try": bool(policy.may_try_remedy(seat)),
        "may_judge": bool(policy.may_judge(seat)),
        "may_comment": bool(snapshot and policy.may_comment_on_snapshot(seat, snapshot)),
        "questions": SIGNS.values(),
        "wave": None if is_small else open_wave(seat.community),
        **_change_buttons(seat, headline),
    }
    return render(request, "health/health.html", context, status=422 if form.errors else 200)
