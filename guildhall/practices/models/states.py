from django.db import models
from django.utils.translation import gettext_lazy as _


class Rung(models.TextChoices):
    """Where a way stands on the ladder: the state of its entry."""

    NEW = "new", _("new")
    TRIED = "tried", _("tried once")
    HERE = "here", _("works here")
    ELSEWHERE = "elsewhere", _("works elsewhere")
    STANDARD = "standard", _("standard")
    WITHDRAWN = "withdrawn", _("withdrawn")


class CheckState(models.TextChoices):
    """How far the check of a way has come."""

    UNCHECKED = "unchecked", _("not yet checked")
    CLAIMED = "claimed", _("being checked")
    QUESTIONED = "questioned", _("a question waits for its author")
    ONCE = "once", _("checked by one, a second one is wanted")
    CHECKED = "checked", _("checked")
