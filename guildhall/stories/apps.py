from django.apps import AppConfig


class StoriesConfig(AppConfig):
    name = "guildhall.stories"

    def ready(self) -> None:
        from guildhall.stories import by_mail, evidence, hooks, notices, own_exports, room, tasks

        room.register()
        notices.register()
        by_mail.register()
        hooks.register()
        evidence.register()
        own_exports.register()
        tasks.register()
