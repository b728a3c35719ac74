from guildhall.health.models.monday import MondayMail, NoMondayMail, NotUseful
from guildhall.health.models.snapshot import Snapshot

__all__ = ["MondayMail", "NoMondayMail", "NotUseful", "Snapshot"]
