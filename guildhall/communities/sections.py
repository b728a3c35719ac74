"""The sections of a community's settings: what each of them changes, and what is true now."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from guildhall.communities.forms.settings import (
    COLOURS,
    LANGUAGES,
    AboutForm,
    DoorForm,
    MostlyForm,
    RulesForm,
)
from guildhall.communities.models import Community
from guildhall.communities.rooms import rooms
from guildhall.kit.zones import city_of

MOST_TOPICS = 5


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of the page. `now` is the sentence that people read once it is saved, too."""

    slug: str
    title: Any
    about: Any
    form: type[forms.BaseForm] | None
    now: Callable[[Community], str]


def _about_now(community: Community) -> str:
    sentence = _(
        "It's called “%(name)s”. Its colour is %(colour)s, its language %(language)s, "
        "its time that of %(city)s."
    )
    return sentence % {
        "name": community.name,
        "city": city_of(community.time_zone),
        "colour": dict(COLOURS)[community.accent],
        "language": dict(LANGUAGES).get(community.language, community.language),
    }


def _mostly_now(community: Community) -> str:
    if not community.community_type:
        return _("You haven't said yet what you mostly do.")
    mostly = _("Mostly you %(type)s.") % {"type": community.get_community_type_display()}
    return f"{mostly} {_rooms_now(community)}"


def _doors_now(community: Community) -> str:
    seen, joined = community.get_visibility_display(), community.get_joining_display()
    return f"{seen}. {joined}."


def _rooms_now(community: Community) -> str:
    names = [str(room.name) for room in rooms if room.slug in community.open_rooms]
    if not names:
        return _("No room is open.")
    return _("Open: %(rooms)s.") % {"rooms": ", ".join(names)}


def _topics_now(community: Community) -> str:
    names = [topic.name for topic in community.topics.all()[: MOST_TOPICS + 1]]
    if not names:
        return _("No topics yet.")
    listed = ", ".join(names[:MOST_TOPICS]) + (" …" if names[MOST_TOPICS:] else ".")
    return _("Topics: %(topics)s") % {"topics": listed}


def _rules_now(community: Community) -> str:
    number = community.norms.count()
    norms = ngettext("%(number)d norm.", "%(number)d norms.", number) % {"number": number}
    if not number:
        norms = _("No norms yet.")
    if community.promise_hours is None:
        return f"{norms} " + _("No first reply is promised.")
    promised = ngettext(
        "A first reply is promised within %(number)d working hour.",
        "A first reply is promised within %(number)d working hours.",
        community.promise_hours,
    )
    return f"{norms} " + capfirst(promised % {"number": community.promise_hours})


SECTIONS = (
    Section(
        "about",
        gettext_lazy("Name and purpose"),
        gettext_lazy("What people read when they find you, and the colour by which they know you."),
        AboutForm,
        _about_now,
    ),
    Section(
        "mostly",
        gettext_lazy("Mostly we …"),
        gettext_lazy("Which rooms open, and which first steps the overview offers."),
        MostlyForm,
        _mostly_now,
    ),
    Section(
        "doors",
        gettext_lazy("Who sees it, and joining"),
        gettext_lazy("Who can find and read what is written here, and how people come in."),
        DoorForm,
        _doors_now,
    ),
    Section(
        "rooms",
        gettext_lazy("Rooms"),
        gettext_lazy("What people can do here, and what they see on the left of every page."),
        None,
        _rooms_now,
    ),
    Section(
        "topics",
        gettext_lazy("Topics"),
        gettext_lazy("What questions and tips can be sorted by, followed by and looked after by."),
        None,
        _topics_now,
    ),
    Section(
        "rules",
        gettext_lazy("Norms and promise"),
        gettext_lazy("How you treat each other, and how soon someone who asks gets a first reply."),
        RulesForm,
        _rules_now,
    ),
)
