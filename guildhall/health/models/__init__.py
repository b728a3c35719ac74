from guildhall.health.models.monday import MondayMail, NoMondayMail, NotUseful

__all__ = ["MondayMail", "NoMondayMail", "NotUseful"]
