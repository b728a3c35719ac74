from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Where an idea is. One that was merged is its entry's matter, not a state."""

    NEW = "new", _("new")
    LOOKED_AT = "looked_at", _("being looked at")
    TRIED = "tried", _("being tried")
    TAKEN_UP = "taken_up", _("taken up")
    NOT_NOW = "not_now", _("not now")


OPEN = (State.NEW, State.LOOKED_AT)  # no answer yet: the community owes one
ANSWERS = (State.TRIED, State.TAKEN_UP, State.NOT_NOW)
ENDED = (State.TAKEN_UP, State.NOT_NOW)
