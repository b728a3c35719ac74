from django.db import models
from django.utils.translation import gettext_lazy as _


class Rung(models.TextChoices):
    """How far a tip or a practice has been tested: the state of its entry."""

    NEW = "new", _("not tested yet")
    TRIED = "tried", _("tested once")
    HERE = "here", _("works here")
    ELSEWHERE = "elsewhere", _("works elsewhere")
    STANDARD = "standard", _("our standard")
    WITHDRAWN = "withdrawn", _("withdrawn")


class CheckState(models.TextChoices):
    """How far the check of a tip or a practice has come."""

    UNCHECKED = "unchecked", _("not yet checked")
    CLAIMED = "claimed", _("being checked")
    QUESTIONED = "questioned", _("the author has been asked a question")
    ONCE = "once", _("checked once, needs a second check")
    CHECKED = "checked", _("checked")
