from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "guildhall.home"

    def ready(self) -> None:
        from guildhall.home import own_exports

        own_exports.register()
