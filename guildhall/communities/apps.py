from django.apps import AppConfig


class CommunitiesConfig(AppConfig):
    name = "guildhall.communities"

    def ready(self) -> None:
        from guildhall.communities import evidence, help, letters, own_exports, panels, tasks

        evidence.register()
        help.register()
        letters.register()
        own_exports.register()
        panels.register()
        tasks.register()
