"""Two full-text indexes that are used alike: keep tokens, find documents, rank them."""

from types import ModuleType

from django.db import connection

from guildhall.search.engines import postgresql, sqlite


def engine() -> ModuleType:
    return postgresql if connection.vendor == "postgresql" else sqlite
