"""An entry in a list: its title, its state, and a line about it."""

from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from guildhall.commons.kinds import kinds, path_of
from guildhall.commons.models import Entry
from guildhall.commons.templatetags.entries import kind_icon, kind_label
from guildhall.people.models import Person
from guildhall.web.frames import frame
from guildhall.web.ui.when import when

register = template.Library()


@register.simple_tag
def row(entry: Entry, *, slug: str = "", state: str = "", line: str = "") -> SafeString:
    """What is inside `<li class="row">`: the same for every reader; `row_marks` goes beside it.

    `slug` is that of the community, for where it has not been fetched. `line` replaces kind,
    author and time.
    """
    return frame(
        "commons/ui/row.html",
        {"icon": kind_icon(entry)},
        address=path_of(entry, slug or entry.community.slug),
        title=entry.heading or kind_label(entry),
        state=state,
        line=line,
        **({} if line else _usual_line(entry)),
    )


def _usual_line(entry: Entry) -> dict[str, Any]:
    count = entry.reply_count
    replies = (
        ngettext("%(number)d reply", "%(number)d replies", count) % {"number": count}
        if count
        else ""
    )
    return {
        "kind": kind_label(entry),
        "author": entry.author.name,
        "when": when(entry.last_active_at),
        "replies": replies,
    }


def sample() -> dict[str, Any]:
    """An entry that is kept nowhere."""
    author = Person(name="Ben Okafor", username="ben", claimed_at=timezone.now())
    kind = next(iter(kinds)).name
    entry = Entry(
        pk=1,
        kind=kind,
        title="Pump P-12 trips",
        author=author,
        last_active_at=timezone.now(),
        reply_count=3,
    )
    return {"entry": entry}
