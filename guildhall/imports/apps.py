from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "guildhall.imports"
