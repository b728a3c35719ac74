"""One question in a list: what was asked, by whom, and how far it is."""

from typing import Any

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.people.models import Person
from guildhall.questions.events import QUESTION
from guildhall.questions.models import Question, State
from guildhall.questions.queries.promise import Promise
from guildhall.questions.ui.question_state import question_state
from guildhall.questions.ui.waiting_time import waiting_time
from guildhall.web.frames import frame
from guildhall.web.ui.tag import tags
from guildhall.web.ui.when import when

register = template.Library()


@register.simple_tag
def question_row(entry: Entry, promise: Promise | None, *, slug: str) -> SafeString:
    """The same for every reader. `promise` is the community's, measured for this question."""
    count = entry.answer_count
    return frame(
        "questions/ui/question_row.html",
        {"is_urgent": entry.question.is_urgent, "has_answers": bool(count)},
        address=path_of(entry, slug),
        title=entry.title,
        state=question_state(entry),
        author=entry.author.name,
        when=when(entry.created_at),
        answers=ngettext("%(number)d answer", "%(number)d answers", count) % {"number": count},
        waiting=waiting_time(promise),
        topics=tags(topic.name for topic in entry.topics.all()),
    )


def sample() -> dict[str, Any]:
    """A question that is kept nowhere."""
    entry = Entry(
        pk=1,
        kind=QUESTION,
        title="Pump P-12 trips after ten minutes",
        state=State.WAITING,
        author=Person(name="Ben Okafor", username="ben", claimed_at=timezone.now()),
        created_at=timezone.now(),
        answer_count=2,
    )
    entry.question = Question(entry=entry, need=Question.Need.NOW)
    vars(entry)["_prefetched_objects_cache"] = {"topics": []}
    return {"entry": entry}
