"""The lanes of this floor: what happened is heard, and what recurs runs."""

from django.utils.translation import gettext_lazy as _

from guildhall.activity.delivery import deliver_waiting, due_deliveries
from guildhall.activity.lanes import Lane
from guildhall.activity.models import Delivery
from guildhall.activity.schedule import JOBS, lane_of_jobs

tasks = (
    Lane("deliveries", _("Events"), deliver_waiting, Delivery.objects.all, due_deliveries),
    lane_of_jobs(JOBS, _("Recurring jobs")),
)
