"""Begin a decision, change what is said about it, open it."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.actions import WrittenMeanwhile, mark_of_text
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
from guildhall.decisions.forms import ChangeDecisionForm, DecisionForm, said_in
from guildhall.decisions.layout import laid_out
from guildhall.decisions.models import Decision, State
from guildhall.decisions.views.finding import seen_decision, to_asked
from guildhall.decisions.views.voting import change_vote
from guildhall.decisions.ways import voting
from guildhall.kit.verdict import require
from guildhall.kit.words import without_controls
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.verbs import verb

OPEN_AT_ONCE, SAY_MORE = "open", "more"
_REFUSED = (actions.DecisionRefused,)
_PREPARED = gettext_lazy("It's here, and nobody is asked yet. Open it when it's ready.")
_OPENED = gettext_lazy("It's open: everyone who takes part can answer now.")


@login_required
@in_room(ROOM)
def prepare_decision(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """Ask at once, or show it first."""
    require(policy.may_prepare_decision(seat))
    return _prepare(request, seat)


@login_required
@in_room(ROOM)
def decide_anew(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """A new decision about the same: once it is decided, it takes the place of this one."""
    older = seen_decision(seat, entry_id)
    require(policy.may_replace_decision(seat, older))
    return _prepare(request, seat, older=older.decision)


def _prepare(
    request: AuthenticatedRequest, seat: Seat, *, older: Decision | None = None
) -> HttpResponse:
    template = "decisions/prepare_decision.html"
    layout = layout_asked(seat, request.GET.get(LAYOUT, ""))
    if request.POST.get("then") == SAY_MORE:
        form = DecisionForm(community=seat.community, initial=_typed(request))
        form.is_long = True
        return _form_page(request, seat, form, template, older=older, layout=layout)
    form = new_form(request, seat, older, layout)
    opens = request.POST.get("then") == OPEN_AT_ONCE

    def act(body: str) -> Entry:
        _require_own(seat, form)
        entry = actions.prepare_decision(
            seat.community,
            by=request.user,
            frame=form.frame(body),
            topics=form.cleaned_data["topics"],
            replaces=older,
            grew_from=layout.source if layout else None,
        )
        if opens and entry.is_published:
            return actions.open_decision(entry, by=request.user)
        return entry

    says = _OPENED if opens else _PREPARED
    added = take_entry(request, seat, form, act=act, says=says, refused=_REFUSED)
    return added or _form_page(request, seat, form, template, older=older, layout=layout)


@login_required
@in_room(ROOM)
def change_decision(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """All of it while it is being prepared; less once people are asked."""
    entry = seen_decision(seat, entry_id)
    require(policy.may_change_decision(seat, entry))
    decision = entry.decision
    if decision.way == voting.NAME and entry.state == State.PREPARED:
        return change_vote(request, seat, entry)
    draft = draft_fields(request.user, "edit", entry.draft_target, edited_at=entry.edited_at)
    initial = {
        "body": editable(entry),
        **said_in(decision),
        **draft,
        "since": mark_of_text(entry),
    }
    kind = DecisionForm if entry.state == State.PREPARED else ChangeDecisionForm
    form = kind(
        request.POST or None,
        request.FILES or None,
        community=seat.community,
        initial=initial,
    )
    if "topics" in form.fields:
        del form.fields["topics"]

    def act(body: str) -> Entry:
        _require_own(seat, form, before=decision)
        frame = (
            form.frame(body) if isinstance(form, DecisionForm) else form.frame_of(decision, body)
        )
        since = form.cleaned_data["since"]
        return actions.change_decision(entry, by=request.user, frame=frame, since=since)

    changed = take_entry(
        request,
        seat,
        form,
        act=act,
        says=_("Your change is saved. The earlier text is in the history."),
        refused=(*_REFUSED, WrittenMeanwhile),
        edits=entry,
    )
    return changed or _form_page(request, seat, form, "decisions/change_decision.html", entry=entry)


def new_form(
    request: HttpRequest,
    seat: Seat,
    older: Decision | None = None,
    layout: Layout | None = None,
) -> DecisionForm:
    """With what was typed before, what the older decision said, or what the address names."""
    draft = DECISION, str(seat.community.pk)
    initial: dict[str, Any] = draft_fields(seat.person, *draft)
    if layout:
        typed = draft_fields_at(request.get_full_path(), seat.person, *draft)
        initial = {**laid_out(seat.community, layout), **typed}
    elif older:
        initial = {"title": older.entry.title, "level": older.level, "promise": older.promise}
    elif title := without_controls(request.GET.get("title", ""))[:200]:
        initial["title"] = title
    return DecisionForm(
        request.POST or None, request.FILES or None, community=seat.community, initial=initial
    )


def _typed(request: HttpRequest) -> dict[str, Any]:
    """What the short form holds, on its way to the long one; an empty one begins as usual."""
    names = ("title", "until_on")
    return {name: sent for name in names if (sent := request.POST.get(name, ""))}


def _require_own(seat: Seat, form: ChangeDecisionForm, before: Decision | None = None) -> None:
    """Raises DecisionRefused where only stewards could choose that."""
    verdict = policy.may_open_at(seat, form.cleaned_data["level"])
    decider = form.cleaned_data.get("decider")
    kept = before.decider if before else seat.person
    if verdict and decider and decider not in (seat.person, kept):
        verdict = policy.may_name_another(seat)
    if not verdict:
        raise actions.DecisionRefused(str(verdict.reason))


def _form_page(
    request: AuthenticatedRequest,
    seat: Seat,
    form: ChangeDecisionForm,
    template: str,
    **more: Any,
) -> HttpResponse:
    context = {
        "form": form,
        "names": names_of(members_here(seat.community)),
        "room": ROOM,
        **more,
    }
    return render(request, template, context, status=422 if form.errors else 200)


_decision_verb = partial(
    verb, door=in_room(ROOM), find=seen_decision, back=to_asked, refusals=actions.DecisionRefused
)
open_decision = _decision_verb(
    may=policy.may_open_decision, act=actions.open_decision, says=_OPENED
)
withdraw_decision = _decision_verb(
    may=policy.may_withdraw_decision,
    act=actions.withdraw_decision,
    says=gettext_lazy("Withdrawn: nobody is asked any more. You can take it up again."),
)
take_up_again = _decision_verb(
    may=policy.may_take_up_again,
    act=actions.take_up_again,
    says=gettext_lazy("It's being prepared again. Choose a new day, then open it."),
)
