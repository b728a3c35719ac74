from django.apps import AppConfig


class ChartersConfig(AppConfig):
    name = "guildhall.charters"

    def ready(self) -> None:
        from guildhall.charters import notices, own_exports, panels, tasks

        notices.register()
        own_exports.register()
        panels.register()
        tasks.register()
