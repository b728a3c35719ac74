"""From a valid form to the text that is posted: its body with its photo.

Where many people would get a notice at once, the sender is asked first.
"""

import hashlib

from django.forms import Form
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, ngettext

from guildhall.commons.actions import attach_picture, picture_markdown
from guildhall.commons.meant import doubts_in
from guildhall.commons.models import Entry, Reply, Standing
from guildhall.commons.reach import MANY, people_reached
from guildhall.commons.text import NotPosted, may_call_groups, read_text
from guildhall.communities.seats import Seat
from guildhall.kit.files import Away
from guildhall.people.requests import AuthenticatedRequest
from guildhall.web.saying import ask, say, say_problem

_YES = "yes_to_many"
HELD = gettext_lazy(
    "Saved. It's one of your first posts with a link, so a steward looks at it first.",
)
AWAY = gettext_lazy(
    "Pictures can't be saved right now. Your text is kept: please send it again in a minute, "
    "or without the picture."
)


def body_to_post(
    request: AuthenticatedRequest, seat: Seat, form: Form, *, field: str = "body"
) -> str:
    """The text of the form's field, and below it the `photo` if one was chosen.

    Raises NotAPicture, NotPosted.
    """
    body, photo = form.cleaned_data.get(field, ""), form.cleaned_data.get("photo")
    _ask_before_telling_many(request, seat, body)
    if not photo:
        return body
    try:
        picture = picture_markdown(attach_picture(photo.read(), by=request.user))
    except Away:
        raise NotPosted(AWAY) from None
    return f"{body}\n\n{picture}".strip()


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
