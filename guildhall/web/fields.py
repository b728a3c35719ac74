"""The fields of a form that its own code sets up, as what they are."""

from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms import BaseForm, DateInput, Field, ModelMultipleChoiceField

Kind = TypeVar("Kind", bound=Field)
LONGEST_ID = 18  # digits that every database holds as a whole number


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


class RowsField(ModelMultipleChoiceField):
    """Any number of rows. A number that no database can hold is a wrong choice like any other."""

    def clean(self, value: Any) -> QuerySet[Any]:
        for one in value if isinstance(value, list | tuple) else ():
            if len(str(one)) > LONGEST_ID:
                raise ValidationError(
                    self.error_messages["invalid_choice"],
                    code="invalid_choice",
                    params={"value": str(one)[:LONGEST_ID]},
                )
        return super().clean(value)
