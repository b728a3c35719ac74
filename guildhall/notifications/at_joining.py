"""The one question of notifications to whoever joins a community."""

from guildhall.communities.at_joining import JoiningQuestion, joining_questions
from guildhall.notifications.actions import choose_level
from guildhall.notifications.forms import AtJoiningForm


def register() -> None:
    joining_questions.add("level", JoiningQuestion(
        lambda given: AtJoiningForm(given),
        lambda person, community, form: _choose(person, community, form.cleaned_data["level"]),
    ))  # fmt: skip


def _choose(person, community, level: str) -> None:
    if level:
        choose_level(level, by=person, community=community)
