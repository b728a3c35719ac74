from django.apps import AppConfig


class CommonsConfig(AppConfig):
    name = "guildhall.commons"

    def ready(self) -> None:
        from guildhall.commons import own_exports, tasks

        own_exports.register()
        tasks.register()
