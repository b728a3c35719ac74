"""What health itself finds to do: in what people tried, first replied, answered, and in silence."""

from guildhall.commons.this_week import ThisWeek
from guildhall.health.week.answers import KEEP, to_keep
from guildhall.health.week.first_replies import THANK, first_replies
from guildhall.health.week.silence import ASK_ON, BEGIN, silence
from guildhall.health.week.tried import LOOK, to_look_at

this_week = (
    ThisWeek((LOOK,), to_look_at),
    ThisWeek((THANK,), first_replies),
    ThisWeek((KEEP,), to_keep),
    ThisWeek((ASK_ON, BEGIN), silence),
)
