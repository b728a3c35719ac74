from django.db import models
from django.utils.translation import gettext_lazy as _


class PageState(models.TextChoices):
    """Whether a page is in force: the state of its entry."""

    CURRENT = "current", _("current")
    WITHDRAWN = "withdrawn", _("withdrawn")
