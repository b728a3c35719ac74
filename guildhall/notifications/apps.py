from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "guildhall.notifications"

    def ready(self) -> None:
        from guildhall.notifications import at_joining, digest, help, letters, notices, own_exports, panels, reaching, tasks

        at_joining.register()
        help.register()
        own_exports.register()
        panels.register()
        reaching.register()
        notices.register()
        letters.register()
        digest.register()
        tasks.register()
