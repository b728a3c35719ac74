from django.apps import AppConfig

from guildhall.kit.registry import freeze_all


class HallConfig(AppConfig):
    """Stands last in INSTALLED_APPS: when it is ready, every room has registered."""

    name = "guildhall.config"
    label = "hall"

    def ready(self) -> None:
        freeze_all()
