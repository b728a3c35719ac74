from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "guildhall.search"

    def ready(self) -> None:
        from guildhall.search import tasks

        tasks.register()
