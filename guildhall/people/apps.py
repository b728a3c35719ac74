from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "guildhall.people"

    def ready(self) -> None:
        from guildhall.people import help, own_exports, panels

        help.register()
        own_exports.register()
        panels.register()
