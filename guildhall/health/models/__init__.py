from guildhall.health.models.chart import Chart
from guildhall.health.models.conversation import Conversation
from guildhall.health.models.expected import Expected
from guildhall.health.models.limits import LeftOut, QuietPeriod, SwitchedOff
from guildhall.health.models.snapshot import Snapshot
from guildhall.health.models.trying import Trying, Verdict
from guildhall.health.models.week import MondayMail, NotUseful

__all__ = [
    "Chart",
    "Conversation",
    "Expected",
    "LeftOut",
    "MondayMail",
    "NotUseful",
    "QuietPeriod",
    "Snapshot",
    "SwitchedOff",
    "Trying",
    "Verdict",
]
