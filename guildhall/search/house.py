"""What search adds to the hall: the box on every page, its help, the indexing of changes."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from guildhall.activity.findable import Findable
from guildhall.commons.lacking import Lack
from guildhall.commons.models import Entry
from guildhall.communities.queries import example_community
from guildhall.communities.seats import Seat
from guildhall.search import actions
from guildhall.search.engines import engine
from guildhall.search.files import note_files
from guildhall.search.meaning.asking import is_there
from guildhall.search.meaning.state import state_of_meaning
from guildhall.search.missed.policy import may_see_missed_searches
from guildhall.search.missed.queries import missed_phrases
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


def panels() -> tuple[Panel, ...]:
    return Panel("finder", _finder), Panel("house", _state_of_meaning)


def furnishes(editor: BaseDatabaseSchemaEditor) -> None:
    """The full-text index, which Django's models do not describe."""
    for statement in engine().CREATE_ALL:
        editor.execute(statement)


def finds(kind: Findable, ids: Collection[int]) -> None:
    """The text of these has changed: index it again."""
    _INDEX[kind](ids)


def lacks(seat: Seat) -> Iterator[Lack]:
    """What members searched for in vain, for stewards alone, as on their page of it."""
    if may_see_missed_searches(seat):
        for words in missed_phrases(seat.community):
            yield Lack(words, _("searched for and not found"))


def _finder(request: HttpRequest) -> SafeString:
    """The box remembers the community that one is in, so that one can ask there."""
    seat = getattr(request, "seat", None)
    nearest = seat.community.slug if seat and seat.is_member else ""
    return frame("search/_finder.html", {}, nearest=nearest)


def _state_of_meaning(request: HttpRequest) -> SafeString | str:
    """For owners: what search by meaning would bring, or how it is."""
    state = state_of_meaning()
    if state.is_unwanted:
        return ""
    return render_to_string("search/_meaning.html", {"state": state}, request)


def _examples_for(reader: Any) -> Mapping[str, str]:
    """Filters that match here: the reader's name, a community they can see, a topic in it.

    And whether search finds by meaning, too.
    """
    community = example_community(reader)
    filed = Entry.objects.published().filter(community=community, topics__isnull=False)
    filters = {
        "topic": filed.order_by("-pk").values_list("topics__slug", flat=True).first() or "",
        "by": reader.username if reader.is_authenticated else "",
        "in": community.slug if community else "",
    }
    return {
        "filters": " · ".join(f"{name}:{value}" for name, value in filters.items() if value),
        "meaning": "yes" if is_there() else "",
    }
