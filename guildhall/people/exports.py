"""My data out: every app that keeps something about a person says here what it is."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from guildhall.kit.registry import Registry
from guildhall.people.models import Person

Collect = Callable[[Person], Iterable[Mapping[str, Any]]]

exports: Registry[Collect] = Registry("people.exports")
