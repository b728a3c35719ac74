"""A queryset compiled once and run many times with other parameters.

Django builds the SQL of a queryset anew for each use, which costs several times
what SQLite needs to answer it. Where a page is opened all day, the rule stays
a queryset in domain words and only its SQL is kept.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar, overload

import django
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable

from guildhall.kit.places import Given, Places, parameters_of, stand_ins_for
from guildhall.kit.prepared_instances import Instances

Row = TypeVar("Row", bound=Model)
_COMPILER_OF = (5, 2)  # the Django whose compiler a plan is read from


class Prepared(Generic[Row]):
    """Wraps a function that builds a queryset from parameters annotated int, str or datetime.

    The parameters must reach the SQL as they are (no LIKE, no IN over a list), and
    nothing else in the queryset may change from one use to the next. Under another Django,
    and where the rows of a queryset are more than one statement, the queryset itself is run.
    """

    def __init__(
        self, build: Callable[..., QuerySet[Row]], *, takes: Mapping[str, type] | None = None
    ) -> None:
        """`takes` names the parameters of a function that can do without some, and their types."""
        self.build = build
        self._takes = takes
        self._plans: dict[str, _Plan[Row] | None] = {}

    def rows(self, **given: Given) -> list[Row]:
        """The rows for these parameters, as model instances."""
        plan = self._plan()
        return plan.run(given) if plan else list(self.build(**given))

    def first(self, **given: Given) -> Row | None:
        rows = self.rows(**given)
        return rows[0] if rows else None

    @property
    def is_compiled(self) -> bool:
        """Whether its SQL is kept, or the queryset itself is run each time."""
        return self._plan() is not None

    def _plan(self) -> "_Plan[Row] | None":
        vendor = connection.vendor
        if vendor not in self._plans:
            self._plans[vendor] = self._compile()
        return self._plans[vendor]

    def _compile(self) -> "_Plan[Row] | None":
        """None where the plain queryset must do. Raises ValueError for a careless builder."""
        stand_ins = stand_ins_for(self._takes or parameters_of(self.build))
        queryset = self.build(**stand_ins)
        if django.VERSION[:2] != _COMPILER_OF or not _is_one_statement(queryset):
            return None
        try:
            return _Plan(queryset, stand_ins)
        except EmptyResultSet:  # it asks the database nothing
            return None


def _is_one_statement(queryset: QuerySet) -> bool:
    """Whether its rows are model instances as the database gives them, with nothing added later."""
    is_of_models = queryset._iterable_class is ModelIterable
    internals = vars(queryset)
    has_more = internals["_prefetch_related_lookups"] or internals["_known_related_objects"]
    return is_of_models and not has_more and not queryset.query.combinator


def prepared(build: Callable[..., QuerySet[Row]]) -> Prepared[Row]:
    """Decorates the function that builds the queryset."""
    return Prepared(build)


def keep_related(row: Model, name: str, related: Sequence[Model]) -> None:
    """What `row.name.all()` gives from here on without asking the database, as if prefetched."""
    vars(row).setdefault("_prefetched_objects_cache", {})[name] = related


class _Plan(Generic[Row]):
    """SQL with the places of its parameters, and how a row becomes an instance."""

    def __init__(self, queryset: QuerySet[Row], stand_ins: dict[str, Given]) -> None:
        compiler = queryset.query.get_compiler(using=connection.alias, connection=connection)
        self.sql, params = compiler.as_sql()
        self.places = Places(params, stand_ins)
        self.converters = compiler.get_converters(
            [expression for expression, _sql, _alias in compiler.select]
        )
        self.convert = compiler.apply_converters
        self.instances = Instances(compiler.klass_info, compiler.select, connection.alias)
        self.annotations = compiler.annotation_col_map

    def run(self, given: dict[str, Given]) -> list[Row]:
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.places.filled(given))
            rows = cursor.fetchall()
        if self.converters:
            rows = self.convert(rows, self.converters)
        return [self._instance(row) for row in rows]

    def _instance(self, row: Sequence[Any]) -> Row:
        made: Row = self.instances.of(row)
        for name, place in self.annotations.items():
            setattr(made, name, row[place])
        return made


@overload
def as_moment(value: None) -> None: ...


@overload
def as_moment(value: str | dt.datetime) -> dt.datetime: ...


def as_moment(value: str | dt.datetime | None) -> dt.datetime | None:
    """A moment that a raw query handed out: SQLite hands it out as text, in UTC."""
    if isinstance(value, str):
        value = dt.datetime.fromisoformat(value)
    return value.replace(tzinfo=dt.UTC) if value and value.tzinfo is None else value
