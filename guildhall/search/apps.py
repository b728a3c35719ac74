from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "guildhall.search"

    def ready(self) -> None:
        from guildhall.search import help, tasks

        tasks.register()
        help.register()
