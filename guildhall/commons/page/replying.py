"""A reply that someone sends: posted, or shown again with what is wrong."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect

from guildhall.commons.actions import ParentGone, post_reply, reply_target, save_draft
from guildhall.commons.forms import ReplyForm
from guildhall.commons.models import Entry, Reply
from guildhall.commons.page.declared import page_of
from guildhall.commons.posting import body_to_post, post_form, say_posted
from guildhall.commons.text import NotPosted
from guildhall.commons.tray import open_tray
from guildhall.commons.views.finding import back_to
from guildhall.communities.seats import Seat
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import say_problem


def take_reply(
    request: AuthenticatedRequest,
    seat: Seat,
    entry: Entry,
    *,
    parent: Reply | None = None,
    page: Callable[[ReplyForm], HttpResponse],
) -> HttpResponse:
    """Post it and go to it, or show `page` with the form again.

    If the text it replies to has been removed meanwhile, it is kept as a draft. The caller checks
    that this seat may reply.
    """
    form = ReplyForm(request.POST, request.FILES)
    open_tray(form, request, seat)
    if not form.is_valid():
        return page(form)
    try:
        body = body_to_post(request, seat, form)
        reply = post_form(
            form,
            lambda: _post(entry, parent, request=request, body=body),
            by=request.user,
            at=parent or entry,
        )
    except ParentGone as problem:
        keep_unsent(request, reply_target(entry, parent), files=form.tray.ids if form.tray else "")
        say_problem(request, problem)
        return redirect("drafts")
    except NotPosted as problem:
        form.add_error("body", str(problem))
        return page(form)
    say_posted(request, reply)
    return back_to(entry, seat, reply)


def _post(entry: Entry, parent: Reply | None, *, request: AuthenticatedRequest, body: str) -> Reply:
    """A comment on a reply, or the kind of reply that the entry's page asks for."""
    if parent is not None:
        return post_reply(entry, by=request.user, body=body, parent=parent)
    page = page_of(entry)
    return post_reply(entry, by=request.user, body=body, role=page.reply_role, verb=page.reply_verb)


def keep_unsent(request: AuthenticatedRequest, target: str, *, files: str = "") -> None:
    """What can't be posted now stays among its writer's drafts: a room was shut meanwhile."""
    described = {
        name: request.POST.get(name, "") for name in request.POST if name.startswith("alt_")
    }
    fields = {
        "body": request.POST.get("body", ""),
        "attached": files or request.POST.get("attached", ""),
        **described,
    }
    if any(value.strip() for value in fields.values()):
        save_draft(person=request.user, form="reply", target=target, fields=fields)
