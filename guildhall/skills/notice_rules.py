"""Who is told that something was confirmed: whom it is about, and once accepted its author."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.notifications.audiences import TOWARD
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import Rule, Subject
from guildhall.notifications.words import who
from guildhall.people.models import Offer
from guildhall.skills import events


def notice_rules() -> Iterator[Rule]:
    yield Rule(
        events.SKILL_CONFIRMED,
        (TOWARD,),
        _confirmed,
        path=lambda _notice: reverse("what_you_bring"),
        prepare=_fetch_offers,
        key=_one_offer,
        shows_text=False,
    )
    yield Rule(
        events.CONFIRMATION_ACCEPTED,
        (TOWARD,),
        _accepted,
        path=lambda notice: notice.actor.get_absolute_url() if notice.actor else "/",
        prepare=_fetch_offers,
        key=_one_offer,
        shows_text=False,
        is_mailed=False,
    )


def _one_offer(subject: Subject) -> str:
    return f"{subject.event.verb}:{subject.event.detail.get('offer')}:{subject.event.actor_id}"


def _fetch_offers(notices: Sequence[Notice]) -> None:
    offers = Offer.objects.in_bulk({one.detail.get("offer") for one in notices} - {None})
    for notice in notices:
        notice.fetched = offers.get(notice.detail.get("offer"))


def _confirmed(notice: Notice) -> str:
    if not isinstance(notice.fetched, Offer):
        return _("%(name)s confirmed something you can help with.") % {"name": who(notice)}
    return _("%(name)s confirmed that you can help with “%(text)s”. Do you want it shown?") % {
        "name": who(notice),
        "text": notice.fetched.text,
    }


def _accepted(notice: Notice) -> str:
    return _("What you confirmed is now on %(name)s's page.") % {"name": who(notice)}
