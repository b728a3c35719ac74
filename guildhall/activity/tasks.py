"""The lanes of this floor: what happened is heard, and what recurs runs."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from guildhall.activity.delivery import deliver_waiting, due_deliveries
from guildhall.activity.lanes import Lane
from guildhall.activity.models import Delivery
from guildhall.activity.schedule import JOBS, Recurring, lane_of_jobs
from guildhall.activity.statistics import refresh_statistics

tasks = (
    Lane("deliveries", _("Events"), deliver_waiting, Delivery.objects.all, due_deliveries),
    lane_of_jobs(JOBS, _("Recurring jobs")),
    Recurring(
        "activity.statistics",
        refresh_statistics,
        dt.timedelta(days=1),
        label=_("Keep the database quick"),
    ),
)
