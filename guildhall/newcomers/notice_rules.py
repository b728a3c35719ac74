"""Who is told about newcomers: the person asked to greet them, and the newcomer."""

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.newcomers import events
from guildhall.newcomers.models import Welcome
from guildhall.notifications.audiences import TOWARD
from guildhall.notifications.models import Notice
from guildhall.notifications.rules import Audience, People, Rule, Subject
from guildhall.notifications.words import title, who


def notice_rules() -> Iterator[Rule]:
    unless_in_talk = Audience(TOWARD.reason, _toward_where_no_post_names_them)
    yield Rule(
        events.GREETER_ASKED,
        (TOWARD,),
        _asked_to_greet,
        path=_greet_page,
        shows_text=False,
        key=_one_welcome,
    )
    yield Rule(
        events.NEWCOMER_GREETED,
        (unless_in_talk,),
        _greeted,
        path=_first_weeks,
        prepare=_fetch_texts,
        shows_text=False,
    )
    yield Rule(events.FIRST_POST_WAITS, (TOWARD,), _first_post, shows_text=False)
    yield Rule(
        events.BUDDY_ASKED,
        (TOWARD,),
        _asked_to_be_buddy,
        path=_first_weeks,
        shows_text=False,
        key=_one_pair,
    )
    yield Rule(events.BUDDY_AGREED, (TOWARD,), _has_buddy, path=_first_weeks, shows_text=False)
    yield Rule(events.BUDDY_ENDED, (TOWARD,), _ended, path=_first_weeks, shows_text=False)


def _toward_where_no_post_names_them(subject: Subject) -> People:
    """A post in Talk mentions the newcomer already: they are told once."""
    return set() if subject.event.detail.get("is_in_talk") else TOWARD.people(subject)


def _one_welcome(subject: Subject) -> str:
    return f"welcome:{subject.event.detail.get('welcome')}"


def _one_pair(subject: Subject) -> str:
    return f"buddy:{subject.event.detail.get('pair')}"


def _fetch_texts(notices: Sequence[Notice]) -> None:
    welcome_ids = {notice.detail.get("welcome") for notice in notices} - {None}
    welcomes = Welcome.objects.in_bulk(welcome_ids)
    for notice in notices:
        notice.fetched = welcomes.get(notice.detail.get("welcome"))


def _asked_to_greet(notice: Notice) -> str:
    return _("%(name)s is new in %(community)s. Would you say hello?") % {
        "name": who(notice),
        "community": title(notice),
    }


def _greeted(notice: Notice) -> str:
    welcome = notice.fetched_as(Welcome)
    return _("%(name)s says hello: %(text)s") % {
        "name": who(notice),
        "text": welcome.text if welcome else "",
    }


def _first_post(notice: Notice) -> str:
    author = notice.entry.author.name if notice.entry else ""
    return _("%(name)s is new, and nobody has replied to “%(title)s” yet. Would you?") % {
        "name": author,
        "title": title(notice),
    }


def _asked_to_be_buddy(notice: Notice) -> str:
    return _(
        "%(name)s would like a buddy in %(community)s for the first sixty days. "
        "Would you be their buddy?"
    ) % {
        "name": who(notice),
        "community": title(notice),
    }


def _has_buddy(notice: Notice) -> str:
    return _("%(name)s is your buddy in %(community)s for the next sixty days") % {
        "name": who(notice),
        "community": title(notice),
    }


def _ended(notice: Notice) -> str:
    return _("Your sixty days with a buddy in %(community)s are over. You know people now.") % {
        "community": title(notice)
    }


def _greet_page(notice: Notice) -> str:
    welcome = notice.detail.get("welcome")
    return (
        reverse("greet", args=[notice.community.slug, welcome])
        if notice.community and welcome
        else "/"
    )


def _first_weeks(notice: Notice) -> str:
    return reverse("first_weeks", args=[notice.community.slug]) if notice.community else "/"
