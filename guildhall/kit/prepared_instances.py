"""How a row of a prepared query becomes a model instance, with those that were read along with it.

`Model.from_db` walks over all fields of the model, also those that were not read, and sets each by
itself: more than half of what a prepared read cost. Here what was read goes into the instance at
once. That is the same where a field keeps what it is given under its own name, as Django's do.
"""

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any

from django.db.models import Model
from django.db.models.base import ModelState


class Instances:
    """Those of one model, from the columns that a compiler selected for it."""

    def __init__(self, known: Mapping[str, Any], select: Sequence[Any], alias: str) -> None:
        """`known` and `select` are the compiler's: what it knows of the class, and all columns."""
        places = known["select_fields"]
        self.model: type[Model] = known["model"]
        self.names = [select[place][0].target.attname for place in places]
        only = slice(places[0], places[0] + 1)
        self.values = itemgetter(*places) if len(places) > 1 else itemgetter(only)
        self.key_place = places[self.names.index(self.model._meta.pk.attname)]
        self.alias = alias
        self.related = [
            (Instances(one, select, alias), one["local_setter"], one["remote_setter"])
            for one in known.get("related_klass_infos", ())
        ]

    def of(self, row: Sequence[Any]) -> Any:
        """None where what is related does not exist."""
        if row[self.key_place] is None:
            return None
        made = self.model.__new__(self.model)
        made._state = state = ModelState()
        state.adding, state.db = False, self.alias
        vars(made).update(zip(self.names, self.values(row), strict=True))
        for instances, keep_here, keep_there in self.related:
            other = instances.of(row)
            keep_here(made, other)
            if other is not None:
                keep_there(other, made)
        return made
