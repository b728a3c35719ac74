from django.apps import AppConfig


class CommunitiesConfig(AppConfig):
    name = "guildhall.communities"

    def ready(self) -> None:
        from guildhall.communities import help, letters, own_exports, panels, tasks

        help.register()
        letters.register()
        own_exports.register()
        panels.register()
        tasks.register()
