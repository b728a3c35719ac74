from django.apps import AppConfig


class PracticesConfig(AppConfig):
    name = "guildhall.practices"

    def ready(self) -> None:
        from guildhall.practices import by_mail, hooks, notices, own_exports, room, tasks

        room.register()
        notices.register()
        by_mail.register()
        hooks.register()
        own_exports.register()
        tasks.register()
