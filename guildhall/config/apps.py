from django.apps import AppConfig, apps

from guildhall.config.rooms import ROOMS
from guildhall.kit.declared import Misdeclared
from guildhall.kit.finder import find_all
from guildhall.kit.language import keep_language_in_its_thread


class HallConfig(AppConfig):
    """Stands last in INSTALLED_APPS: when it is ready, the house knows what every app declares."""

    name = "guildhall.config"
    label = "hall"

    def ready(self) -> None:
        from guildhall.communities.rooms import rooms
        from guildhall.config.asking import TABLES  # it knows models of every app

        keep_language_in_its_thread()
        ours = [app.name for app in apps.get_app_configs() if app.name.startswith("guildhall.")]
        find_all(ours, tables=TABLES)
        for name in ROOMS:
            if name not in rooms:
                raise Misdeclared(
                    f"guildhall/{name}/room.py declares no room with the slug {name}."
                )
