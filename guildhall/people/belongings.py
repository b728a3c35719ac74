"""Which rows go along to the person who claims what an imported author wrote, or is merged with.

Each foreign key to a person says it where it is declared: `author = goes_along(ForeignKey(…))`.
One that doesn't say fails a test of the house.
"""

from typing import TypeVar

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models.fields.related import ForeignObjectRel

# Keys of libraries: an imported person has no way to sign in.
OF_LIBRARIES = frozenset(
    {
        "account.EmailAddress.user",
        "mfa.Authenticator.user",
        "socialaccount.SocialAccount.user",
        "usersessions.UserSession.user",
    }
)

Key = TypeVar("Key", bound=models.Field)


def goes_along(key: Key) -> Key:
    """Rows of this key go to the person who claims."""
    vars(key)["goes_along"] = True
    return key


def stays_behind(key: Key) -> Key:
    """An imported author has no such rows, or they are about what was done to an account."""
    vars(key)["goes_along"] = False
    return key


def of_the_account(key: Key) -> Key:
    """Rows of the account itself, not of the human being: they stay where accounts are merged, too.

    What was done to an account, its devices and secrets, its place in an index.
    """
    vars(key)["of_the_account"] = True
    return stays_behind(key)


def moved_by_merging() -> list[str]:
    """The keys whose rows go to the account that stays, where an owner merges two."""
    return [
        key
        for key, field in _keys().items()
        if key not in OF_LIBRARIES and not vars(field).get("of_the_account")
    ]


def references() -> dict[str, bool | None]:
    """Every key to a person (app.Model.field), and whether it goes along; None: it doesn't say."""
    return {name: _goes_along(key) for name, key in _keys().items()}


def _keys() -> dict[str, models.Field]:
    fields = get_user_model()._meta.get_fields(include_hidden=True)
    keys = [one.field for one in fields if isinstance(one, ForeignObjectRel)]
    return {_name_of(key): key for key in keys}


def _goes_along(key: models.Field) -> bool | None:
    return False if _name_of(key) in OF_LIBRARIES else vars(key).get("goes_along")


def _name_of(key: models.Field) -> str:
    return f"{key.model._meta.label}.{key.name}"
