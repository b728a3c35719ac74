from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    name = "guildhall.questions"

    def ready(self) -> None:
        from guildhall.questions import own_exports, room

        room.register()
        own_exports.register()
