from django.apps import AppConfig


class NewcomersConfig(AppConfig):
    name = "guildhall.newcomers"

    def ready(self) -> None:
        from guildhall.newcomers import notices, own_exports, panels, tasks

        notices.register()
        own_exports.register()
        panels.register()
        tasks.register()
