from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "guildhall.demo"

    def ready(self) -> None:
        from guildhall.demo import panels

        panels.register()
