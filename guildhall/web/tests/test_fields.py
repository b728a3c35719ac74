"""A field of a form is taken as what it is, and nothing else."""

import pytest
from django import forms
from django.contrib.auth.models import Group

from guildhall.web.fields import RowsField, field_of


class TopicForm(forms.Form):
    topic = forms.ChoiceField(choices=[])


def test_a_field_is_set_up_as_what_it_is():
    form = TopicForm({"topic": "pumps"})

    field_of(form, "topic", forms.ChoiceField).choices = [("pumps", "Pumps")]

    assert form.is_valid()


def test_a_field_of_another_kind_is_a_mistake_in_the_form():
    with pytest.raises(TypeError, match=r"TopicForm\.topic is no ModelChoiceField"):
        field_of(TopicForm(), "topic", forms.ModelChoiceField)


class GroupsForm(forms.Form):
    groups = RowsField(queryset=Group.objects.all())


@pytest.mark.database
@pytest.mark.parametrize(
    "sent", ["9" * 19, "9" * 30, "-" + "9" * 30, "9" * 5000, "9" * 18, "0", "x", "", "1e400"]
)
def test_a_number_that_no_database_holds_is_a_wrong_choice(db, sent):
    there = str(Group.objects.create(name="Pumps").pk)
    form = GroupsForm({"groups": [sent, there]})

    assert not form.is_valid()
    assert len(form.errors["groups"][0]) < 120
    assert GroupsForm({"groups": [there]}).is_valid()
