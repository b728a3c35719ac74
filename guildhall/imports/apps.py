from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "guildhall.imports"

    def ready(self) -> None:
        from guildhall.imports import help, keeper

        help.register()
        keeper.register()
