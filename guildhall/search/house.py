"""What search adds to the hall: the box on every page, its help, the indexing of changes."""

from collections.abc import Collection, Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.activity.findable import Findable
from guildhall.commons.models import Entry
from guildhall.communities.queries import example_community
from guildhall.search import actions
from guildhall.search.files import note_files
from guildhall.web.frames import frame
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import Panel

_INDEX = {
    Findable.ENTRY: actions.index_entries,
    Findable.REPLY: actions.index_replies,
    Findable.PERSON: actions.index_people,
    Findable.COMMUNITY: actions.index_communities,
    Findable.FILE: note_files,
}


def help() -> HelpPage:
    return HelpPage("search", _("Finding"), "search/help.html", _examples_for)


def panels() -> Panel:
    return Panel("finder", _finder)


def finds(kind: Findable, ids: Collection[int]) -> None:
    """The text of these has changed: index it again."""
    _INDEX[kind](ids)


def _finder(request: HttpRequest) -> SafeString:
    """The box remembers the community that one is in, so that one can ask there."""
    seat = getattr(request, "seat", None)
    nearest = seat.community.slug if seat and seat.is_member else ""
    return frame("search/_finder.html", {}, nearest=nearest)


def _examples_for(reader: Any) -> Mapping[str, str]:
    """Filters that match here: the reader's name, a community they can see, a topic in it."""
    community = example_community(reader)
    filed = Entry.objects.published().filter(community=community, topics__isnull=False)
    filters = {
        "topic": filed.order_by("-pk").values_list("topics__slug", flat=True).first() or "",
        "by": reader.username if reader.is_authenticated else "",
        "in": community.slug if community else "",
    }
    return {"filters": " · ".join(f"{name}:{value}" for name, value in filters.items() if value)}
