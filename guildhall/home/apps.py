from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "guildhall.home"

    def ready(self) -> None:
        from guildhall.home import help, own_exports

        help.register()
        own_exports.register()
