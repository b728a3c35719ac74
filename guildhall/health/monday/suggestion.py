"""A thing to do, and the kinds of them in the order in which they help most."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Kind:
    """`says` names the kind where somebody is asked whether it is useful at all."""

    name: str
    icon: str
    says: Any


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to do: why it helps, and the page on which it is done. `target_id` is what it is about."""

    kind: Kind
    target_id: int
    title: str
    why: str
    label: str
    path: str


HELLO = Kind("hello", "hand", _("say hello to somebody new"))
ANSWER = Kind("answer", "message-circle-question-mark", _("answer an old question"))
LOOK = Kind("look", "flask-conical", _("see how something went that was tried"))
SPREAD = Kind("spread", "users", _("spread what waits over more people"))
THANK = Kind("thank", "heart", _("thank for a first reply"))
TIME = Kind("time", "calendar", _("choose the time of a meeting"))
HOST = Kind("host", "calendar-check", _("find a host"))
KEEP = Kind("keep", "lightbulb", _("keep an answer as a tip"))
CHECK = Kind("check", "shield-check", _("look again at a tip or practice"))
WRITE_UP = Kind("write-up", "square-pen", _("write up a meeting"))
ASK_ON = Kind("ask-on", "repeat", _("ask whether to go on"))
BEGIN = Kind("begin", "sprout", _("begin something"))

KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        HELLO,
        LOOK,
        ANSWER,
        SPREAD,
        THANK,
        TIME,
        HOST,
        KEEP,
        CHECK,
        WRITE_UP,
        ASK_ON,
        BEGIN,
    )
}
ORDER = list(KINDS)
MOST_OF_A_KIND = 12
