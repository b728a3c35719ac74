"""Who looks for a case where a practice fails, and who is thanked for one."""

from collections.abc import Iterator
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.notifications.audiences import AUTHORS, FOLLOWERS, STEWARDS, WHOEVER_WANTS_ALL
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import FOLLOWING, Audience, Rule, Subject
from guildhall.notifications.words import title, who
from guildhall.practices import events
from guildhall.practices.models import Disproof


def rules_of_disproofs(people_who_use_it: Audience) -> Iterator[Rule]:
    """The thanks are quiet: they come without a mail."""
    rule = partial(Rule, path=_page, shows_text=False)
    brought = Audience(FOLLOWING, _who_brought_a_case)
    yield rule(
        events.DISPROOF_OPENED,
        (AUTHORS, people_who_use_it, FOLLOWERS, WHOEVER_WANTS_ALL),
        _opened,
    )
    yield rule(events.DISPROOF_CLOSED, (brought, AUTHORS, STEWARDS), _closed, is_mailed=False)
    yield rule(events.DISPROOF_FOUND, (brought, AUTHORS), _found)


def _who_brought_a_case(subject: Subject) -> set[int]:
    disproof = Disproof.objects.filter(pk=subject.event.detail.get("disproof")).first()
    return set(disproof.cases().values_list("person_id", flat=True)) if disproof else set()


def _page(notice: Notice) -> str:
    if not (notice.community and notice.entry_id):
        return "/"
    return reverse("where_it_fails", args=[notice.community.slug, notice.entry_id])


def _opened(notice: Notice) -> str:
    return _("%(name)s asks for two weeks: where does “%(title)s” fail?") % _words(notice)


def _closed(notice: Notice) -> str:
    if notice.reason == FOLLOWING.code:
        return _("Thank you for your case: it shows where “%(title)s” fails") % _words(notice)
    if notice.detail.get("has_cases"):
        return _("The two weeks are over: read where “%(title)s” fails") % _words(notice)
    return _("The two weeks are over: nobody found a case where “%(title)s” fails") % _words(notice)


def _found(notice: Notice) -> str:
    return _("%(name)s wrote what was found about “%(title)s”") % _words(notice)


def _words(notice: Notice) -> dict[str, str]:
    return {"name": who(notice), "title": title(notice)}
