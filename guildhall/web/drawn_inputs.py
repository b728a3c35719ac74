"""The controls of forms, drawn without a template: an input, a text area, a menu of choices.

Django includes a template in a template for each attribute of each control, which takes longer than
all else that a short form holds. What is written is the same to the letter.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.safestring import SafeString

from guildhall.web.escaping import escaped

_WIDGETS = "django/forms/widgets"
_INPUTS = (
    "checkbox",
    "color",
    "date",
    "datetime",
    "email",
    "file",
    "hidden",
    "number",
    "password",
    "search",
    "tel",
    "text",
    "time",
    "url",
)


class DrawnInputs(DjangoTemplates):
    """Draws these itself; all others from Django's templates."""

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> str:
        draw = _DRAWN.get(template_name)
        if draw is None:
            return super().render(template_name, context, request)
        return SafeString(draw(context["widget"]))  # each text in it is escaped below


def _input(widget: Mapping[str, Any]) -> str:
    value = "" if widget["value"] is None else f' value="{escaped(widget["value"])}"'
    kind, name = escaped(widget["type"]), escaped(widget["name"])
    return f'<input type="{kind}" name="{name}"{value}{_attributes(widget)}>'


def _choice(option: Mapping[str, Any]) -> str:
    """A radio button or tick box, in its label where it has that around it."""
    drawn = _input(option)
    if not option.get("wrap_label"):
        return drawn
    number = option["attrs"].get("id")
    meant = f' for="{escaped(number)}"' if number else ""
    return f"<label{meant}>{drawn}\n {escaped(option['label'])}</label>"


def _textarea(widget: Mapping[str, Any]) -> str:
    value = escaped(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{escaped(widget["name"])}"{_attributes(widget)}>\n{value}</textarea>'


def _select(widget: Mapping[str, Any]) -> str:
    groups = [_group(name, options) for name, options, _place in widget["optgroups"]]
    name = escaped(widget["name"])
    return f'<select name="{name}"{_attributes(widget)}>{"".join(groups)}\n</select>'


def _group(name: str | None, options: Iterable[Mapping[str, Any]]) -> str:
    drawn = "".join([_option(one) for one in options])
    if not name:
        return drawn
    return f'\n  <optgroup label="{escaped(name)}">{drawn}\n  </optgroup>'


def _option(option: Mapping[str, Any]) -> str:
    value, label = escaped(str(option["value"])), escaped(option["label"])
    return f'\n  <option value="{value}"{_attributes(option)}>{label}</option>\n'


def _attributes(widget: Mapping[str, Any]) -> str:
    return "".join(
        [
            f" {escaped(name)}" if value is True else f' {escaped(name)}="{escaped(value)}"'
            for name, value in widget["attrs"].items()
            if value is not False
        ]
    )


_DRAWN: dict[str, Callable[[Mapping[str, Any]], str]] = {
    f"{_WIDGETS}/textarea.html": _textarea,
    f"{_WIDGETS}/select.html": _select,
    f"{_WIDGETS}/radio_option.html": _choice,
    f"{_WIDGETS}/checkbox_option.html": _choice,
    **{f"{_WIDGETS}/{kind}.html": _input for kind in _INPUTS},
}
