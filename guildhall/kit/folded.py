"""A column that holds another one folded, so that both databases find a name alike."""

from typing import Any

from django.db import models

from guildhall.kit.words import fold

LAST = chr(0x10FFFF)  # sorted after everything that people type


def begins_with(key: str, *, field: str = "name_key") -> dict[str, str]:
    """The conditions of rows whose folded name begins like `key`, which an index answers."""
    return {f"{field}__gte": key, f"{field}__lt": key + LAST}


class FoldedField(models.CharField):
    """The folded text of the field `of`, made whenever the row is written by `save` or in bulk.

    An `update()` of the other field has to set this one, too.
    """

    def __init__(self, *args: Any, of: str = "", **kwargs: Any) -> None:
        self.of = of
        kwargs |= {"editable": False, "blank": True, "default": ""}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"of": self.of}

    def db_parameters(self, connection: Any) -> Any:
        """Sorted by code points on both databases, so that a beginning is a range of the index."""
        collation = "C" if connection.vendor == "postgresql" else None
        return super().db_parameters(connection) | {"collation": collation}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        folded = fold(getattr(model_instance, self.of))[: self.max_length]
        setattr(model_instance, self.attname, folded)
        return folded
