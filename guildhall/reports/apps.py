from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "guildhall.reports"

    def ready(self) -> None:
        from guildhall.reports import notices, own_exports, panels

        notices.register()
        own_exports.register()
        panels.register()
