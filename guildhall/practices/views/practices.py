"""Write a practice, of its own or from tips, or a local version of one."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from guildhall.commons.carrying import text_carried
from guildhall.commons.kinds import growths
from guildhall.commons.models import Entry
from guildhall.commons.queries import draft_fields
from guildhall.commons.views.finding import entry_at
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.people.queries import unit_of
from guildhall.people.requests import AuthenticatedRequest
from guildhall.practices import actions, policy, queries
from guildhall.practices.events import PRACTICE, ROOM, TIP
from guildhall.practices.forms import BranchForm, GatherForm
from guildhall.practices.reading import typed_parts
from guildhall.practices.views.write_page import write_page


@login_required
@in_room(ROOM)
def write_practice(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """A practice, of its own or of several tips."""
    require(policy.may_add_tip(seat))
    return _practice_page(request, seat, None)


@login_required
@in_room(ROOM)
def write_practice_from(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """A practice that begins with a tip, idea or small test; from one, a local version of it."""
    source = queries.way_at(seat, entry_id) or entry_at(seat, entry_id)
    if source.kind not in growths[PRACTICE].from_kinds:
        raise Http404
    require(policy.may_write_practice(seat, [source]))
    return (
        _branch_page(request, seat, source)
        if source.kind == PRACTICE
        else _practice_page(request, seat, source)
    )


def _practice_page(request: AuthenticatedRequest, seat: Seat, first: Entry | None) -> HttpResponse:
    tips = queries.tips_to_gather(seat.community).values_list("pk", flat=True)
    initial: dict[str, Any] = {**draft_fields(seat.person, PRACTICE, str(seat.community.pk))}
    if first:
        initial = {
            "title": first.title,
            "situation": first.title,
            "doing": _what_it_says(first),
            "tips": [first.pk],
            **initial,
        }
    form = GatherForm(
        request.POST or None,
        request.FILES or None,
        community=seat.community,
        initial=initial,
        tips=Entry.objects.filter(pk__in=[*tips, *([first.pk] if first else [])]).for_list(),
    )

    def write(parts: dict[str, str]) -> Entry:
        cleaned = form.cleaned_data
        tips = list(cleaned["tips"])
        require(policy.may_write_practice(seat, tips))
        return actions.write_practice(
            seat.community,
            by=request.user,
            title=cleaned["title"],
            parts=parts,
            topics=cleaned["topics"],
            from_tips=tips,
        )

    context = {
        "draft": (PRACTICE, seat.community.pk),
        "heading": _("Write a practice"),
        "verb": _("Write the practice"),
        "is_tip": False,
        "first": first,
    }
    return write_page(
        request,
        seat,
        form,
        write,
        _("The practice is published. It says “not tested yet” until someone has tried it."),
        context,
    )


def _what_it_says(first: Entry) -> str:
    """Of a tip what fixed it; of anything else what it hands on."""
    return typed_parts(first.way).get("fix", "") if first.kind == TIP else text_carried(first)


def _branch_page(request: AuthenticatedRequest, seat: Seat, source: Entry) -> HttpResponse:
    unit = unit_of(request.user)
    initial = {"title": source.title, "place": unit.name if unit else "", **typed_parts(source.way)}
    initial |= draft_fields(seat.person, "branch", source.draft_target)
    form = BranchForm(
        request.POST or None, request.FILES or None, community=seat.community, initial=initial
    )

    def branch(parts: dict[str, str]) -> Entry:
        cleaned = form.cleaned_data
        return actions.branch_practice(
            source, by=request.user, title=cleaned["title"], place=cleaned["place"], parts=parts
        )

    context = {
        "draft": ("branch", f"entry {source.pk}"),
        "heading": _("Write a local version"),
        "verb": _("Add the local version"),
        "is_tip": False,
        "source": source,
    }
    return write_page(
        request,
        seat,
        form,
        branch,
        _("Your local version is beside the original, and you can compare the two."),
        context,
    )
