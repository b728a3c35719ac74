"""From a valid form to the text that is posted, with the files of its tray.

Where many people would get a notice at once, the sender is asked first.
"""

import hashlib
from collections.abc import Callable
from typing import TypeVar

from django.db import transaction
from django.forms import Form
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext

from guildhall.commons.actions import change_beside, post_with_files
from guildhall.commons.actions.beside import Place
from guildhall.commons.meant import doubts_in
from guildhall.commons.models import Entry, Reply, Standing
from guildhall.commons.reach import MANY, people_reached
from guildhall.commons.text import NotPosted, may_call_groups, read_text
from guildhall.commons.tray import WithFiles
from guildhall.communities.seats import Seat
from guildhall.people.models import Person
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import ask, say, say_problem

Posted = TypeVar("Posted", Entry, Reply)
Saved = TypeVar("Saved")

_YES = "yes_to_many"
HELD = gettext_lazy(
    "Saved. It's one of your first posts with a link, so a steward looks at it first.",
)


def body_to_post(
    request: AuthenticatedRequest, seat: Seat, form: Form, *, field: str = "body"
) -> str:
    """The text of the form's field. Raises NotPosted where its sender is asked first."""
    body = form.cleaned_data.get(field, "")
    _ask_before_telling_many(request, seat, body)
    return body


def post_form(form: WithFiles, post: Callable[[], Posted], *, by: Person, at: Place) -> Posted:
    """Post it at its place with the files of its tray, both or neither."""
    has_text = any(form.cleaned_data.get(name) for name in ("title", form.text_field))
    return post_with_files(form.files_beside, post, by=by, at=at, has_text=has_text)


def save_form(
    form: WithFiles, save: Callable[[], Saved], written: Entry | Reply, *, by: Person
) -> Saved:
    """Save an edit of `written` and what is beside it, both or neither."""
    with transaction.atomic():
        saved = save()
        if form.tray:
            change_beside(written, form.files_beside, removed=form.tray.removed, by=by)
    return saved


def say_posted(request: HttpRequest, written: Entry | Reply, sentence: str | Promise = "") -> None:
    """Say `sentence`, or that a steward looks at it first; and ask whom a part of a name means."""
    if written.standing == Standing.HELD:
        say_problem(request, HELD)
    else:
        say(request, sentence)
    _ask_whom_it_means(request, written)


def _ask_whom_it_means(request: HttpRequest, written: Entry | Reply) -> None:
    if written.author_id != request.user.pk:
        return
    is_reply = isinstance(written, Reply)
    community = written.entry.community if isinstance(written, Reply) else written.community
    verb = "mention_in_reply" if is_reply else "mention_in_entry"
    for doubt in doubts_in(written.body, community=community, by=written.author):
        context = {"doubt": doubt, "slug": community.slug, "verb": verb, "written": written}
        ask(request, render_to_string("commons/_doubt.html", context))


def _ask_before_telling_many(request: AuthenticatedRequest, seat: Seat, body: str) -> None:
    """The first time, say how many people it reaches; sent again unchanged, it is posted."""
    if not may_call_groups(body):
        return
    number = people_reached(
        read_text(body, community=seat.community),
        community=seat.community,
        by=request.user,
    )
    if number < MANY:
        return
    asked = f"{number}:{hashlib.sha256(body.encode()).hexdigest()}"
    if request.session.pop(_YES, "") != asked:
        request.session[_YES] = asked
        raise NotPosted(
            ngettext(
                "%(number)d person will be notified at once. Send it again to confirm.",
                "%(number)d people will be notified at once. Send it again to confirm.",
                number,
            )
            % {"number": number}
        )
