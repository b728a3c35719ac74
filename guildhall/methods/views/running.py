"""A session as it is held: its page, what those who look ask for, and the buttons."""

import hashlib
import json
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from guildhall.commons.text import NotPosted
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import Verdict, require
from guildhall.methods import actions, policy, queries
from guildhall.methods.dealing import By
from guildhall.methods.events import ROOM
from guildhall.methods.forms import DealForm, TableForm
from guildhall.methods.models import Session
from guildhall.methods.session_states import TABLE
from guildhall.methods.views.finding import Seen, seen_session, to_run, visible_session
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.in_place import page_or_parts
from guildhall.web.saying import say, say_problem
from guildhall.web.verbs import one_of, verb

PARTS = {
    "clock": "methods/_clock.html",
    "people": "methods/_people.html",
    "tables": "methods/_tables.html",
}
REFUSED = (actions.SessionRefused, NotPosted)


@never_cache
@login_required
@in_room(ROOM)
def run_session(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    return draw_run(request, seat, visible_session(seat, entry_id))


def draw_run(
    request: AuthenticatedRequest,
    seat: Seat,
    session: Session,
    *,
    unsaved: dict[int, tuple[str, str]] | None = None,
    deal_form: DealForm | None = None,
) -> HttpResponse:
    """The page, or its parts; `unsaved` holds what was typed at a table and is wrong about it."""
    steps, method = session.steps, queries.method_of(session)
    size = method.per_table if method and method.per_table else 4
    tables = queries.tables_of(session, seat)
    context = {
        "room": ROOM,
        "entry": session.entry,
        "session": session,
        "method": method,
        "steps": steps,
        "step": steps[session.step] if session.step < len(steps) else None,
        "is_last": session.step + 1 >= len(steps),
        "left": session.clock.left_at(timezone.now()),
        "may": {name: bool(policy.may(name, seat, session)) for name in TABLE},
        "tables": tables,
        "here": queries.here_for(session),
        "is_here": queries.is_here(session, seat),
        "unsaved": unsaved or {},
        "deal_form": deal_form or DealForm(initial={"size": size}),
        "table_form": TableForm(),
    }
    is_wrong = unsaved or (deal_form and deal_form.errors)
    status = 422 if is_wrong else 200
    return page_or_parts(request, "methods/run_session.html", context, parts=PARTS, status=status)


@never_cache
@login_required
@in_room(ROOM)
def session_state(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """What has changed since someone last looked; 304 where nothing has. Three queries."""
    session = visible_session(seat, entry_id)
    tables = session.tables.values_list("pk", "text", "version")
    now = {
        "clock": session.clock_version,
        "people": session.seats_version,
        "tables": {str(pk): {"text": text, "version": version} for pk, text, version in tables},
    }
    about = json.dumps([seat.someone.pk, session.entry.state, now], sort_keys=True)
    etag = f'"{hashlib.sha256(about.encode()).hexdigest()[:20]}"'
    is_known = request.headers.get("If-None-Match", "").removeprefix("W/") == etag
    answer = HttpResponse(status=304) if is_known else JsonResponse(now)
    answer["ETag"] = etag
    return answer


def _may(name: str) -> Any:
    def asked(seat: Seat, session: Session) -> Verdict:
        return policy.may(name, seat, session)

    return asked


def _may_seen(name: str) -> Any:
    def asked(seat: Seat, seen: Seen) -> Verdict:
        return policy.may(name, seat, seen.session)

    return asked


_button = partial(verb, door=in_room(ROOM), find=visible_session, back=to_run, refusals=REFUSED)
_step_button = partial(
    verb,
    door=in_room(ROOM),
    find=seen_session,
    back=lambda seat, seen: to_run(seat, seen.session),
    refusals=REFUSED,
)
run_act = one_of(
    {
        "begin": _button(
            may=_may("begin"), act=actions.begin_session, says=_("It has begun. Time is running.")
        ),
        "pause": _button(may=_may("pause"), act=actions.pause_session, says=_("Time is resting.")),
        "resume": _button(
            may=_may("resume"), act=actions.resume_session, says=_("Time is running.")
        ),
        "more": _button(
            may=_may("more_time"), act=actions.give_more_time, says=_("Two minutes more.")
        ),
        "less": _button(
            may=_may("less_time"), act=actions.give_less_time, says=_("Two minutes less.")
        ),
        "lead": _button(
            may=_may("lead"), act=actions.lead_session, says=_("You lead this session now.")
        ),
        "end": _button(
            may=_may("end"),
            act=actions.end_session,
            says=_("The session was held. What the tables wrote is on its page."),
        ),
        "reopen": _button(
            may=_may("reopen"),
            act=actions.reopen_session,
            says=_("It goes on. Let the time run when you're ready."),
        ),
        "here": _button(may=_may("be_here"), act=actions.be_here, says=_("You're here.")),
        "away": _button(
            may=_may("step_out"), act=actions.step_out, says=_("You're no longer on the list.")
        ),
        "move-on": _button(
            may=_may("move_on"),
            act=actions.move_everyone_on,
            says=_("The next round: hosts stay, everyone else has another table."),
        ),
    }
)
step_act = one_of(
    {
        "next": _step_button(
            may=_may_seen("next"),
            act=lambda seen, *, by: actions.go_on(seen.session, by=by, seen=seen.step),
            says=_("The next step."),
        ),
        "previous": _step_button(
            may=_may_seen("previous"),
            act=lambda seen, *, by: actions.go_back(seen.session, by=by, seen=seen.step),
            says=_("The step before."),
        ),
    }
)


@login_required
@require_POST
@in_room(ROOM)
def deal_tables(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    session = visible_session(seat, entry_id)
    require(policy.may("deal", seat, session))
    form = DealForm(request.POST)
    if not form.is_valid():
        return draw_run(request, seat, session, deal_form=form)
    given = form.cleaned_data
    _try(
        request,
        partial(
            actions.deal_tables, session, by=request.user, size=given["size"], way=By(given["way"])
        ),
        _("Everyone who is here has a table."),
    )
    return to_run(seat, session, "people")


@login_required
@require_POST
@in_room(ROOM)
def add_table(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    session = visible_session(seat, entry_id)
    require(policy.may("add_table", seat, session))
    form = TableForm(request.POST)
    name = form.cleaned_data["name"] if form.is_valid() else request.POST.get("name", "")
    add = partial(actions.add_table, session, by=request.user, name=name)
    _try(request, add, _("There is one more table."))
    return to_run(seat, session, "tables")


def _try(request: HttpRequest, act: Any, says: Any) -> None:
    """Say what is true now, or why nothing has changed."""
    try:
        act()
    except REFUSED as problem:
        say_problem(request, str(problem))
    else:
        say(request, says)
