"""Ask a question, edit it, and see similar ones while typing."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from guildhall.commons.policy import may_edit_entry
from guildhall.commons.posting import body_to_post, post_form, say_posted
from guildhall.commons.queries import draft_fields
from guildhall.commons.text import NotPosted
from guildhall.commons.tray import open_tray
from guildhall.commons.views.changing import TEXT, begun_with, change_page, is_saved
from guildhall.commons.views.finding import back_to, place_of
from guildhall.communities.seats import Seat, in_room
from guildhall.kit.verdict import require
from guildhall.kit.words import without_controls
from guildhall.people.requests import AuthenticatedRequest
from guildhall.questions import actions, policy, queries
from guildhall.questions.forms import AskForm, ChangeQuestionForm
from guildhall.questions.views.finding import seen_question
from guildhall.search.suggested_topics import topics_of
from guildhall.web.saying import say


@login_required
@in_room("questions")
def ask(request: AuthenticatedRequest, seat: Seat) -> HttpResponse:
    require(policy.may_ask(seat))
    initial: dict[str, Any] = draft_fields(seat.person, "ask", str(seat.community.pk))
    if title := without_controls(request.GET.get("title", ""))[:200]:
        initial["title"] = title
    form = AskForm(
        request.POST or None,
        request.FILES or None,
        community=seat.community,
        posters=queries.who_may_post_for_me(seat),
        initial=initial,
    )
    open_tray(form, request, seat)
    if request.method == "POST" and form.is_valid():
        try:
            body = form.text(body_to_post(request, seat, form))
            if form.cleaned_data.get("through"):
                return _ask_through(request, seat, form, body)
            entry = post_form(
                form,
                lambda: _ask(request, seat, form, body),
                by=request.user,
                at=seat.community,
            )
        except NotPosted as problem:
            form.add_error("body", str(problem))
        else:
            says = _("Question posted. You'll see answers on your home page.")
            say_posted(request, entry, says)
            return back_to(entry, seat)
    context = {"form": form, "room": "questions"}
    return render(request, "questions/ask.html", context, status=422 if form.errors else 200)


def _ask(request: AuthenticatedRequest, seat: Seat, form: AskForm, body: str):
    cleaned = form.cleaned_data
    return actions.ask(
        seat.community,
        by=request.user,
        title=cleaned["title"],
        body=body,
        topics=cleaned["topics"],
        need=cleaned["need"],
    )


def _ask_through(
    request: AuthenticatedRequest, seat: Seat, form: AskForm, body: str
) -> HttpResponse:
    cleaned = form.cleaned_data
    through = cleaned["through"]
    actions.ask_through(
        seat.community,
        by=request.user,
        through=through,
        title=cleaned["title"],
        body=body,
        need=cleaned["need"],
        files=form.files_beside,
    )
    says = _("%(name)s has your question now and can post it as theirs.")
    say(request, says, name=through.name)
    return redirect("questions", seat.community.slug)


@login_required
@in_room("questions")
def change_question(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    entry = seen_question(seat, entry_id)
    require(may_edit_entry(seat, entry))
    initial = {
        "topics": [topic.pk for topic in entry.topics.all()],
        "need": entry.question.need,
        **begun_with(seat, entry, entry.draft_target),
    }
    form = ChangeQuestionForm(
        request.POST or None,
        request.FILES or None,
        community=seat.community,
        initial=initial,
        auto_id=f"id_e{entry.pk}_%s",
    )
    open_tray(form, request, seat, written=entry)
    save = partial(actions.change_question, entry, by=request.user)
    if request.method == "POST" and is_saved(form, save, entry, by=request.user):
        say(request, _("Saved. Earlier versions are in the history."))
        return back_to(entry, seat, part=TEXT)
    form.open_after(entry)
    context = {
        "form": form,
        "entry": entry,
        "changes": "title head acts",
        "back": place_of(entry, seat, part=TEXT),
        "room": "questions",
    }
    return change_page(
        request,
        page="questions/change_question.html",
        fields="questions/_change_fields.html",
        context=context,
    )


@in_room("questions")
def similar(request: HttpRequest, seat: Seat) -> HttpResponse:
    """Questions similar to the title being typed, and their topics; those ticked stay ticked."""
    alike = queries.similar(seat, request.GET.get("title", "")[:200], limit=12)
    ticked = queries.topics_by_id(seat.community, request.GET.getlist("topics"))
    context = {
        "similar": queries.each_title_once(alike, limit=3),
        "topics": list(dict.fromkeys([*ticked, *topics_of(alike)])),
        "ticked": ticked,
        "seat": seat,
    }
    return render(request, "questions/_similar.html", context)
