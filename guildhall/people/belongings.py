"""What refers to a person, and whether it goes along when an imported name turns out to be somebody.

Each app says it for its own tables; a test compares the list with the models, so that none is forgotten.
"""

from collections.abc import Iterable

from guildhall.kit.registry import Registry

belongings: Registry[bool] = Registry("people.belongings")


def go_along(*fields: str) -> None:
    """Fields (app.Model.field) whose rows go to the person who claims."""
    _add(fields, True)


def stay_behind(*fields: str) -> None:
    """Fields that an imported person cannot have, or that tell who once did something to an account."""
    _add(fields, False)


def _add(fields: Iterable[str], goes_along: bool) -> None:
    for field in fields:
        belongings.add(field, goes_along)
