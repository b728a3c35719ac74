"""Who is told that something was confirmed: whom it is about, and once accepted its author.

And who is asked what they looked at first: they are told directly, as nothing of it is an event.
"""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.commons.models import Reply
from guildhall.commons.reply_paths import path_of_reply
from guildhall.notifications.audiences import TOWARD
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import Rule, Subject
from guildhall.notifications.words import who
from guildhall.people.models import Offer
from guildhall.skills import events, names


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
    yield Rule(
        names.FIRST_LOOK_ASKED,
        (),
        _asked,
        path=lambda notice: reverse("first_look", args=[notice.detail.get("first_look", 0)]),
        shows_text=False,
        is_private=True,
    )
    yield Rule(
        names.FIRST_LOOK_GIVEN,
        (),
        _given,
        path=_to_answer,
        prepare=_fetch_answers,
        shows_text=False,
        is_mailed=False,
        is_private=True,
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


def _asked(notice: Notice) -> str:
    return _("%(name)s asks about your answer: what did you look at first?") % {"name": who(notice)}


def _given(notice: Notice) -> str:
    return _("%(name)s wrote what they looked at first.") % {"name": who(notice)}


def _fetch_answers(notices: Sequence[Notice]) -> None:
    ids = {one.detail.get("first_look", 0) for one in notices}
    answers = Reply.objects.select_related("entry__community").in_bulk(ids)
    for notice in notices:
        notice.fetched = answers.get(notice.detail.get("first_look", 0))


def _to_answer(notice: Notice) -> str:
    answer = notice.fetched_as(Reply)
    if answer is None:
        return "/"
    return path_of_reply(answer.entry, answer.entry.community.slug, answer.pk)
