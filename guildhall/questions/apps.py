from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    name = "guildhall.questions"

    def ready(self) -> None:
        from guildhall.questions import by_mail, digest, evidence, hooks, notices, own_exports, room, tasks

        room.register()
        notices.register()
        digest.register()
        evidence.register()
        by_mail.register()
        hooks.register()
        own_exports.register()
        tasks.register()
