from django.apps import AppConfig


class ModerationConfig(AppConfig):
    name = "guildhall.moderation"

    def ready(self) -> None:
        from guildhall.moderation import gates, notices, own_exports, panels, tasks

        gates.register()
        notices.register()
        own_exports.register()
        panels.register()
        tasks.register()
