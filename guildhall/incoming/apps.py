from django.apps import AppConfig


class IncomingConfig(AppConfig):
    name = "guildhall.incoming"

    def ready(self) -> None:
        from guildhall.incoming import letters, own_exports, panels, tasks

        letters.register()
        own_exports.register()
        panels.register()
        tasks.register()
