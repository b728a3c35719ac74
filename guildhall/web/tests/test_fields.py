"""A field of a form is taken as what it is, and nothing else."""

import pytest
from django import forms

from guildhall.web.fields import field_of


class TopicForm(forms.Form):
    topic = forms.ChoiceField(choices=[])


def test_a_field_is_set_up_as_what_it_is():
    form = TopicForm({"topic": "pumps"})

    field_of(form, "topic", forms.ChoiceField).choices = [("pumps", "Pumps")]

    assert form.is_valid()


def test_a_field_of_another_kind_is_a_mistake_in_the_form():
    with pytest.raises(TypeError, match=r"TopicForm\.topic is no ModelChoiceField"):
        field_of(TopicForm(), "topic", forms.ModelChoiceField)
