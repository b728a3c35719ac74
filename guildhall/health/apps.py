from django.apps import AppConfig


class HealthConfig(AppConfig):
    name = "guildhall.health"

    def ready(self) -> None:
        from guildhall.health import letters, notices, own_exports, panels, tasks

        panels.register()
        letters.register()
        notices.register()
        tasks.register()
        own_exports.register()
