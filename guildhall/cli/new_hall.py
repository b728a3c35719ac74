"""A new hall: its tables are made from the models as they are today.

A hall that is there is migrated, step by step. A new one needs no history, and playing it back
takes a minute, because Django renders every model anew after each step. Both ways lead to the same
tables and rows; a test compares them.
"""

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from guildhall.kit.declared import Asked

# Apps make what their models do not describe: an index in words of the database, a first row.
furnishes: Asked[Callable[[BaseDatabaseSchemaEditor], Any]] = Asked("furnishes", "editor")


def make_tables() -> None:
    """In one transaction: whoever interrupts it leaves an empty database."""
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.can_migrate(connection):
                editor.create_model(model)
        for furnish in furnishes:
            furnish(editor)
        _note_history(editor)
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)


def _note_history(editor: BaseDatabaseSchemaEditor) -> None:
    """Every step so far is behind this hall; the next ones lead on from here."""
    Step: type[models.Model] = MigrationRecorder.Migration
    editor.create_model(Step)
    steps = MigrationLoader(None).disk_migrations
    Step._default_manager.bulk_create(Step(app=app, name=name) for app, name in sorted(steps))
