from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    name = "guildhall.webhooks"

    def ready(self) -> None:
        from guildhall.webhooks import own_exports, panels, tasks

        own_exports.register()
        panels.register()
        tasks.register()
