"""What a function gives, remembered for each language: labels that are declared, not written."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

from django.utils.translation import get_language

Given = ParamSpec("Given")
Result = TypeVar("Result")


def in_each_language(function: Callable[Given, Result]) -> Callable[Given, Result]:
    """`function` depends on nothing but its arguments, which can be hashed, and the language.

    To translate the forty labels around a page took a tenth of its time.
    """

    def in_language(_language: str | None, *args: Given.args, **named: Given.kwargs) -> Result:
        return function(*args, **named)

    remembered: Callable[..., Result] = lru_cache(maxsize=2_000)(in_language)

    @wraps(function)
    def asked(*args: Given.args, **named: Given.kwargs) -> Result:
        return remembered(get_language(), *args, **named)

    return asked
