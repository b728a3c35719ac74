"""What a form draws without a template is what Django's templates draw."""

import datetime as dt

import pytest
from django import forms
from django.conf import settings
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from guildhall.web.drawn_inputs import DrawnInputs

SHARP = '<Ada & "Ben">'
GROUPED = (("", "—"), (SHARP, ((1, SHARP), (2, mark_safe("<b>two</b>")))), (3, _("Title")))
ATTRIBUTES = {
    "placeholder": _("Title"),
    "data-sharp": SHARP,
    "data-safe": mark_safe("&lt;"),
    "required": True,
    "disabled": False,
    "rows": 1_234,
    "data-none": None,
}
INPUTS = (
    forms.TextInput,
    forms.NumberInput,
    forms.EmailInput,
    forms.URLInput,
    forms.PasswordInput,
    forms.HiddenInput,
    forms.DateInput,
    forms.DateTimeInput,
    forms.TimeInput,
    forms.CheckboxInput,
    forms.FileInput,
    forms.ColorInput,
    forms.SearchInput,
    forms.TelInput,
    forms.Textarea,
)
VALUES = (None, "", SHARP, mark_safe(SHARP), 1_234, True, False, dt.date(2026, 11, 30))


@pytest.mark.parametrize("widget", INPUTS)
@pytest.mark.parametrize("value", VALUES)
def test_a_control_is_the_one_of_django(widget, value):
    control = widget(ATTRIBUTES)

    assert _drawn(control, value, DrawnInputs()) == _drawn(control, value, DjangoTemplates())


@pytest.mark.parametrize("widget", [forms.Select, forms.SelectMultiple])
@pytest.mark.parametrize("value", ["", "1", SHARP, ["1", "3"], None])
def test_a_menu_of_choices_is_the_one_of_django(widget, value):
    menu = widget(ATTRIBUTES, choices=GROUPED)

    assert _drawn(menu, value, DrawnInputs()) == _drawn(menu, value, DjangoTemplates())


@pytest.mark.parametrize("widget", [forms.RadioSelect, forms.CheckboxSelectMultiple])
@pytest.mark.parametrize("value", ["", "1", SHARP, None])
def test_each_of_some_choices_is_the_one_of_django(widget, value):
    choices = widget(ATTRIBUTES, choices=GROUPED)

    for attributes in ({"id": "id_one"}, {}):
        for one in choices.subwidgets("choice", value, attributes):
            for has_label in (True, False):
                context = {"widget": {**one, "wrap_label": has_label}}
                ours = DrawnInputs().render(one["template_name"], context)
                assert ours == DjangoTemplates().render(one["template_name"], context)


def test_what_it_does_not_draw_is_left_to_django():
    boxes = forms.CheckboxSelectMultiple(ATTRIBUTES, choices=GROUPED)

    assert _drawn(boxes, ["1"], DrawnInputs()) == _drawn(boxes, ["1"], DjangoTemplates())


def test_the_hall_draws_its_forms_with_it():
    assert settings.FORM_RENDERER == "guildhall.web.drawn_inputs.DrawnInputs"


def _drawn(widget, value, renderer):
    return widget.render(SHARP, value, {"id": "id_one"}, renderer)
