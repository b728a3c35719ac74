from django.apps import AppConfig


class ActivityConfig(AppConfig):
    name = "guildhall.activity"

    def ready(self) -> None:
        from guildhall.activity import tasks

        tasks.register()
