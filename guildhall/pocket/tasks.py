"""A key is noted with the post that it came with, and forgotten when no device brings it again."""

import datetime as dt
from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from guildhall.activity.listeners import Listener
from guildhall.activity.schedule import Recurring
from guildhall.pocket.models import Sent
from guildhall.pocket.once import note_key

KEPT = dt.timedelta(days=180)


def tasks() -> Iterator[Listener | Recurring]:
    yield Listener("pocket.sent", note_key)
    yield Recurring(
        "pocket.forget_keys",
        forget_keys,
        dt.timedelta(days=1),
        label=_("Forget which posts arrived long ago"),
    )


def forget_keys() -> None:
    Sent.objects.filter(at__lt=timezone.now() - KEPT).delete()
