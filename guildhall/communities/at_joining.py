"""What people are asked when they join: upper floors may add one question each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import Form

from guildhall.communities.models import Community
from guildhall.kit.declared import Declared
from guildhall.people.models import Person


@dataclass(frozen=True, slots=True)
class JoiningQuestion:
    """A form of one field, and what is done with its answer."""

    name: str
    form: Callable[[Mapping[str, Any] | None], Form]
    answer: Callable[[Person, Community, Form], None]


at_joining: Declared[JoiningQuestion] = Declared("at_joining", JoiningQuestion, by="name")


def forms_at_joining(given: Mapping[str, Any] | None) -> dict[str, Form]:
    """Each question's form, by its name."""
    return {question.name: question.form(given) for question in at_joining}


def answer_all(forms: Mapping[str, Form], *, by: Person, community: Community) -> None:
    """Do what was answered; all of these are valid."""
    for name, form in forms.items():
        at_joining[name].answer(by, community, form)
