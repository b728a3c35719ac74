"""How a community begins depends on what it mostly does: its first texts, and its first win."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import Community
from guildhall.communities.seats import Seat
from guildhall.practices.events import ROOM as TIPS


@dataclass(frozen=True, slots=True)
class FirstTexts:
    """The first three texts: what to write, why, and where. `hint` is said while there are none.

    Where `are_tips`, tips count; else questions do.
    """

    title: Any
    why: Any
    label: Any
    url_name: str
    hint: Any
    win: Any
    why_win: Any
    are_tips: bool = False


HELPING = FirstTexts(
    _("Write down three problems you have now"),
    _("Real problems show others what this place is for, and give them something to answer."),
    _("Ask a question"),
    "ask",
    _("Ask the first question, or just say good morning."),
    _("Get one small thing done together"),
    _("One question solved or one action done: that made it worth coming, and people come back."),
)
SPREADING = FirstTexts(
    _("Write down three things that work"),
    _("What fixed it, and where: that is enough for someone else to try it."),
    _("Add a tip"),
    "add_tip",
    _("Write down the first thing that works, or just say good morning."),
    _("Have one tip tried somewhere else"),
    _("A tip that worked in a second place is what you came together for. Ask someone by name."),
    are_tips=True,
)
KEEPING = FirstTexts(
    _("Write down three things that people keep asking"),
    _("What is asked again and again is worth being right and easy to find, once."),
    _("Add a tip"),
    "add_tip",
    _("Write down the first thing that people keep asking, or just say good morning."),
    _("Have one of them used by someone"),
    _("What someone looked up and used has shown its worth. Ask people to say whether it worked."),
    are_tips=True,
)
TRYING = FirstTexts(
    _("Write down three things that nobody here knows yet"),
    _("A good open question draws the people who would like to try it with you."),
    _("Ask a question"),
    "ask",
    _("Ask what nobody knows yet, or just say good morning."),
    _("Try one thing, and say what came of it"),
    _("Also if it did not work: then nobody has to try it again. Stopping is honourable."),
)
OF_TYPE = {
    Community.Type.BEST_PRACTICE: SPREADING,
    Community.Type.KNOWLEDGE_STEWARDING: KEEPING,
    Community.Type.INNOVATION: TRYING,
}


def first_texts_in(seat: Seat) -> FirstTexts:
    """Of what it mostly does, as far as its rooms are open; else what helps everywhere."""
    first = OF_TYPE.get(Community.Type(seat.community.community_type), HELPING)
    return HELPING if first.are_tips and not seat.has_room(TIPS) else first
