"""Begin a small test, change its plan, and the buttons of its team."""

import datetime as dt
from functools import partial
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.actions import WrittenMeanwhile, mark_of_text
from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.commons.posting import body_to_post, say_posted
from guildhall.commons.queries import draft_fields
from guildhall.commons.text import NotPosted
from guildhall.commons.views.finding import entry_at
from guildhall.communities.seats import Seat, in_room
from guildhall.ideas import actions
from guildhall.ideas import small_test_policy as policy
from guildhall.ideas.events import IDEA, PLAN, ROOM, SMALL_TEST
from guildhall.ideas.forms.small_tests import (
    ChangeSmallTestForm,
    ExtendForm,
    SmallTestForm,
    TryForm,
    is_in,
)
from guildhall.ideas.plan import FORTNIGHT
from guildhall.ideas.policy import may_add_idea
from guildhall.ideas.queries.small_tests import relation_in_test, small_test_at
from guildhall.kit.verdict import Verdict, require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say
from guildhall.web.verbs import verb

BEGUN = gettext_lazy("Your small test is running. Write into its log as you go.")


@login_required
@in_room(ROOM)
def begin_small_test(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """A small test of an idea: three fields are enough."""
    idea = entry_at(seat, entry_id)
    if idea.kind != IDEA:
        raise Http404
    require(policy.may_begin_small_test(seat, idea))
    draft = SMALL_TEST, idea.draft_target
    initial = {"doing": idea.heading[:200], "until_on": timezone.localdate() + FORTNIGHT}
    initial |= draft_fields(request.user, *draft)
    form = SmallTestForm(request.POST or None, initial=initial)
    begun = _begin(request, seat, form, idea) if request.method == "POST" else None
    if begun:
        say_posted(request, begun, BEGUN)
        return redirect(path_of(begun, seat.community.slug))
    about = {"idea": idea, "text": "", "done_at": ""}
    context = {"form": form, "draft": draft, "room": ROOM, **about}
    return render(
        request, "ideas/begin_small_test.html", context, status=422 if form.errors else 200
    )


@login_required
@in_room(ROOM)
def try_something(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    """An idea and its small test in one form, which other pages open filled in."""
    require(may_add_idea(seat))
    asked, draft = request.GET, (SMALL_TEST, str(seat.community.pk))
    usual = {"until_on": timezone.localdate() + FORTNIGHT}
    initial = {**usual, **draft_fields(request.user, *draft), **_filled_in(asked)}
    form = TryForm(request.POST or None, community=seat.community, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            body_to_post(request, seat, form, field="belief")
            begun = actions.try_something(
                seat.community,
                by=request.user,
                plan=form.plan(),
                answers_to=form.cleaned_data["answers_to"],
            )
        except (NotPosted, actions.SmallTestRefused) as problem:
            form.add_error("belief", str(problem))
        else:
            say_posted(request, begun, BEGUN)
            return redirect(path_of(begun, seat.community.slug))
    done_at = asked.get("done_at", "")
    context = {
        "form": form,
        "draft": draft,
        "idea": None,
        "text": asked.get("text", "")[:300],
        "done_at": done_at if is_in(seat.community, done_at) else "",
        "room": ROOM,
    }
    return render(
        request, "ideas/begin_small_test.html", context, status=422 if form.errors else 200
    )


@login_required
@in_room(ROOM)
def change_small_test(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = visible_test(seat, entry_id)
    test = entry.small_test
    require(policy.may_change_small_test(seat, test, relation_in_test(seat, entry)))
    draft = PLAN, entry.draft_target
    initial = {
        "doing": entry.title,
        **actions.columns_of(test),
        **draft_fields(request.user, *draft, edited_at=entry.edited_at),
        "kept_until": test.until_on,
        "since": mark_of_text(entry),
    }
    form = ChangeSmallTestForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid() and _is_changed(request, seat, form, entry):
        say(request, _("Your change is saved. The earlier plan is in the history."))
        return to_test(seat, entry)
    context = {"form": form, "entry": entry, "draft": draft, "room": ROOM}
    return render(
        request, "ideas/change_small_test.html", context, status=422 if form.errors else 200
    )


@login_required
@in_room(ROOM)
def extend_small_test(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = visible_test(seat, entry_id)
    require(policy.may_extend_small_test(seat, entry.small_test, relation_in_test(seat, entry)))
    later = max(entry.small_test.until_on, timezone.localdate()) + dt.timedelta(days=7)
    form = ExtendForm(request.POST or None, initial={"until_on": later})
    if request.method == "POST" and form.is_valid():
        try:
            actions.extend_small_test(entry, by=request.user, **form.cleaned_data)
        except actions.SmallTestRefused as problem:
            form.add_error("until_on", str(problem))
        else:
            say(request, _("It has more time now. You'll be asked when that is over."))
            return to_test(seat, entry)
    context = {"form": form, "entry": entry, "room": ROOM}
    return render(
        request, "ideas/extend_small_test.html", context, status=422 if form.errors else 200
    )


def visible_test(seat: Seat, entry_id: int) -> Entry:
    """Raises Http404 where the seat does not see it."""
    entry = small_test_at(seat, entry_id)
    if entry is None:
        raise Http404
    return entry


def to_test(seat: Seat, entry: Entry) -> HttpResponse:
    return redirect(path_of(entry, seat.community.slug))


def _filled_in(asked: QueryDict) -> dict[str, object]:
    """As the address has it; a day that is none, or past, is the usual one.

    What the address leaves empty is not among them: a draft may have it.
    """
    usual = timezone.localdate() + FORTNIGHT
    try:
        until = dt.date.fromisoformat(asked.get("until", ""))
    except ValueError:
        until = usual
    filled: dict[str, object] = {"answers_to": asked.get("answers_to", "")[:200]}
    if title := asked.get("title", "")[:200]:
        filled |= {"doing": title}
    if title or "until" in asked:
        filled |= {"until_on": until if until > timezone.localdate() else usual}
    return filled


def _begin(
    request: AuthenticatedRequest, seat: Seat, form: SmallTestForm, idea: Entry
) -> Entry | None:
    """None where something is wrong with the form."""
    if not form.is_valid():
        return None
    try:
        body_to_post(request, seat, form, field="belief")
        return actions.begin_small_test(idea, by=request.user, plan=form.plan())
    except (NotPosted, actions.SmallTestRefused) as problem:
        form.add_error("belief", str(problem))
        return None


def _is_changed(
    request: AuthenticatedRequest, seat: Seat, form: ChangeSmallTestForm, entry: Entry
) -> bool:
    try:
        body_to_post(request, seat, form, field="belief")
        actions.change_small_test(
            entry, by=request.user, plan=form.plan(), since=form.cleaned_data["since"]
        )
    except WrittenMeanwhile as problem:
        form.add_error("belief", str(problem))
        sent = cast(QueryDict, form.data).copy()
        sent["since"] = problem.mark
        form.data = sent
        return False
    except (NotPosted, actions.SmallTestRefused) as problem:
        form.add_error("belief", str(problem))
        return False
    return True


def _on_test(may: Any) -> Any:
    def asked(seat: Seat, entry: Entry) -> Verdict:
        verdict: Verdict = may(seat, entry.small_test, relation_in_test(seat, entry))
        return verdict

    return asked


_test_verb = partial(
    verb, door=in_room(ROOM), find=visible_test, back=to_test, refusals=actions.SmallTestRefused
)
help_with_test = _test_verb(
    may=_on_test(policy.may_help_with_test),
    act=actions.help_with_test,
    says=gettext_lazy("You're helping. Write into the log what you see."),
)
stop_helping = _test_verb(
    may=_on_test(policy.may_stop_helping),
    act=actions.stop_helping,
    says=gettext_lazy("You're no longer helping with this."),
)
take_over_test = _test_verb(
    may=_on_test(policy.may_take_over_test),
    act=actions.take_over_test,
    says=gettext_lazy("You run this small test now."),
)
reopen_small_test = _test_verb(
    may=_on_test(policy.may_reopen_small_test),
    act=actions.reopen_small_test,
    says=gettext_lazy("It's running again. What you had learned is kept for the next time."),
)
resume_small_test = _test_verb(
    may=_on_test(policy.may_resume_small_test),
    act=actions.resume_small_test,
    says=gettext_lazy("It's running again. What you had learned is kept for the next time."),
)
