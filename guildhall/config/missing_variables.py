"""In tests it is an error to print, pass on or ask for a variable that a page was not given.

Otherwise Django prints nothing and treats it as false. What may be missing says so:
`|default:""`, `firstof`.
"""

import sys
from pathlib import Path
from typing import Any

from django.template import base
from django.template.base import FilterExpression, Parser, Variable, VariableDoesNotExist
from django.template.defaultfilters import default, default_if_none
from django.template.defaulttags import FirstOfNode

import guildhall

OURS = str(Path(guildhall.__file__).parent)
THEIRS = "/templates/allauth/"  # elements of a library, whose attributes may all be missing
FORGIVING = {default, default_if_none}
FIRST_OF = FirstOfNode.render.__code__


class MissingVariable(BaseException):
    """Not an Exception: `if` takes each of those for no."""


class Nothing(str):
    """What Django puts in the place of a missing variable: empty, and told from an empty text."""

    def __contains__(self, part: object) -> bool:
        return part == "%s"

    def __mod__(self, name: Any) -> str:
        """How `blocktranslate` says the name of a variable that is missing."""
        raise MissingVariable(str(name))


NOTHING = Nothing()


class StrictVariable(Variable):
    def __init__(self, var: str, *, place: str) -> None:
        super().__init__(var)
        self.place = place

    def resolve(self, context: Any) -> Any:
        try:
            value = super().resolve(context)
        except VariableDoesNotExist as problem:
            raise MissingVariable(f"{self.var} in {self.place}") from problem
        if value is NOTHING:
            raise MissingVariable(
                f"{self.var} in {self.place} has no row behind it, or wants arguments"
            )
        return value


class StrictExpression(FilterExpression):
    __slots__ = ("as_django_has_it",)

    def __init__(self, token: str, parser: Parser) -> None:
        super().__init__(token, parser)
        self.as_django_has_it = self.var
        may_be_missing = bool(self.filters) and self.filters[0][0] in FORGIVING
        if self.is_var and not may_be_missing and _is_ours(_place_of(parser)):
            self.var = StrictVariable(self.var.var, place=_place_of(parser))

    def resolve(self, context: Any, ignore_failures: bool = False) -> Any:
        """In a condition a part of None is None: only what is not there at all is missing."""
        if ignore_failures and sys._getframe(1).f_code is FIRST_OF:
            return self._resolve_as_django_does(context)
        try:
            return super().resolve(context, ignore_failures)
        except MissingVariable as missing:
            if ignore_failures and _is_part_of_none(missing.__cause__):
                return None
            raise

    def _resolve_as_django_does(self, context: Any) -> Any:
        strict, self.var = self.var, self.as_django_has_it
        try:
            return super().resolve(context, ignore_failures=True)
        finally:
            self.var = strict


def _is_part_of_none(problem: BaseException | None) -> bool:
    return isinstance(problem, VariableDoesNotExist) and problem.params[1] is None


def _place_of(parser: Parser) -> str:
    return str(getattr(parser.origin, "name", ""))


def _is_ours(place: str) -> bool:
    return place.startswith(OURS) and THEIRS not in place


def be_strict(engine: dict[str, Any]) -> None:
    """Let the engine with these settings raise MissingVariable."""
    engine["OPTIONS"]["string_if_invalid"] = NOTHING
    vars(base)["FilterExpression"] = StrictExpression  # the class that the parser makes them of
