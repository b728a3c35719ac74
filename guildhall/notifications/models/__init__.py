from guildhall.notifications.models.level import ChosenLevel, Level
from guildhall.notifications.models.notice import Hearing, Notice
from guildhall.notifications.models.preference import Preference

__all__ = ["ChosenLevel", "Hearing", "Level", "Notice", "Preference"]
