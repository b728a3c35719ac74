from django.apps import AppConfig


class CommonsConfig(AppConfig):
    name = "guildhall.commons"

    def ready(self) -> None:
        from guildhall.commons import evidence, own_exports, tasks

        evidence.register()
        own_exports.register()
        tasks.register()
