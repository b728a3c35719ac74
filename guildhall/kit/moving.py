"""Move rows from one target of a foreign key to another; what both have stays where it is."""

from django.db import IntegrityError, models, transaction

BATCH = 200


def move_rows(rows: models.QuerySet, name: str, to: models.Model) -> list[int]:
    """Set the key `name` of these rows to `to`; returns the ids of the rows that moved.

    A row that would break a constraint, as where both are members, stays.
    """
    ids = list(rows.order_by("pk").values_list("pk", flat=True))
    moved: list[int] = []
    for start in range(0, len(ids), BATCH):
        moved += _move(rows.model, ids[start : start + BATCH], name, to)
    return moved


def _move(model: type[models.Model], ids: list[int], name: str, to: models.Model) -> list[int]:
    try:
        with transaction.atomic():
            model._base_manager.filter(pk__in=ids).update(**{name: to})
    except IntegrityError:
        if len(ids) == 1:
            return []
        half = len(ids) // 2
        return [*_move(model, ids[:half], name, to), *_move(model, ids[half:], name, to)]
    return ids
