"""Something that happened lately, as a row of the overview."""

from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.commons.templatetags.entries import kind_icon, kind_label
from guildhall.people.models import Person
from guildhall.questions.events import QUESTION
from guildhall.questions.models import State
from guildhall.questions.ui.question_state import question_state
from guildhall.web.frames import frame
from guildhall.web.ui.when import when

register = template.Library()


@register.simple_tag
def latest_row(entry: Entry, *, slug: str) -> SafeString:
    """The same for every reader."""
    count = entry.reply_count
    return frame(
        "home/ui/latest_row.html",
        {"kind_icon": kind_icon(entry), "has_replies": bool(count)},
        address=path_of(entry, slug),
        title=entry.heading or _("A post in Talk"),
        state=question_state(entry) if entry.kind == QUESTION else "",
        kind=kind_label(entry),
        author=entry.author.name,
        when=when(entry.last_active_at),
        replies=ngettext("%(number)s reply", "%(number)s replies", count) % {"number": count},
    )


def sample() -> dict[str, Any]:
    """A question that is kept nowhere."""
    entry = Entry(
        pk=1,
        kind=QUESTION,
        title="Pump P-12 trips after ten minutes",
        state=State.SOLVED,
        author=Person(name="Ben Okafor", username="ben", claimed_at=timezone.now()),
        last_active_at=timezone.now(),
        reply_count=2,
    )
    return {"entry": entry}
