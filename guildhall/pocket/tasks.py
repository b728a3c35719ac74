"""Keys of forms that arrived are forgotten, when no device brings them any more."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.activity.schedule import Recurring
from guildhall.pocket.models import Sent

KEPT = dt.timedelta(days=180)


def forget_keys() -> None:
    Sent.objects.filter(at__lt=timezone.now() - KEPT).delete()


tasks = Recurring(
    "pocket.forget_keys",
    forget_keys,
    dt.timedelta(days=1),
    label=_("Forget which posts arrived long ago"),
)
