"""What the record adds to the rest of the hall: a page of help and a menu link."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from guildhall.activity.listeners import Event, Listener
from guildhall.people.events import PERSON_LEFT
from guildhall.people.kept import Kept, OnlyTheirs
from guildhall.people.models import Person
from guildhall.records.actions import forget_records_of
from guildhall.records.models import RecordItem
from guildhall.web.help_pages import HelpPage
from guildhall.web.panels import MenuLink

help = HelpPage("record", _("My record"), "records/help.html")


def panels() -> MenuLink:
    return MenuLink(_("My record"), "book-open", "record", 16)


def tasks() -> Listener:
    return Listener("records.left", _on_leaving, frozenset({PERSON_LEFT}))


def exports(person: Person) -> Kept:
    mine = RecordItem.objects.visible_to(person).order_by("on", "pk")
    return {"record": OnlyTheirs(mine.values("part", "title", "words", "on"))}


def _on_leaving(events: Sequence[Event]) -> None:
    forget_records_of([event.actor_id for event in events if event.actor_id])
