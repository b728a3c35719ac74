"""Each figure in a few words, and the sentence that is shown where it is worth a look."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

_LATER = _("Some figures are not available yet.")


@dataclass(frozen=True, slots=True)
class IndicatorWords:
    """`name` of a figure, and its `sentence` where it is worth a look.

    `unit`: share, people, hours, count, number, or “of 4”, “of 5”, “of 7”.
    """

    name: Any
    sentence: Any = ""
    unit: str = "share"


CARRYING: Mapping[str, IndicatorWords] = {
    "CORE-1": IndicatorWords(
        _("people who are here most weeks and keep things going"),
        _("Few people are here most weeks and keep it going."),
        "people",
    ),
    "CORE-2": IndicatorWords(
        _("fewest people behind half of one kind of work, such as answers"),
        _("Much of one kind of work comes from very few."),
        "people",
    ),
    "CORE-3": IndicatorWords(
        _("work for others that comes from one person"),
        _("Much of the work for others rests on very few people."),
    ),
    "CORE-4": IndicatorWords(_("how unevenly contributions are spread"), unit="number"),
    "CORE-5": IndicatorWords(
        _("a close core with a wider circle around it"),
        _("Several people do a lot and have little to do with each other."),
        "number",
    ),
    "CORE-6": IndicatorWords(
        _("people keeping it going who weren't half a year ago"),
        _("Hardly anyone joins the circle that keeps it going, or many have left it."),
    ),
    "CORE-7": IndicatorWords(
        _("planned meetings with enough people"),
        _("Many planned meetings had too few people."),
    ),
    "CORE-8": IndicatorWords(
        _("questions at risk if our two busiest helpers were away"),
        _("Without two people, many questions would have needed someone else."),
    ),
}

TIES: Mapping[str, IndicatorWords] = {
    "TIES-1": IndicatorWords(
        _("active people with repeated contact both ways"),
        _("Many people have no repeated contact both ways with anyone here."),
    ),
    "TIES-2": IndicatorWords(
        _("active people without repeated contact with anyone here"),
        _("Some people who write here have no repeated contact with anyone."),
    ),
    "TIES-3": IndicatorWords(
        _("questions that got an answer within a week"),
        _("Many questions get no answer within a week."),
    ),
    "TIES-4": IndicatorWords(
        _("typical wait for a first reply"), _("A first reply takes long."), "hours"
    ),
    "TIES-5": IndicatorWords(
        _("talk across units, compared with what their sizes would suggest"),
        _("Talk stays within units more than their sizes explain."),
        "number",
    ),
    "TIES-6": IndicatorWords(
        _("how well contacts across units last, compared with those inside"),
        _("Contacts across units don't last as long as those inside."),
        "number",
    ),
    "TIES-7": IndicatorWords(
        _("how often talk goes both ways, beyond chance"),
        _("Talk goes one way more often than by chance."),
        "number",
    ),
    "TIES-8": IndicatorWords(
        _("introductions that led to a meeting"),
        _("Many introductions did not lead to a meeting."),
    ),
    "TIES-9": IndicatorWords(
        _("active people who are connected with each other"), _("The community falls into pieces.")
    ),
    "TIES-P": IndicatorWords(
        _("members who could name two people here to call"),
        _("Not everyone could name two people here to call."),
    ),
}

RIGIDITY: Mapping[str, IndicatorWords] = {
    "RIGID-1": IndicatorWords(
        _("active people who reported how someone else's tip went"),
        _("Few people report that they tried what others found out."),
    ),
    "RIGID-2": IndicatorWords(
        _("tips picked up across units, compared with what their sizes would suggest"),
        _("Tips are seldom picked up from another unit."),
        "number",
    ),
    "RIGID-3": IndicatorWords(
        _("reports that say “partly” or “did not work”"),
        _("Hardly anything is ever reported not to have worked."),
    ),
    "RIGID-4": IndicatorWords(
        _("active people who both ask and answer"), _("Some ask and others answer; few do both.")
    ),
    "RIGID-5": IndicatorWords(
        _("topics where most answers come from one person"), _("Many topics have one voice.")
    ),
    "RIGID-6": IndicatorWords(
        _("tips, practices and meetings with an outside source or guest"),
        _("Little comes in from outside sources and guests."),
    ),
    "RIGID-7": IndicatorWords(
        _("how much the topics have moved"),
        _("The topics don't move, or have moved very far."),
        "number",
    ),
    "RIGID-8": IndicatorWords(
        _("tips and practices whose check is up to date"),
        _("What is kept is seldom doubted and changed."),
    ),
    "RIGID-9": IndicatorWords(
        _("members who changed something in their work because of this"),
        _("Few people changed something because of this."),
    ),
    "RIGID-S": IndicatorWords(
        _("how safe it feels to ask and to fail"),
        _("It does not feel safe to ask or to fail."),
        "of 7",
    ),
}

IDENTIFICATION: Mapping[str, IndicatorWords] = {
    "IDEN-1": IndicatorWords(
        _("how much people identify with the community"),
        _("Few people identify with this community."),
        "of 7",
    ),
    "IDEN-2": IndicatorWords(_("how close people feel to the community"), unit="of 7"),
    "IDEN-3": IndicatorWords(
        _("how much it is part of who people are"),
        _("For many it is only a small part of who they are."),
        "of 5",
    ),
    "IDEN-4": IndicatorWords(_("sense of community"), unit="of 5"),
    "IDEN-5": IndicatorWords(
        _("newcomers still active in their third month"),
        _("Many newcomers are gone by their third month."),
    ),
    "IDEN-6": IndicatorWords(_("newcomers who contributed a second time")),
    "IDEN-7": IndicatorWords(
        _("invitations that come from members"), _("Only stewards invite people.")
    ),
    "IDEN-8": IndicatorWords(
        _("members whose interests came up"),
        _("What people say they care about is seldom talked about."),
    ),
    "IDEN-9": IndicatorWords(
        _("people who left because it wasn't useful or welcoming"),
        _("Many of those who left found it not useful or not welcoming."),
    ),
}

TANGIBILITY: Mapping[str, IndicatorWords] = {
    "TANG-1": IndicatorWords(
        _("solved questions that became a tip or practice"), _("Solutions are seldom kept.")
    ),
    "TANG-2": IndicatorWords(
        _("how complete tips and practices are"),
        _("Many tips don't say enough for someone else to try them."),
    ),
    "TANG-3": IndicatorWords(
        _("meetings with something to see"), _("Meetings seldom have something to see.")
    ),
    "TANG-4": IndicatorWords(
        _("reports per hundred readers"),
        _("What is kept is seldom opened, or seldom reported to be used."),
        "number",
    ),
    "TANG-5": IndicatorWords(_("searches that find something"), _("Searches often find nothing.")),
    "TANG-6": IndicatorWords(
        _("tips and practices that are checked"),
        _("Many tips and practices are still unchecked."),
    ),
    "TANG-7": IndicatorWords(_("stories told"), unit="count"),
    "TANG-8": IndicatorWords(
        _("how well people could explain what we do differently"),
        _("Few could explain what we do differently."),
        "of 5",
    ),
}

OF_ALIVENESS: Mapping[str, IndicatorWords] = {
    "DIR-1": IndicatorWords(
        _("agenda points that come from members"), _("Only stewards fill the agenda.")
    ),
    "DIR-4": IndicatorWords(_("how clear it is where we are heading"), unit="of 5"),
    "CHR-1": IndicatorWords(_("charters agreed and decisions made"), unit="count"),
    "CHR-2": IndicatorWords(
        _("recurring meetings that keep running without a nudge"), unit="count"
    ),
    "CHR-4": IndicatorWords(_("a way of our own that leaves room for everyone"), unit="of 5"),
    "EN-1": IndicatorWords(
        _("members active in a typical week"),
    ),
    "EN-2": IndicatorWords(
        _("how uneven the gaps between meetings are"),
        _("Meetings come at uneven intervals."),
        "number",
    ),
    "EN-3": IndicatorWords(
        _("contributions that no steward prompted"), _("Most of it follows what a steward wrote.")
    ),
    "EN-4": IndicatorWords(_("action items done by their day")),
    "EXC-1": IndicatorWords(
        _("threads and meetings that drew more people than usual, with at least one first-timer"),
        unit="count",
    ),
    "EXC-2": IndicatorWords(_("new topics that others joined")),
    "EXC-3": IndicatorWords(_("how much people look forward to the next time"), unit="of 5"),
    "REL-1": IndicatorWords(_("questions from current work")),
    "REL-3": IndicatorWords(_("usefulness this month"), unit="of 5"),
    "REL-4": IndicatorWords(_("opened tips and practices that were opened again")),
    "VAL-1": IndicatorWords(_("kinds of benefit we have evidence for"), unit="of 4"),
    "VAL-2": IndicatorWords(_("hours spent in meetings together"), unit="count"),
    "VAL-3": IndicatorWords(_("how much people get back for what they put in"), unit="of 5"),
}

OF_PROMISES: Mapping[str, IndicatorWords] = {
    "PROM-1": IndicatorWords(
        _("ideas answered by the day that was promised"),
        _("Many ideas wait longer for an answer than was promised."),
    ),
    "PROM-2": IndicatorWords(
        _("decisions that ended by their day"),
        _("Many decisions take longer than people were told."),
    ),
    "PROM-3": IndicatorWords(
        _("decisions with next steps, or with a day to look again that was not missed"),
        _("For many decisions it isn't clear what happens next."),
    ),
    "PROM-4": IndicatorWords(
        _("projects of which we know how they ended"),
        _("Many projects are over or at rest, and nobody has told how they went."),
    ),
}

INDICATORS: Mapping[str, IndicatorWords] = {
    **CARRYING,
    **TIES,
    **RIGIDITY,
    **IDENTIFICATION,
    **TANGIBILITY,
    **OF_ALIVENESS,
    **OF_PROMISES,
}

MISSING: Mapping[str, Any] = {  # why a figure has no value, where more than data is missing
    "pulse": _("Some figures need a quarterly survey."),
    "reads": _LATER,
    "agenda": _LATER,
    "library": _LATER,
    "searches": _LATER,
}
