"""Texts of several rows in one, so that a subquery hands out what would be a query of its own."""

from typing import Any

from django.db.models import Aggregate, TextField
from django.db.models.sql.compiler import SQLCompiler


class Joined(Aggregate):
    """The texts of the rows of a group, in any order, with a space between two."""

    function = "STRING_AGG"
    template = "%(function)s(%(expressions)s, ' ')"
    output_field = TextField()

    def as_sqlite(self, compiler: SQLCompiler, connection: Any, **more: Any) -> tuple[str, Any]:
        """Older ones know it by another name."""
        return super().as_sql(compiler, connection, function="GROUP_CONCAT", **more)
