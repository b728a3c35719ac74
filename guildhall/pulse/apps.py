from django.apps import AppConfig


class PulseConfig(AppConfig):
    name = "guildhall.pulse"

    def ready(self) -> None:
        from guildhall.pulse import letters, notices, own_exports, panels, tasks

        letters.register()
        notices.register()
        own_exports.register()
        panels.register()
        tasks.register()
