"""Write to someone, answer, and see how it will look."""

from collections.abc import Callable
from functools import partial

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry, Reply
from guildhall.commons.text import NotPosted
from guildhall.communities.seats import Seat, in_community
from guildhall.kit.verdict import require
from guildhall.letters import actions, policy
from guildhall.letters.forms import LetterForm
from guildhall.letters.models import Correspondence, Correspondent, Message
from guildhall.letters.names import draft_target
from guildhall.letters.people_between import letter_between
from guildhall.letters.texts import read_letter_text
from guildhall.letters.views.finding import letter_at, person_named, to_letter
from guildhall.letters.views.reading import letter_form, letter_page
from guildhall.people.models import Person
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say, say_problem


@login_required
def write(request: AuthenticatedRequest, username: str) -> HttpResponse:
    """The first letter to someone; where there is one already, that is where it goes on."""
    to = person_named(request.user, username)
    letter = letter_between(request.user, to)
    if letter and request.method == "GET" and _has(request.user, letter):
        return to_letter(letter, about=request.GET.get("about", ""))
    require(policy.may_write(request.user, to))
    target = f"to {to.pk}"
    form = letter_form(request, target)
    sent = _sent(form, partial(actions.write_letter, to, by=request.user))
    if sent:
        say(request, _("Sent. Only the two of you can read it."))
        return to_letter(sent.correspondence, sent.pk)
    context = {"form": form, "to": to, "target": target}
    return render(request, "letters/write.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def answer_letter(request: AuthenticatedRequest, letter_id: int) -> HttpResponse:
    letter = letter_at(request.user, letter_id)
    require(policy.may_answer(request.user, letter))
    form = letter_form(request, draft_target(letter.pk))
    sent = _sent(form, partial(actions.answer_letter, letter, by=request.user))
    if sent:
        say(request, _("Sent."))
        return to_letter(letter, sent.pk)
    own = Correspondent.objects.of(request.user).select_related("correspondence")
    return letter_page(request, own.get(correspondence=letter), form=form)


@login_required
@require_POST
def preview_letter(request: AuthenticatedRequest) -> HttpResponse:
    """As it will look; nothing is kept."""
    try:
        text = read_letter_text(request.POST.get("body", ""))
    except NotPosted as problem:
        return HttpResponse(str(problem))
    html = mark_safe(text.html)  # sanitised when it was rendered
    return render(request, "letters/preview.html", {"text": html})


@login_required
@in_community
def write_to_author(request: AuthenticatedRequest, seat: Seat, entry_id: int) -> HttpResponse:
    """From “…” of a text to a letter to its author."""
    entries = Entry.objects.visible_to(request.user).filter(community=seat.community)
    entry = get_object_or_404(entries.select_related("author"), pk=entry_id)
    return _to_author(request, entry.author, path_of(entry, seat.community.slug))


@login_required
@in_community
def write_to_replier(request: AuthenticatedRequest, seat: Seat, reply_id: int) -> HttpResponse:
    """From “…” of an answer to a letter to who wrote it."""
    replies = Reply.objects.visible_to(request.user).filter(entry__community=seat.community)
    reply = get_object_or_404(replies.select_related("author", "entry"), pk=reply_id)
    return _to_author(request, reply.author, path_of(reply.entry, seat.community.slug))


def _to_author(request: HttpRequest, author: Person, back: str) -> HttpResponse:
    if author.is_here:
        return redirect("letters:write", author.username)
    say_problem(
        request, _("%(name)s isn't in this hall, and can't be written to.") % {"name": author.name}
    )
    return redirect(back)


def _has(reader: Person, letter: Correspondence) -> bool:
    return Correspondence.objects.visible_to(reader).filter(pk=letter.pk).exists()


def _sent(form: LetterForm, send: Callable[..., Message]) -> Message | None:
    """None where the form is to be shown; what was typed is still in it."""
    if not form.is_bound or not form.is_valid():
        return None
    try:
        return send(text=form.cleaned_data["body"], files=form.files_beside)
    except NotPosted as problem:
        form.add_error("body", str(problem))
        return None
