"""Introductions by hand: suggest one, answer, say afterwards whether you met, keep apart."""

from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from guildhall.communities.forms.member import members_here, names_of
from guildhall.communities.seats import Seat, in_room
from guildhall.communities.verbs import to_page
from guildhall.introductions import actions, policy
from guildhall.introductions.calendars import invitation_of
from guildhall.introductions.events import ROOM
from guildhall.introductions.forms import ApartForm, MetForm, SuggestForm
from guildhall.introductions.models import Introduction
from guildhall.introductions.queries import Yours, apart_of, suggested_by, yours_at
from guildhall.kit.verdict import require
from guildhall.people.models import Person
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say
from guildhall.web.verbs import verb


@login_required
@in_room(ROOM)
def suggest_introduction(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(policy.may_suggest_introduction(seat))
    form = SuggestForm(request.POST or None, community=seat.community, by=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            actions.suggest_introduction(seat.community, by=request.user, **form.cleaned_data)
        except actions.TooMany as problem:
            form.add_error(None, str(problem))
        else:
            says = _("Suggested. If both say yes, they meet. What they answer stays with them.")
            say(request, says)
            return redirect("introductions", seat.community.slug)
    context = {
        "form": form,
        "room": ROOM,
        "names": names_of(members_here(seat.community)),
        "suggested": suggested_by(seat),
    }
    status = 422 if form.errors else 200
    return render(request, "introductions/suggest_introduction.html", context, status=status)


@never_cache
@login_required
@in_room(ROOM)
def introduction(request: AuthenticatedRequest, seat: Seat, introduction_id: int) -> HttpResponse:
    """For its people: why, three ways to begin, where to write, and afterwards the one question."""
    yours = _seen(seat, introduction_id)
    form = MetForm(request.POST or None, initial=_told(yours))
    if request.method == "POST":
        require(policy.may_tell_met(seat, yours.introduction))
        if form.is_valid():
            actions.tell_met(yours.introduction, by=request.user, **form.cleaned_data)
            say(request, _("Kept, for you alone."))
            return redirect("introduction", seat.community.slug, introduction_id)
    context = {
        "yours": yours,
        "form": form if yours.introduction.is_made else None,
        "room": ROOM,
        "may_answer": policy.may_answer_introduction(seat, yours.introduction),
    }
    status = 422 if form.errors else 200
    return render(request, "introductions/introduction.html", context, status=status)


@never_cache
@login_required
@in_room(ROOM)
def introduction_file(
    request: AuthenticatedRequest, seat: Seat, introduction_id: int, number: int
) -> HttpResponse:
    """One of the proposed times, for the calendar of whoever opens it."""
    yours = _seen(seat, introduction_id)
    if number >= len(yours.times):
        raise Http404
    content = invitation_of(yours.introduction, others=yours.others, starts_at=yours.times[number])
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="introduction.ics"'
    return response


def _told(yours: Yours) -> dict[str, str]:
    if yours.side.has_met is None:
        return {}
    return {"has_met": "yes" if yours.side.has_met else "no", "told": yours.side.told}


def _seen(seat: Seat, introduction_id: int) -> Yours:
    """Raises Http404 for everyone but its people."""
    yours = yours_at(seat, introduction_id)
    if yours is None:
        raise Http404
    return yours


def _introduction_at(seat: Seat, introduction_id: int) -> Introduction:
    return _seen(seat, introduction_id).introduction


def _to_introduction(seat: Seat, introduction: Introduction) -> HttpResponse:
    return redirect("introduction", seat.community.slug, introduction.pk)


def _what_is_true_now(introduction: Introduction) -> dict[str, str]:
    """After a yes: they wait for the others, or are introduced."""
    are_two = introduction.sides.count() == 2
    if Introduction.objects.filter(pk=introduction.pk, made_at__isnull=False).exists():
        all_agree = gettext("You both said yes.") if are_two else gettext("Everyone has said yes.")
        first = gettext("One of you writes first: it can be you.")
        return {"now": f"{all_agree} {first}"}
    if are_two:
        return {
            "now": gettext("Thank you. Once you've both said yes, you can write to each other.")
        }
    return {"now": gettext("Thank you. Once everyone has said yes, you can write to each other.")}


_answer = partial(
    verb, door=in_room(ROOM), find=_introduction_at, may=policy.may_answer_introduction
)
say_yes = _answer(
    act=actions.say_yes,
    says="%(now)s",
    words=_what_is_true_now,
    back=_to_introduction,
)
say_no = _answer(
    act=actions.say_no,
    says=_("All right. Nobody learns of it."),
    back=to_page("introductions"),
)


@never_cache
@login_required
@in_room(ROOM)
def keep_apart(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Whom the reader never wants to be introduced to."""
    require(policy.may_keep_apart(seat))
    form = ApartForm(request.POST or None, community=seat.community)
    if request.method == "POST" and form.is_valid():
        actions.keep_apart(form.cleaned_data["other"], by=request.user)
        say(request, _("You won't be introduced to each other. Only you can see this."))
        return redirect("keep_apart", seat.community.slug)
    context = {
        "form": form,
        "room": ROOM,
        "apart": apart_of(request.user),
        "names": names_of(members_here(seat.community)),
    }
    status = 422 if form.errors else 200
    return render(request, "introductions/keep_apart.html", context, status=status)


def _whom_apart(seat: Seat, person_id: int) -> Person:
    rows = apart_of(seat.someone).filter(other=person_id)
    for row in rows:
        return row.other
    raise Http404


end_apart = verb(
    door=in_room(ROOM),
    find=_whom_apart,
    may_here=policy.may_keep_apart,
    act=actions.end_apart,
    says=_("You can be introduced to each other again."),
    back=to_page("keep_apart"),
)
