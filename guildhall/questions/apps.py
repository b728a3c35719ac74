from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    name = "guildhall.questions"

    def ready(self) -> None:
        from guildhall.questions import digest, notices, own_exports, room

        room.register()
        notices.register()
        digest.register()
        own_exports.register()
