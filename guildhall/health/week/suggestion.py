"""A thing to do, and the kinds of them in the order in which they help most."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Kind:
    """`says` names the kind in the list of those that are not shown.

    `someone_waits` for it: a person asked, joined, or said when they can come.
    """

    name: str
    icon: str
    says: Any
    someone_waits: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to do: why it helps, and the page on which it is done.

    `target_id` is what it is about.
    """

    kind: Kind
    target_id: int
    title: str
    why: str
    label: str
    path: str


DUTY = Kind("duty", "flag", _("look at reports and appeals"), someone_waits=True)
HELLO = Kind("hello", "hand", _("say hello to someone new"), someone_waits=True)
ANSWER = Kind(
    "answer",
    "message-circle-question-mark",
    _("answer a question that waits"),
    someone_waits=True,
)
LOOK = Kind("look", "flask-conical", _("see how something you tried went"))
SPREAD = Kind("spread", "users", _("share waiting questions among more people"), someone_waits=True)
THANK = Kind("thank", "heart", _("thank someone for a first reply"))
TIME = Kind("time", "calendar", _("choose a time for a meeting"), someone_waits=True)
HOST = Kind("host", "calendar-check", _("find a host"))
KEEP = Kind("keep", "lightbulb", _("keep an answer as a tip"))
CHECK = Kind("check", "shield-check", _("check a tip or practice"))
WRITE_UP = Kind("write-up", "square-pen", _("write up a meeting"))
ASK_ON = Kind("ask-on", "repeat", _("ask whether to continue"))
BEGIN = Kind("begin", "sprout", _("start something"))

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        DUTY,
        ANSWER,
        HELLO,
        SPREAD,
        TIME,
        THANK,
        HOST,
        LOOK,
        KEEP,
        CHECK,
        WRITE_UP,
        ASK_ON,
        BEGIN,
    )
}
ORDER = list(KINDS)
MOST_OF_A_KIND = 12
