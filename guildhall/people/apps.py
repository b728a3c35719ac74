from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "guildhall.people"

    def ready(self) -> None:
        from guildhall.people import help, letters, own_exports, panels, tasks

        help.register()
        letters.register()
        tasks.register()
        own_exports.register()
        panels.register()
