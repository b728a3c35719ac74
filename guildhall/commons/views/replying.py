"""A reply that somebody sends below an entry: posted, or given back with what is wrong. Rooms call it inside their own view."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from guildhall.commons.actions import ParentGone, post_reply, save_draft
from guildhall.commons.forms import ReplyForm
from guildhall.commons.models import Entry
from guildhall.commons.policy import may_reply
from guildhall.commons.posting import body_to_post, say_posted
from guildhall.commons.text import NotPosted
from guildhall.commons.views.finding import back_to
from guildhall.communities.seats import Seat
from guildhall.kit.pictures import NotAPicture
from guildhall.kit.verdict import require
from guildhall.web.saying import say_problem


def take_reply(request: HttpRequest, seat: Seat, entry: Entry, *, page: Callable[[ReplyForm], HttpResponse]) -> HttpResponse:
    """To the reply, or the entry's `page` with the form. What was answered may be gone meanwhile: then the text is a draft."""
    require(may_reply(seat, entry))
    form = ReplyForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            reply = post_reply(entry, by=request.user, body=body_to_post(request, seat, form))
        except ParentGone as problem:
            kept = {"body": form.cleaned_data["body"]}
            save_draft(person=request.user, form="reply", target=entry.draft_target, fields=kept)
            say_problem(request, problem)
            return redirect("bookmarks")
        except (NotPosted, NotAPicture) as problem:
            form.add_error("body", str(problem))
        else:
            say_posted(request, reply)
            return back_to(entry, seat, reply)
    return page(form)
