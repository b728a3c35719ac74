"""Two accounts turn out to be one human being: apps in which each had a say settle which counts."""

from collections.abc import Callable

from guildhall.kit.declared import Asked
from guildhall.people.models import Person

on_merge: Asked[Callable[[Person, Person], None]] = Asked("on_merge", "account", "into")


def settle_what_both_said(account: Person, *, into: Person) -> None:
    """Before the rows of `account` move: of what both said about the same, the latest is left."""
    for settle in on_merge:
        settle(account, into)
