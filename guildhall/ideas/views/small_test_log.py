"""The log of a small test, and what was learned at its end."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.actions import ParentGone
from guildhall.commons.models import Entry, Reply
from guildhall.commons.posting import body_to_post, post_form, say_posted
from guildhall.commons.queries import draft_fields
from guildhall.commons.text import NotPosted
from guildhall.commons.tray import open_tray
from guildhall.commons.views.finding import back_to
from guildhall.communities.seats import Seat, in_room
from guildhall.ideas import actions
from guildhall.ideas import small_test_policy as policy
from guildhall.ideas.events import ROOM
from guildhall.ideas.forms.small_tests import LearnedForm, LogForm
from guildhall.ideas.models import Figure
from guildhall.ideas.queries.small_tests import relation_in_test
from guildhall.ideas.views.small_tests import to_test, visible_test
from guildhall.kit.verdict import Verdict, require
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say
from guildhall.web.verbs import verb

REFUSED = (NotPosted, ParentGone, actions.SmallTestRefused)


@login_required
@in_room(ROOM)
def add_to_log(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """A line, photos or files, a figure."""
    entry = visible_test(seat, entry_id)
    test = entry.small_test
    require(policy.may_add_to_log(seat, test, relation_in_test(seat, entry)))
    form = LogForm(
        request.POST or None,
        request.FILES or None,
        looks_at=test.looks_at,
        unit=test.unit,
        initial={
            "on": timezone.localdate(),
            **draft_fields(request.user, "log", entry.draft_target),
        },
    )
    open_tray(form, request, seat)
    if request.method == "POST" and form.is_valid():
        line = _logged(request, seat, form, entry)
        if line:
            say_posted(request, line, _("It's in the log."))
            return back_to(entry, seat, line)
    context = {"form": form, "entry": entry, "room": ROOM}
    return render(request, "ideas/add_to_log.html", context, status=422 if form.errors else 200)


@login_required
@in_room(ROOM)
def finish_small_test(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """What was learned. The page that a mail's link opens, too."""
    entry = visible_test(seat, entry_id)
    may = policy.may_finish_small_test(seat, entry.small_test, relation_in_test(seat, entry))
    says = _("What you learned is on the page. Thank you for trying it.")
    return _end(request, seat, entry, may, actions.finish_small_test, says, is_early=False)


@login_required
@in_room(ROOM)
def stop_small_test(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = visible_test(seat, entry_id)
    may = policy.may_stop_small_test(seat, entry.small_test, relation_in_test(seat, entry))
    says = _("Stopped, with what you learned. Knowing it early spares others the detour.")
    return _end(request, seat, entry, may, actions.stop_small_test, says, is_early=True)


def _end(
    request: AuthenticatedRequest,
    seat: Seat,
    entry: Entry,
    may: Verdict,
    act: Callable[..., None],
    says: str | Promise,
    *,
    is_early: bool,
) -> HttpResponse:
    require(may)
    test = entry.small_test
    before = {"result": test.result, "learned": test.learned, "saved": test.saved}
    before |= draft_fields(request.user, "learned", entry.draft_target, edited_at=entry.edited_at)
    form = LearnedForm(request.POST or None, is_early=is_early, initial=before)
    if request.method == "POST" and form.is_valid():
        try:
            learned = body_to_post(request, seat, form, field="learned")
            act(entry, by=request.user, **{**form.cleaned_data, "learned": learned})
        except REFUSED as problem:
            form.add_error("learned", str(problem))
        else:
            say(request, says)
            return to_test(seat, entry)
    context = {"form": form, "entry": entry, "is_early": is_early, "room": ROOM}
    return render(request, "ideas/end_small_test.html", context, status=422 if form.errors else 200)


def _logged(request: AuthenticatedRequest, seat: Seat, form: LogForm, entry: Entry) -> Reply | None:
    """None where something is wrong with the form."""
    cleaned = form.cleaned_data
    try:
        text = body_to_post(request, seat, form)
        return post_form(
            form,
            lambda: actions.add_to_log(
                entry,
                by=request.user,
                text=text,
                value=cleaned["value"],
                on=cleaned["on"],
                unit=cleaned.get("unit", ""),
            ),
            by=request.user,
            at=entry,
        )
    except REFUSED as problem:
        form.add_error("body", str(problem))
        return None


def _figure_at(seat: Seat, entry_id: int, figure_id: int) -> Figure:
    entry = visible_test(seat, entry_id)
    figure = get_object_or_404(Figure, pk=figure_id, test=entry.small_test)
    figure.test = entry.small_test
    return figure


def _may_take_back(seat: Seat, figure: Figure) -> Verdict:
    relation = relation_in_test(seat, figure.test.entry)
    return policy.may_take_back_figure(seat, figure.test, relation)


take_back_figure = verb(
    door=in_room(ROOM),
    find=_figure_at,
    may=_may_take_back,
    act=actions.take_back_figure,
    says=gettext_lazy(
        "The figure is out of the chart. What you wrote with it is still in the log."
    ),
    back=lambda seat, figure: to_test(seat, figure.test.entry),
    refusals=actions.SmallTestRefused,
)
