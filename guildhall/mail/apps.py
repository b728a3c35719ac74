from django.apps import AppConfig


class MailConfig(AppConfig):
    name = "guildhall.mail"

    def ready(self) -> None:
        from guildhall.mail import tasks

        tasks.register()
