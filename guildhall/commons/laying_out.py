"""What begins already laid out: a room lays it out, another one has the form, and neither knows
the other.

The address of the form names who lays out and what, in `?layout=`: “methods.world-cafe”. The form
opens with what is laid out, and everything in it can be changed before it is saved.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.communities.seats import Seat
from guildhall.kit.declared import Asked, Declared
from guildhall.mail.building import absolute

PARAMETER = "layout"
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Layout:
    """What a form begins with.

    `name` and `path` are of the page that lays it out, `about` says what it is for. `question` is
    what is asked, or empty. Each of `steps` has its minutes. `brings` is what is needed. `way` is
    how it is decided, in the words of the room that decides; `days` is how long people have, 0 for
    what is usual there. `judged_by` and `afterwards` are the rules where ideas are asked for.
    `source` is the entry that it comes from, if it is one.
    """

    asked: str
    name: str
    path: str
    about: str = ""
    question: str = ""
    steps: tuple[tuple[int, str], ...] = ()
    brings: tuple[str, ...] = ()
    way: str = ""
    days: int = 0
    judged_by: str = ""
    afterwards: str = ""
    source: Entry | None = field(default=None, compare=False)

    @property
    def minutes(self) -> int:
        return sum(minutes for minutes, _step in self.steps)

    @property
    def address(self) -> str:
        """Of its page, also outside the hall."""
        return absolute(self.path)

    @property
    def text(self) -> str:
        """What it is for and where it is described, in Markdown."""
        name = self.name.replace("[", "(").replace("]", ")")
        described = _("How it goes: %(link)s") % {"link": f"[{name}]({self.path})"}
        return "\n\n".join(filter(None, [self.about, described]))


@dataclass(frozen=True, slots=True, eq=False)
class Start:
    """A form that opens laid out, while its `room` is open and `suits` the reader and the layout.

    `url_name` takes the community's slug.
    """

    room: str
    label: Any
    icon: str
    url_name: str
    suits: Callable[[Seat, Layout], bool]

    def path(self, seat: Seat, layout: Layout) -> str:
        return f"{reverse(self.url_name, args=[seat.community.slug])}?{PARAMETER}={layout.asked}"


layouts: Asked[Callable[[Seat, str], Layout | None]] = Asked("lays_out", "seat", "what")
starts: Declared[Start] = Declared("starts", Start)


def layout_asked(seat: Seat, asked: str) -> Layout | None:
    """What an address names in `?layout=`. None where the seat doesn't see it."""
    room, _sep, what = asked[:LONGEST_NAME].partition(".")
    lays_out = layouts.of(room) if seat.has_room(room) else None
    return lays_out(seat, what) if lays_out and what else None


def starts_for(seat: Seat, layout: Layout, *, rooms: Iterable[str]) -> list[Start]:
    """The forms of these rooms that the reader can open with it here."""
    here = {room for room in rooms if seat.has_room(room)}
    return [one for one in starts if one.room in here and one.suits(seat, layout)]
