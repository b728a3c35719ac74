"""The rules by which something is found, and their thresholds: all of them, and nowhere else.

Each with its figures in docs/decisions/0050. What a single figure needs before it is read (windows,
samples, bands) is in numbers.toml.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

# --- What changed, against one's own past -------------------------------------------------------
YEAR = 364  # days: 52 weeks, so that Mondays meet Mondays and seasons meet seasons
REGULAR_WEEKS = 3  # of twelve in which someone took part
STEADY_WEEKS = 6
WATCHED = ("people", "regulars", "newcomers", "begun")
# A count has fallen below this part of what it was, and by more than chance would explain:
# (then − now) / √(then + now), the distance of two counts.
FALLEN, BEYOND_CHANCE = 0.85, 1.28
# A beginning is no measure: its first half year is often a burst.
BEGINNING = 168  # days
# People, and one of the others: fewer questions alone are no concern.
FEWEST_FALLEN = 2
# Where as many people come, but much less often: regulars below this part, of at least so many.
SELDOM, FEWEST_REGULARS = 0.7, 30
# Nor is the end of a burst: people are also below this part of what was typical in two years.
BELOW_TYPICAL, TYPICAL_WEEKS, FEWEST_TYPICAL_WEEKS = 0.9, 104, 26
# A slow fade: the mean of a year below this part of the best year within three.
FADED, BEST_WEEKS = 0.7, 156
# Over only when it is clearly better again.
RECOVERED, RECOVERED_CHANCE, NO_LONGER_FADED = 0.92, 0.75, 0.8
# What is found has been so, or no longer so, in each weekly look of four weeks.
LASTING_WEEKS = 5
REMEMBERED_WEEKS = 104
# Fewer active people, then and now: counts are said, and no concern.
FEWEST_ACTIVE = 30
FEWEST_SAID = 5
SILENT_WEEKS = 6  # without a new thread

# --- Levels --------------------------------------------------------------------------------------
# Absolute bands are for groups of colleagues whose list of members is true: so many of the members
# took part within a year. Everyone else is compared with their own past alone.
TRUE_LIST = 0.5

# Figures of which more is worse; of all others less is.
MORE_IS_WORSE = frozenset({"CORE-3", "CORE-8", "TIES-2", "TIES-4", "RIGID-5", "IDEN-9"})
# The rooms that feed a figure: with one of them shut it has no value, and nothing is said with it.
ROOMS: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("TIES-3", "TIES-4", "RIGID-4", "RIGID-5", "CORE-8", "REL-1"), ("questions",)),
    **dict.fromkeys(
        ("RIGID-1", "RIGID-2", "RIGID-3", "RIGID-8", "TANG-2", "TANG-4", "TANG-6", "REL-4"),
        ("practices",),
    ),
    **dict.fromkeys(("CORE-7", "TANG-3", "EN-2", "EN-4", "DIR-1", "CHR-2", "VAL-2"), ("meetings",)),
    "TANG-1": ("questions", "practices"),
    "TANG-7": ("stories",),
    "TIES-8": ("introductions",),
    "PROM-1": ("ideas",),
    **dict.fromkeys(("PROM-2", "PROM-3"), ("decisions",)),
    "PROM-4": ("projects",),
    "VAL-1": ("meetings", "practices", "stories"),  # it counts kinds of benefit that these show
}
# What may be said of a sign where all is well, each with the one figure that measures it; the
# first of those whose figure is in order. Without any, neither well nor a concern is said.
WELL: Mapping[str, Mapping[str, Any]] = {
    "identification": {
        "IDEN-1": _("People say that it feels like theirs."),
        "IDEN-8": _("What people care about is talked about."),
        "IDEN-5": _("Newcomers come back."),
    },
    "carrying": {
        "CORE-1": _("Several people keep it going."),
        "CORE-3": _("The work for others is shared."),
        "CORE-2": _("Several people do most of it, not one or two."),
        "CORE-7": _("Planned meetings take place with enough people."),
    },
    "ties": {
        "TIES-3": _("Questions are answered."),
        "TIES-1": _("Most people who are active exchange with someone."),
        "TIES-P": _("Most members could name two people here to call."),
    },
    "tangibility": {
        "TANG-6": _("Most tips and practices are checked."),
        "TANG-2": _("Tips and practices say enough to try them."),
        "TANG-1": _("Solutions are kept."),
        "TANG-3": _("Meetings have something to see."),
        "TANG-8": _("People could explain what we do differently."),
    },
    "rigidity": {
        "RIGID-1": _("Tips and practices are tried here."),
        "RIGID-3": _("People also report what did not work."),
        "RIGID-8": _("Tips and practices are kept up to date."),
        "RIGID-5": _("Most topics have several voices."),
        "RIGID-9": _("People changed something because of this."),
    },
}
# What had a day, where most of it is done in time: each with the one figure that measures it.
KEPT: Mapping[str, Any] = {
    "PROM-1": _("Most ideas are answered by their day."),
    "PROM-2": _("Most decisions end by their day."),
    "PROM-3": _("Most decisions say what happens next."),
    "PROM-4": _("We know how most projects ended."),
}
# What is shown of a sign of which no level may be judged, the best first.
LEADS: Mapping[str, tuple[str, ...]] = {
    "identification": ("IDEN-6", "IDEN-1", "IDEN-8"),
    "carrying": ("CORE-1", "CORE-2", "CORE-7"),
    "ties": ("TIES-3", "TIES-4", "TIES-1"),
    "tangibility": ("TANG-6", "TANG-2", "TANG-1", "TANG-3"),
    "rigidity": ("RIGID-1", "RIGID-5", "RIGID-4", "RIGID-8"),
}
