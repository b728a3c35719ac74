"""The fields of a form that its own code sets up, as what they are."""

from typing import Any, TypeVar

from django.forms import BaseForm, DateInput, Field

Kind = TypeVar("Kind", bound=Field)


def field_of(form: BaseForm, name: str, kind: type[Kind]) -> Kind:
    """The field `name`, which is of `kind`. Otherwise raises TypeError."""
    field = form.fields[name]
    if not isinstance(field, kind):
        raise TypeError(f"{type(form).__name__}.{name} is no {kind.__name__}.")
    return field


class DayInput(DateInput):
    """A day as browsers pick and send it; given in another format, they show an empty field."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")
