"""Rows in bulk: one statement for all of them, where Django builds SQL for each row anew."""

from collections.abc import Iterable

from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import AutoField, Max, Model


def insert(rows: Iterable[Model]) -> None:
    """Insert rows of one model, as they are; they get the numbers that follow."""
    made = list(rows)
    if not made:
        return
    model = type(made[0])
    if isinstance(model._meta.pk, AutoField):
        last = model._base_manager.aggregate(last=Max("pk"))["last"] or 0
        for number, row in enumerate(made, start=last + 1):
            row.pk = number
    database = connections[DEFAULT_DB_ALIAS]  # asked for once: it is looked up each time else
    fields = model._meta.local_concrete_fields
    columns = ", ".join(database.ops.quote_name(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    values = (
        [field.get_db_prep_save(getattr(row, field.attname), database) for field in fields]
        for row in made
    )
    # Django names the table and its columns.
    sql = f"INSERT INTO {model._meta.db_table} ({columns}) VALUES ({places})"  # noqa: S608
    with database.cursor() as cursor:
        cursor.executemany(sql, list(values))


def go_on_counting(*models: type[Model]) -> None:
    """PostgreSQL counts for itself: what is added later gets the numbers after these."""
    database = connections[DEFAULT_DB_ALIAS]
    with database.cursor() as cursor:
        for statement in database.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)
