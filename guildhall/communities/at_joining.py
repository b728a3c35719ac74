"""What is asked of whoever joins, beside what communities asks itself: upper floors add one question each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import Form

from guildhall.communities.models import Community
from guildhall.kit.registry import Registry
from guildhall.people.models import Person


@dataclass(frozen=True, slots=True)
class JoiningQuestion:
    """A form of one field, and what is done with its answer."""

    form: Callable[[Mapping[str, Any] | None], Form]
    answer: Callable[[Person, Community, Form], None]


joining_questions: Registry[JoiningQuestion] = Registry("communities.joining_questions")


def forms_at_joining(given: Mapping[str, Any] | None) -> dict[str, Form]:
    """Each question's form, by its name."""
    return {name: joining_questions[name].form(given) for name in joining_questions.names()}


def answer_all(forms: Mapping[str, Form], *, by: Person, community: Community) -> None:
    """Do what was answered; all of these are valid."""
    for name, form in forms.items():
        joining_questions[name].answer(by, community, form)
