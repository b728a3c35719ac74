"""One post in the list: what it says, and how many have replied and thanked."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.people.models import Person
from guildhall.talk.events import POST
from guildhall.web.frames import frame
from guildhall.web.ui.go import go

register = template.Library()


@register.simple_tag
def post_row(post: Entry, text: SafeString, *, slug: str) -> SafeString:
    """The same for every reader. `text` is who wrote it and what, as HTML."""
    count = post.reply_count
    replies = ngettext("%(number)d reply", "%(number)d replies", count) % {"number": count}
    reply = go(
        path_of(post, slug),
        label=replies if count else _("Reply"),
        about=_("to %(name)s") % {"name": post.author.name},
        icon="message-circle",
    )
    return frame(
        "talk/ui/post_row.html",
        {"is_pinned": post.is_pinned},
        anchor=f"n{post.pk}",
        text=text,
        reply=reply,
        thanks=str(post.thanks_count or ""),
    )


def sample() -> dict[str, Any]:
    """A post that is kept nowhere."""
    author = Person(name="Rui Teixeira", username="rui")
    post = Entry(pk=1, kind=POST, author=author, reply_count=2, thanks_count=3)
    return {"post": post, "text": format_html("<p>{}</p>", "Good morning from Porto, 14 degrees.")}
