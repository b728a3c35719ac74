from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingKind(models.TextChoices):
    """What happens in a meeting; each kind has a short run sheet (`run_sheets.py`)."""

    OPEN = "open", _("open meeting")
    CLINIC = "clinic", _("problem clinic")
    ASSIST = "peer_assist", _("peer assist")
    REVIEW = "aar", _("looking back (after-action review)")
    DEMO = "demo", _("show and tell")
    VISIT = "visit", _("visit")
    HUDDLE = "huddle", _("core huddle")
    COFFEE = "coffee", _("coffee")
