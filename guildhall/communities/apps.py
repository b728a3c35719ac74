from django.apps import AppConfig


class CommunitiesConfig(AppConfig):
    name = "guildhall.communities"

    def ready(self) -> None:
        from guildhall.communities import help, own_exports, tasks

        help.register()
        own_exports.register()
        tasks.register()
