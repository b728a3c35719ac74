"""The page of one tip or practice, and talking about it."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from guildhall.commons import policy as commons_policy
from guildhall.commons.forms import ReplyForm
from guildhall.commons.kinds import growths_at
from guildhall.commons.menus import entry_menu, items_for
from guildhall.commons.models import Entry
from guildhall.commons.plain_talk import plain_talk
from guildhall.commons.queries import draft_fields, marks_of
from guildhall.commons.trail import trail_of
from guildhall.commons.views.finding import led_on
from guildhall.commons.views.replying import take_reply
from guildhall.communities.seats import Seat, in_room
from guildhall.practices import policy, queries
from guildhall.practices.actions.limits import limit_by
from guildhall.practices.events import PRACTICE, ROOM
from guildhall.practices.ladder import LADDER, missing_for_next, next_rung
from guildhall.practices.models import Rung
from guildhall.practices.parts import LIMITS, PARTS, next_to_say
from guildhall.practices.policy import Standing
from guildhall.practices.queries import Around
from guildhall.practices.reading import typed_parts
from guildhall.practices.views.finding import found_way, standing_in

SHOWN = 8


@in_room(ROOM)
def way(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = queries.way_at(seat, entry_id)
    if entry is None or (entry.merged_into_id and not seat.is_steward):
        return led_on(request.user, entry_id)
    return _way_page(request, seat, entry, None)


@login_required
@require_POST
@in_room(ROOM)
def reply_to_way(request: HttpRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = found_way(seat, entry_id)
    return take_reply(request, seat, entry, page=lambda form: _way_page(request, seat, entry, form))


@in_room(ROOM)
def compare_ways(request: HttpRequest, seat: Seat, entry_id: int, other_id: int) -> HttpResponse:
    """A local way beside its original, part by part."""
    entry, other = found_way(seat, entry_id), found_way(seat, other_id)
    if other.way.branch_of_id != entry.pk:
        raise Http404
    here, there = typed_parts(entry.way), typed_parts(other.way)
    parts = [(part.heading, here.get(part.name, ""), there.get(part.name, "")) for part in PARTS[PRACTICE]]
    parts = [(heading, original, local) for heading, original, local in parts if original or local]
    context = {"entry": entry, "other": other, "parts": parts, "room": ROOM}
    return render(request, "practices/compare_ways.html", context)


def _way_page(request: HttpRequest, seat: Seat, entry: Entry, form: ReplyForm | None) -> HttpResponse:
    marks, found, verdict = marks_of(seat.person, entry), queries.around(entry), commons_policy.may_reply(seat, entry)
    if form is None and verdict:
        form = ReplyForm(initial=draft_fields(seat.person, "reply", entry.draft_target))
    standing = standing_in(seat, entry, found)
    may = _may(seat, entry, standing)
    context: dict[str, Any] = {
        "entry": entry, "way": entry.way, "around": found, "marks": marks, "room": ROOM, "form": form, "may_reply": verdict,
        "replies": plain_talk(entry, seat, marks), "trail": trail_of(entry, seat), "growths": growths_at(seat, entry),
        "ladder": _ladder(entry, found), "next_part": next_to_say(entry.kind, entry.way.parts) if may["may_say_more"] else None,
        "shown": found.tried[:SHOWN], "hidden": found.tried[SHOWN:], "rules": entry.rules,
        "limits_to_add": _limits_to_add(entry, found) if may["may_change"] else [], "is_author": standing.is_author,
        "menu": items_for(seat, entry_menu), **may,
    }  # fmt: skip
    return render(request, "practices/way.html", context, status=422 if form and form.errors else 200)


def _ladder(entry: Entry, found: Around) -> dict[str, Any]:
    """The rungs with where it stands, and what is missing for the next one."""
    if entry.state == Rung.WITHDRAWN:
        return {"rungs": [], "next": None, "missing": []}
    place = LADDER.index(Rung(entry.state)) if entry.state in LADDER else 0
    above = next_rung(entry.state)
    return {
        "rungs": [(rung.label, number <= place, number == place) for number, rung in enumerate(LADDER)],
        "next": above.label if above else None, "missing": missing_for_next(entry.state, queries.evidence_around(entry, found)),
    }  # fmt: skip


def _limits_to_add(entry: Entry, found: Around) -> list[queries.Tried]:
    """Reports that it did not work, with a context, of people whom its limits do not name yet."""
    said = entry.way.parts.get(LIMITS[entry.kind], "")
    failed = [one for one in found.tried if one.result == "failed" and one.context]
    return [one for one in failed if limit_by(one.person.name) not in said][:3]


def _may(seat: Seat, entry: Entry, standing: Standing) -> dict[str, Any]:
    way = entry.way
    way.entry = entry
    return {
        "may_check": policy.may_check_way(seat, way, standing), "may_claim": bool(policy.may_claim_check(seat, way, standing)),
        "may_let_go": bool(policy.may_let_go_of_check(seat, way, standing)), "may_take_back_check": bool(policy.may_take_back_check(seat, way, standing)),
        "may_question": bool(policy.may_question_way(seat, way, standing)), "may_stand_behind": bool(policy.may_stand_behind(seat, way, standing)),
        "may_step_back": bool(policy.may_step_back(seat, way, standing)), "may_withdraw": bool(policy.may_withdraw_way(seat, way, standing)),
        "may_bring_back": bool(policy.may_bring_back_way(seat, way, standing)), "may_look_again": bool(policy.may_look_again(seat, way, standing)),
        "may_change": bool(policy.may_change_way(seat, standing)), "may_say_more": bool(policy.may_say_more(seat, way)),
        "may_try": bool(commons_policy.may_try(seat, entry)) and not way.is_withdrawn, "may_say_use": bool(policy.may_say_use(seat, way)),
        "may_open_rollout": bool(policy.may_open_rollout(seat, way)), "may_thank": bool(commons_policy.may_thank(seat, entry)),
        "may_delete": bool(commons_policy.may_delete_entry(seat, entry)),
    }  # fmt: skip
