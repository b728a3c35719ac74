from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "guildhall.people"

    def ready(self) -> None:
        from guildhall.people import own_exports, panels

        own_exports.register()
        panels.register()
