"""Who is told that a wanted page is there: people who wanted to read it, and who linked it."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from guildhall.commons.models import NamedLink
from guildhall.library.events import WANTED_WRITTEN
from guildhall.library.models import WouldRead
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import WANTED, Audience, Rule, Subject
from guildhall.notifications.words import title, who
from guildhall.people.models import Person


def rules_of_wanted() -> Iterator[Rule]:
    wanted = (Audience(WANTED, _would_read), Audience(WANTED, _linked_it))
    yield Rule(WANTED_WRITTEN, wanted, _written, group="wanted")


def _would_read(subject: Subject) -> QuerySet[Person]:
    readers = WouldRead.objects.filter(wanted=subject.event.detail.get("wanted"))
    return Person.objects.here().filter(pk__in=readers.values("person"))


def _linked_it(subject: Subject) -> set[int]:
    links = NamedLink.objects.published().filter(target=subject.entry)
    authors = links.values_list("entry__author", "reply__author")
    return {pk for both in authors for pk in both if pk}


def _written(notice: Notice) -> str:
    return _("%(name)s wrote “%(title)s”, which you wanted to read") % {
        "name": who(notice),
        "title": title(notice),
    }
