from django.apps import AppConfig


class TableConfig(AppConfig):
    name = "guildhall.table"

    def ready(self) -> None:
        from guildhall.table import by_mail, hooks, notices, room

        room.register()
        notices.register()
        by_mail.register()
        hooks.register()
