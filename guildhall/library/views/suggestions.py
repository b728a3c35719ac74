"""Suggest a change to a page; look at one, take it or a part of it, decline it, take it back."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from guildhall.commons.actions import mark_of_text
from guildhall.commons.models import Entry
from guildhall.commons.queries import draft_fields
from guildhall.commons.text import NotPosted, editable
from guildhall.commons.views.finding import back_to
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import Verdict, require
from guildhall.library import actions, care_policy
from guildhall.library.events import ROOM
from guildhall.library.forms.care import DeclineForm
from guildhall.library.forms.suggesting import SuggestForm
from guildhall.library.models import Suggestion, SuggestionState
from guildhall.library.policy import Relation
from guildhall.library.queries.care import suggestion_at, text_begun_from
from guildhall.library.reader import relation_in
from guildhall.library.suggested import as_decided, suggested_in
from guildhall.library.views.finding import visible_page
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say, say_problem
from guildhall.web.verbs import Act, View, verb


@login_required
@in_room(ROOM)
def suggest_change(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """The page's text in a form, and why. Nothing changes until someone who decides takes it."""
    entry = visible_page(seat, entry_id)
    require(care_policy.may_suggest_change(seat, entry.page))
    initial = {
        "title": entry.title,
        "body": editable(entry),
        "since": mark_of_text(entry),
        **draft_fields(seat.person, "suggest", entry.draft_target, edited_at=entry.edited_at),
    }
    form = SuggestForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        suggestion = _suggested(form, entry, request)
        if suggestion:
            say(request, _("Your suggestion is sent to the people who look after this page."))
            return redirect("suggestion", seat.community.slug, suggestion.pk)
    context = {"form": form, "entry": entry, "room": ROOM}
    status = 422 if form.errors else 200
    return render(request, "library/suggest_change.html", context, status=status)


@login_required
@in_room(ROOM)
def suggestion(request: AuthenticatedRequest, seat: Seat, suggestion_id: int) -> HttpResponse:
    """What is suggested, change by change, and what its reader can do with it."""
    one, relation = _seen(seat, suggestion_id)
    return _suggestion_page(request, seat, one, relation, DeclineForm())


@login_required
@require_POST
@in_room(ROOM)
def take_suggestion(request: AuthenticatedRequest, seat: Seat, suggestion_id: int) -> HttpResponse:
    """All of it, or the changes that are ticked."""
    one, relation = _seen(seat, suggestion_id)
    require(care_policy.may_decide_suggestion(seat, one, relation))
    found = suggested_in(one, one.entry)
    is_whole = request.POST.get("which") == "all"
    taken = found.numbers if is_whole else _numbers(request.POST.getlist("change"))
    since = request.POST.get("since", "")[:16]
    try:
        one = actions.take_suggestion(one, by=request.user, taken=taken, since=since)
    except (actions.SuggestionRefused, actions.ChangedMeanwhile, NotPosted) as problem:
        say_problem(request, problem)
        return redirect("suggestion", seat.community.slug, one.pk)
    name = one.person.name
    if one.state == SuggestionState.PARTLY:
        say(
            request, _("A part of it is in the page now. %(name)s is among its authors."), name=name
        )
    else:
        say(request, _("It's in the page now. %(name)s is among its authors."), name=name)
    return back_to(one.entry, seat)


@login_required
@require_POST
@in_room(ROOM)
def decline_suggestion(
    request: AuthenticatedRequest, seat: Seat, suggestion_id: int
) -> HttpResponse:
    one, relation = _seen(seat, suggestion_id)
    require(care_policy.may_decline_suggestion(seat, one, relation))
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _suggestion_page(request, seat, one, relation, form)
    try:
        actions.decline_suggestion(one, by=request.user, answer=form.cleaned_data["answer"])
    except actions.SuggestionRefused as problem:
        say_problem(request, problem)
    else:
        say(request, _("Declined. %(name)s reads why."), name=one.person.name)
    return redirect("suggestion", seat.community.slug, one.pk)


def suggestion_verb(
    *,
    may: Callable[[Seat, Suggestion, Relation], Verdict],
    act: Act[Suggestion],
    says: Promise,
) -> View:
    """A button on the page of a suggestion."""

    def find(seat: Seat, suggestion_id: int) -> Suggestion:
        return _seen(seat, suggestion_id)[0]

    def may_as(seat: Seat, one: Suggestion) -> Verdict:
        return may(seat, one, relation_in(seat, one.entry))

    return verb(
        door=in_room(ROOM),
        find=find,
        may=may_as,
        act=act,
        says=says,
        back=lambda seat, one: redirect("suggestion", seat.community.slug, one.pk),
        refusals=actions.SuggestionRefused,
    )


reopen_suggestion = suggestion_verb(
    may=care_policy.may_reopen_suggestion,
    act=actions.reopen_suggestion,
    says=gettext_lazy("The suggestion is open again."),
)
take_back_suggestion = suggestion_verb(
    may=care_policy.may_take_back_suggestion,
    act=actions.take_back_suggestion,
    says=gettext_lazy("Your suggestion is taken back."),
)
suggest_again = suggestion_verb(
    may=care_policy.may_suggest_again,
    act=actions.suggest_again,
    says=gettext_lazy("Your suggestion is open again."),
)


def _suggested(form: SuggestForm, entry: Entry, request: AuthenticatedRequest) -> Suggestion | None:
    """None where the form says why not; what was typed stays in it."""
    cleaned = form.cleaned_data
    try:
        return actions.suggest_change(
            entry,
            by=request.user,
            title=cleaned["title"],
            body=cleaned["body"],
            reason=cleaned["reason"],
            began=text_begun_from(entry, cleaned["since"]),
        )
    except (actions.NothingSuggested, actions.SuggestionRefused, NotPosted) as problem:
        form.add_error("body", str(problem))
        return None


def _seen(seat: Seat, suggestion_id: int) -> tuple[Suggestion, Relation]:
    """With its page, and what the reader is to that. Raises Http404 for all who see none."""
    one = suggestion_at(seat, suggestion_id)
    if one is None:
        raise Http404
    one.entry = visible_page(seat, one.entry_id)
    relation = relation_in(seat, one.entry)
    if not care_policy.may_see_suggestion(seat, one, relation):
        raise Http404
    return one, relation


def _numbers(typed: list[str]) -> set[int]:
    return {int(one) for one in typed if one.removeprefix("-").isdecimal() and len(one) < 6}


def _suggestion_page(
    request: HttpRequest, seat: Seat, one: Suggestion, relation: Relation, form: DeclineForm
) -> HttpResponse:
    changes = suggested_in(one, one.entry).changes() if one.is_open else as_decided(one)
    number = len(changes)
    context = {
        "suggestion": one,
        "entry": one.entry,
        "changes": changes,
        "has_choice": any(change.is_changed_since for change in changes),
        "in_all": ngettext("%(number)d change", "%(number)d changes", number) % {"number": number},
        "since": mark_of_text(one.entry),
        "form": form,
        "may_decide": bool(care_policy.may_decide_suggestion(seat, one, relation)),
        "may_decline": bool(care_policy.may_decline_suggestion(seat, one, relation)),
        "may_reopen": bool(care_policy.may_reopen_suggestion(seat, one, relation)),
        "may_take_back": bool(care_policy.may_take_back_suggestion(seat, one, relation)),
        "may_suggest_again": bool(care_policy.may_suggest_again(seat, one, relation)),
        "room": ROOM,
    }
    status = 422 if form.errors else 200
    return render(request, "library/suggestion.html", context, status=status)
