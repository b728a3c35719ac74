from guildhall.notifications.models.feed import CALENDAR, FeedKey, new_nonce
from guildhall.notifications.models.level import ChosenLevel, Level
from guildhall.notifications.models.no_mail import NoMail
from guildhall.notifications.models.notice import Hearing, Notice
from guildhall.notifications.models.preference import Preference
from guildhall.notifications.models.push import Push, PushDevice

__all__ = [
    "CALENDAR",
    "ChosenLevel",
    "FeedKey",
    "Hearing",
    "Level",
    "NoMail",
    "Notice",
    "Preference",
    "Push",
    "PushDevice",
    "new_nonce",
]
