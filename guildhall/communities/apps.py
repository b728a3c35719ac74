from django.apps import AppConfig


class CommunitiesConfig(AppConfig):
    name = "guildhall.communities"

    def ready(self) -> None:
        from guildhall.communities import own_exports, tasks

        own_exports.register()
        tasks.register()
