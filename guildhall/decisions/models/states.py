"""Where a decision is, and who decides it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where a decision is: the state of its entry."""

    PREPARED = "prepared", _("being prepared")
    OPEN = "open", _("open")
    IN_FORCE = "in_force", _("in force")
    UNDER_REVIEW = "review", _("under review")
    REPLACED = "replaced", _("replaced")
    LAPSED = "lapsed", _("nothing decided")
    WITHDRAWN = "withdrawn", _("withdrawn")


DECIDED = (State.IN_FORCE, State.UNDER_REVIEW, State.REPLACED)
UNFINISHED = (State.PREPARED, State.OPEN)


class Level(models.TextChoices):
    """Who decides, as it is said before people are asked."""

    MEMBERS_DECIDE = "decide", _("members decide")
    TOGETHER = "together", _("together")
    SHAPE = "shape", _("members shape it")
    ASKED = "asked", _("members are asked")
    TOLD = "told", _("members are told")

    def is_below(self, other: str) -> bool:
        """Whether members have less say than at the `other` level."""
        order = list(Level)
        return order.index(self) > order.index(Level(other))


class Acted(models.TextChoices):
    """Whether anybody acted on it, as it was said last."""

    DONE = "done", _("done as decided")
    PARTLY = "partly", _("partly done")
    NOT_YET = "not_yet", _("not done yet")


class IfSilent(models.TextChoices):
    """What happens if nobody answers."""

    AGREED = "agreed", _("it is decided as proposed")
    LAPSES = "lapses", _("nothing is decided")
