"""The list of one's letters, one of them, and what has been read of it."""

import datetime as dt
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from guildhall.commons.models import Entry
from guildhall.commons.queries import draft_fields
from guildhall.commons.tray import open_own_tray
from guildhall.kit.paging import Page, write_mark
from guildhall.letters import actions, policy, queries
from guildhall.letters.actions.writing import DRAFT
from guildhall.letters.forms import LetterForm
from guildhall.letters.models import Correspondent, Message
from guildhall.letters.names import draft_target
from guildhall.letters.texts import about_entry
from guildhall.letters.views.finding import letter_at, to_letter
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.lists import ListPage, Nothing, Tab, list_page, page_for, tab_for

ALL, NEW = (
    Tab("all", _("All")),
    Tab("new", _("New"), Nothing(_("Nothing new"), _("You've read all your letters."))),
)
LETTERS = ListPage(
    template="letters/letters.html",
    title=_("Letters"),
    text=_("Between you and the people you write to. Nobody else in the hall can read them."),
    nothing=Nothing(
        _("No letters yet"),
        _("Open someone's page and choose “Write a letter”, or find them by name here."),
    ),
    tabs=(ALL, NEW),
)
MESSAGES_A_PAGE = 30


@login_required
def letters(request: AuthenticatedRequest) -> HttpResponse:
    """What is new comes first. `?q=` finds people to write to, and words in one's own letters."""
    me, typed = request.user, request.GET.get("q", "").strip()[:100]
    if typed:
        return _found(request, typed)
    tab = tab_for(request, LETTERS.tabs, usual="all", has_own=True)
    is_first = tab is ALL and not request.GET.get("after")
    new = queries.stays_of(me, is_new=True)
    page = page_for(
        request, new if tab is NEW else queries.stays_of(me, is_new=False), by="last_at"
    )
    unread = list(new.order_by("-last_at", "-pk")[: queries.MOST_NEW]) if is_first else []
    rows = queries.in_list([*unread, *page.rows])
    context: dict[str, Any] = {
        "unread": rows[: len(unread)],
        "rows": rows[len(unread) :],
        "typed": "",
    }
    if unread:
        context["nothing"] = None
    return list_page(request, LETTERS, page, tab=tab, **context)


def _found(request: AuthenticatedRequest, typed: str) -> HttpResponse:
    """People to write to, and words in one's own letters."""
    context = {
        "unread": [],
        "typed": typed,
        "people": queries.people_to_write_to(request.user, typed),
        "messages_found": queries.found_in(request.user, typed),
        "nothing": None,
    }
    return list_page(request, LETTERS, Page([], None, is_first=True), tab=ALL, **context)


@login_required
def letter(request: AuthenticatedRequest, letter_id: int) -> HttpResponse:
    stays = Correspondent.objects.of(request.user).select_related("correspondence")
    own = get_object_or_404(stays, correspondence=letter_id)
    return letter_page(request, own)


def letter_page(
    request: AuthenticatedRequest, own: Correspondent, *, form: LetterForm | None = None
) -> HttpResponse:
    """Its newest messages, the oldest of them first; and the box to answer in."""
    me, letter = request.user, own.correspondence
    stays = policy.stays_in(letter)
    others = queries.others_among(stays, own)
    page = page_for(request, queries.messages_of(letter, me), by="at", size=MESSAGES_A_PAGE)
    messages = list(reversed(page.rows))
    queries.bring_files(messages, me)
    may_answer = policy.may_answer_among(stays, me, letter)
    target = draft_target(letter.pk)
    new = [one.pk for one in messages if one.pk > own.read_id and one.author_id != me.pk]
    blocked = queries.blocked_in(me, messages, others)
    context = {
        "letter": letter,
        "heading": queries.heading_of(letter, others),
        "others": others,
        "own": own,
        "page": page,
        "messages_here": messages,
        "first_new": new[0] if new else 0,
        "blocked": blocked,
        "sharings": queries.sharings_in(letter, me),
        "others_blocked": [other for other in others if other.pk in blocked],
        "form": form or letter_form(request, target),
        "target": target,
        "may_answer": may_answer,
        "may_add": bool(may_answer) and policy.has_room_for(me, stays),
        "report_query": f"?letter={letter.pk}",
        "now": timezone.now(),
    }
    status = 422 if form and form.errors else 200
    return render(request, "letters/letter.html", context, status=status)


def letter_form(request: AuthenticatedRequest, target: str) -> LetterForm:
    """With what was sent, or what its writer's draft holds, and the tray of its files."""
    initial = draft_fields(request.user, DRAFT, target) or _about(request)
    form = LetterForm(request.POST if request.method == "POST" else None, initial=initial)
    open_own_tray(form, request, request.user, address=reverse("attach_own_file"))
    return form


def _about(request: AuthenticatedRequest) -> dict[str, str]:
    """`?about=`: the entry that it is answered to, where its reader sees that."""
    typed = request.GET.get("about", "")
    if not typed.isdecimal() or len(typed) > 15:
        return {}
    seen = Entry.objects.visible_to(request.user).select_related("community")
    entry = seen.filter(pk=int(typed)).first()
    return {"body": about_entry(entry, entry.community.slug)} if entry else {}


@login_required
def found_message(request: AuthenticatedRequest, message_id: int) -> HttpResponse:
    """To the page of its letter on which a message is."""
    messages = Message.objects.visible_to(request.user).select_related("correspondence")
    message = get_object_or_404(messages, pk=message_id)
    letter = letter_at(request.user, message.correspondence_id)
    later = queries.messages_of(letter, request.user).filter(pk__gt=message.pk).order_by("pk")
    before = later[MESSAGES_A_PAGE - 1 : MESSAGES_A_PAGE].first()
    query = f"?after={write_mark(before.at, before.pk)}" if before else ""
    path = reverse("letters:letter", args=[letter.pk])
    return redirect(f"{path}{query}#m{message.pk}")


@login_required
@require_POST
def open_letter(request: AuthenticatedRequest, letter_id: int) -> HttpResponse:
    """From the list to the letter: a browser without script can't say later that it was read."""
    letter = letter_at(request.user, letter_id)
    own = Correspondent.objects.of(request.user).get(correspondence=letter)
    first_new = queries.messages_of(letter, request.user).filter(pk__gt=own.read_id)
    new_id = first_new.order_by("pk").values_list("pk", flat=True).first()
    actions.read_letter(letter, by=request.user)
    return to_letter(letter, new_id or 0)


@login_required
@require_POST
def read_letter(request: AuthenticatedRequest, letter_id: int) -> HttpResponse:
    """The open page says up to what moment it has been read."""
    letter = letter_at(request.user, letter_id)
    try:
        until = dt.datetime.fromisoformat(request.POST.get("until", ""))
    except ValueError:
        return HttpResponseBadRequest()
    if until.tzinfo is None:
        return HttpResponseBadRequest()
    actions.read_letter(letter, by=request.user, until=until)
    return HttpResponse(status=204)
