"""What members read: the five signs, what is seen of them, and each indicator in a few words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Outcome


@dataclass(frozen=True, slots=True)
class SignWords:
    """A sign in members' words: what it asks, what is said where nothing is seen, what else could explain it, what to ask each other."""

    title: Any
    about: Any
    quiet: Any
    otherwise: tuple[Any, ...]
    question: Any


SIGNS: Mapping[str, SignWords] = {
    "identification": SignWords(
        _("Is it ours"),
        _(
            "Whether people feel that this is theirs, about their work, and full of people worth asking."
        ),
        _("Nothing here speaks against it being yours."),
        (
            _("Those who answer a survey are the committed ones."),
            _("Much happens where this hall does not see it."),
        ),
        _("What would you lose if this closed?"),
    ),
    "carrying": SignWords(
        _("Who carries it"),
        _("Whether several people keep it going, know each other, and let others come in."),
        _("Several people keep it going."),
        (
            _("It is young, and somebody has to begin."),
            _("Work for it is done in another place."),
            _("Part of the year is quiet."),
        ),
        _("Who would we miss most, and do they want this job?"),
    ),
    "ties": SignWords(
        _("Who knows whom"),
        _(
            "Whether people meet people: nobody stays without a reply, and talk crosses from unit to unit."
        ),
        _("People find each other here."),
        (
            _("They ring each other, and the hall does not hear it."),
            _("A matter may be local, and talk stays where it belongs."),
        ),
        _("Whom did you last call from here?"),
    ),
    "tangibility": SignWords(
        _("Can others use it"),
        _(
            "Whether what is known is written so that somebody else can picture it, try it and judge it."
        ),
        _("What is kept here can be used by others."),
        (
            _("It is shown on the job, and not written down."),
            _("What is short can still be complete."),
        ),
        _("Show me one thing I could do on Monday."),
    ),
    "rigidity": SignWords(
        _("Do we take up each other's ways"),
        _("Whether anything is tried, adapted, doubted and renewed."),
        _("Ways are tried and changed here."),
        (
            _("People try things and do not say so."),
            _("Some texts need no change: laws, limits, wiring."),
        ),
        _("What did you last take over from another unit?"),
    ),
}

STATES: Mapping[str, Any] = {
    "insufficient": _("too little to say"),
    "no_sign": _("nothing to see"),
    "watch": _("worth a look"),
    "sign": _("a sign"),
    "conflicting": _("mixed"),
}


@dataclass(frozen=True, slots=True)
class IndicatorWords:
    """`name` of the figure, what is `said` where it lies in band, and how it is written: share, people, hours, count or number."""

    name: Any
    said: Any = ""
    unit: str = "share"


INDICATORS: Mapping[str, IndicatorWords] = {
    "CORE-1": IndicatorWords(
        _("people who turn up most weeks, carry, and know each other"),
        _("Few people turn up most weeks and carry it together."),
        "people",
    ),
    "CORE-2": IndicatorWords(
        _("the fewest people behind half of what is done"),
        _("Much of one kind of work comes from very few."),
        "people",
    ),
    "CORE-3": IndicatorWords(
        _("how much of what carries it comes from one person"),
        _("A large part of the work for others comes from one side."),
    ),
    "CORE-4": IndicatorWords(_("how unevenly contributions are spread"), unit="number"),
    "CORE-5": IndicatorWords(
        _("how well there is a knit core and a loose rest"),
        _("Several carry a lot and have little to do with each other."),
        "number",
    ),
    "CORE-6": IndicatorWords(
        _("of those who carry, who came in within half a year"),
        _("Hardly anybody comes into the circle that carries it, or many left it."),
    ),
    "CORE-7": IndicatorWords(
        _("planned meetings with enough people"),
        _("Half of the planned meetings had too few people."),
    ),
    "CORE-8": IndicatorWords(
        _("questions that would have needed somebody else, were the two who answer most away"),
        _("Without two people, many questions would have needed somebody else."),
    ),
    "TIES-1": IndicatorWords(
        _("active people with somebody they exchange with both ways"),
        _("Many have nobody here they exchange with both ways."),
    ),
    "TIES-2": IndicatorWords(
        _("active people without anybody they exchange with"),
        _("Some who write here have nobody they exchange with."),
    ),
    "TIES-3": IndicatorWords(
        _("questions with a reply within a week"),
        _("Some questions stay without a reply for a week."),
    ),
    "TIES-4": IndicatorWords(
        _("working hours until a first reply, the middle"), _("A first reply takes long."), "hours"
    ),
    "TIES-5": IndicatorWords(
        _("how far talk crosses units, against what their sizes explain"),
        _("Talk stays within units."),
        "number",
    ),
    "TIES-6": IndicatorWords(
        _("ties across units that hold, against those inside"),
        _("Ties across units last shorter than those inside."),
        "number",
    ),
    "TIES-7": IndicatorWords(
        _("how much talk goes both ways, above chance"),
        _("Talk goes one way more than by chance."),
        "number",
    ),
    "TIES-8": IndicatorWords(
        _("coffee chats that took place"), _("Many coffee chats did not take place.")
    ),
    "TIES-9": IndicatorWords(
        _("active people who are connected with each other"), _("The community falls into pieces.")
    ),
    "TIES-P": IndicatorWords(
        _("who could name two people here to call"),
        _("Not everybody could name two people here to call."),
    ),
    "RIGID-1": IndicatorWords(
        _("active people who said how somebody else's way went"),
        _("Few say that they tried what others found out."),
    ),
    "RIGID-2": IndicatorWords(
        _("ways taken up across units, against what their sizes explain"),
        _("Ways are seldom taken up from another unit."),
        "number",
    ),
    "RIGID-3": IndicatorWords(
        _("reports that say “partly” or “did not work”"),
        _("Hardly anything is ever said not to have worked."),
    ),
    "RIGID-4": IndicatorWords(
        _("active people who both ask and answer"), _("Some ask and others answer; few do both.")
    ),
    "RIGID-5": IndicatorWords(
        _("topics in which most answers have one voice"), _("Several topics have one voice.")
    ),
    "RIGID-6": IndicatorWords(
        _("what comes from outside"), _("Hardly anything comes in from outside.")
    ),
    "RIGID-7": IndicatorWords(
        _("how much the topics have moved"),
        _("The topics stand still, or have moved very far."),
        "number",
    ),
    "RIGID-8": IndicatorWords(
        _("tips and practices within their day to be looked at"),
        _("What is kept is seldom doubted and changed."),
    ),
    "RIGID-9": IndicatorWords(
        _("who changed something in their work because of this"),
        _("Few changed something because of this."),
    ),
    "RIGID-S": IndicatorWords(
        _("how safe it feels to ask and to fail, of 7"),
        _("It does not feel safe to ask or to fail."),
        "number",
    ),
    "IDEN-1": IndicatorWords(
        _("how much people feel one with this, of 7"),
        _("People feel little one with this."),
        "number",
    ),
    "IDEN-2": IndicatorWords(_("how far the two circles overlap, of 7"), unit="number"),
    "IDEN-3": IndicatorWords(
        _("how much it is part of who they are, of 5"),
        _("It is little part of who people are."),
        "number",
    ),
    "IDEN-4": IndicatorWords(_("sense of community, of 5"), unit="number"),
    "IDEN-5": IndicatorWords(
        _("newcomers who still take part in the third month"),
        _("Many newcomers are not there in the third month."),
    ),
    "IDEN-6": IndicatorWords(_("newcomers who contributed a second time")),
    "IDEN-7": IndicatorWords(
        _("invitations that come from members"), _("Invitations come from stewards alone.")
    ),
    "IDEN-8": IndicatorWords(
        _("people of whose interests something was talked of"),
        _("What people say they care about is seldom talked of."),
    ),
    "IDEN-9": IndicatorWords(
        _("who left for want of use or welcome"), _("Several left for want of use or welcome.")
    ),
    "TANG-1": IndicatorWords(
        _("solved questions that became a tip or practice"), _("What was solved is seldom kept.")
    ),
    "TANG-2": IndicatorWords(
        _("how much of a tip or practice is filled in"),
        _("Tips and practices leave out what one would need."),
    ),
    "TANG-3": IndicatorWords(
        _("meetings with something to see"), _("Meetings seldom have something to see.")
    ),
    "TANG-4": IndicatorWords(
        _("reports for every hundred readers"),
        _("What is kept is seldom opened, or seldom said to be used."),
        "number",
    ),
    "TANG-5": IndicatorWords(_("searches that find something"), _("Searches often find nothing.")),
    "TANG-6": IndicatorWords(
        _("tips and practices that are checked"), _("Much waits for a check.")
    ),
    "TANG-7": IndicatorWords(_("stories told"), unit="count"),
    "TANG-8": IndicatorWords(
        _("who could explain what we do differently, of 5"),
        _("Few could explain what we do differently."),
        "number",
    ),
    "DIR-1": IndicatorWords(
        _("agenda points that come from members"), _("The agenda comes from stewards.")
    ),
    "DIR-4": IndicatorWords(_("who knows where we are heading, of 5"), unit="number"),
    "CHR-1": IndicatorWords(_("rules that were agreed"), unit="count"),
    "CHR-2": IndicatorWords(_("rituals that go on by themselves"), unit="count"),
    "CHR-4": IndicatorWords(_("an own way that leaves room, of 5"), unit="number"),
    "EN-1": IndicatorWords(
        _("members who take part in a week, the middle"),
        _("Fewer take part than in the best of the last two years."),
    ),
    "EN-2": IndicatorWords(
        _("how uneven the gaps between meetings are"),
        _("The beat of meetings is uneven."),
        "number",
    ),
    "EN-3": IndicatorWords(
        _("what nobody prompted"), _("Most of it follows what a steward wrote.")
    ),
    "EN-4": IndicatorWords(_("what was taken on and done by its day")),
    "EXC-1": IndicatorWords(
        _("occasions that many came to, somebody for the first time"), unit="count"
    ),
    "EXC-2": IndicatorWords(_("new topics that found company")),
    "EXC-3": IndicatorWords(_("who looks forward to the next time, of 5"), unit="number"),
    "REL-1": IndicatorWords(_("questions from the work of now")),
    "REL-3": IndicatorWords(_("how useful it was this month, of 5"), unit="number"),
    "REL-4": IndicatorWords(_("what was opened again")),
    "VAL-1": IndicatorWords(_("kinds of value that something shows, of 4"), unit="count"),
    "VAL-2": IndicatorWords(_("hours spent at meetings together"), unit="count"),
    "VAL-3": IndicatorWords(_("who gets back what they put in, of 5"), unit="number"),
}

ALIVENESS: Mapping[str, tuple[Any, tuple[str, ...]]] = {
    "direction": (_("Direction"), ("DIR-1", "DIR-4")),
    "character": (_("Character"), ("CHR-2", "CHR-1", "CHR-4")),
    "energy": (_("Energy"), ("EN-1", "EN-3", "EN-2", "EN-4")),
    "excitement": (_("Excitement"), ("EXC-1", "EXC-2", "EXC-3")),
    "relevance": (_("Relevance"), ("REL-3", "IDEN-8", "REL-4")),
    "value": (_("Value"), ("TANG-7", "VAL-1", "VAL-2", "VAL-3")),
}

WAITING: Mapping[str, Any] = {
    "pulse": _("needs a survey"),
    "reads": _("needs reading to be counted"),
    "connections": _("needs the room of connections"),
    "agenda": _("needs a learning agenda"),
    "library": _("needs the library"),
    "searches": _("needs searches to be counted"),
    "leaving": _("needs a question on leaving"),
}


@dataclass(frozen=True, slots=True)
class SpreadWords:
    """`title` of a spread, what is `counted` in it, how a part of it is written (from `low` to before the `following` one), and the
    `indicator` with which it is switched off."""

    title: Any
    counted: Any
    label: Callable[[float, float | None], str]
    indicator: str


def _acts(low: float, following: float | None) -> str:
    if following is None:
        return _now("%(number)d or more") % {"number": low}
    if following - low <= 1:
        return f"{low:.0f}"
    return _now("%(low)d to %(high)d") % {"low": low, "high": following - 1}


def _hours(low: float, following: float | None) -> str:
    if following is None:
        return _now("%(number)d +, or none yet") % {"number": low}
    return _now("%(low)d to %(high)d") % {"low": low, "high": following}


def _percent(low: float, following: float | None) -> str:
    high = 1 if following is None else following
    return _now("%(low)d to %(high)d %%") % {"low": round(100 * low), "high": round(100 * high)}


def _results(low: float, following: float | None) -> str:
    chosen = list(Outcome.Result)[int(low) : None if following is None else int(following)]
    return _now(" or ").join(str(result.label) for result in chosen)


SPREADS: Mapping[str, SpreadWords] = {
    "contributions": SpreadWords(
        _("who contributed how much"), _("contributions"), _acts, "CORE-4"
    ),
    "first_replies": SpreadWords(
        _("working hours until a first reply"), _("hours"), _hours, "TIES-4"
    ),
    "reports": SpreadWords(
        _("what was said of ways that were tried"), _("it …"), _results, "RIGID-3"
    ),
    "filled": SpreadWords(
        _("how much of tips and practices is filled in"), _("filled"), _percent, "TANG-2"
    ),
    "feels": SpreadWords(
        _("how much people feel one with this, 1 to 7"), _("answer"), _acts, "IDEN-1"
    ),
}
