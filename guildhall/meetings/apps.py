from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "guildhall.meetings"

    def ready(self) -> None:
        from guildhall.meetings import by_mail, digest, evidence, hooks, notices, own_exports, room, tasks

        room.register()
        notices.register()
        digest.register()
        evidence.register()
        hooks.register()
        by_mail.register()
        own_exports.register()
        tasks.register()
