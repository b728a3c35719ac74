"""What Questions tells the house."""

from django.utils.translation import gettext_lazy as _

from guildhall.commons.kinds import Growth, Kind, growths, kinds
from guildhall.communities.rooms import Room, rooms
from guildhall.questions.actions import become_question, note_first_reply
from guildhall.questions.events import QUESTION, QUESTION_ASKED
from guildhall.web.help import HelpPage, help_pages


def register() -> None:
    help_pages.add("questions", HelpPage("questions", _("Questions"), "questions/help.html"))
    rooms.add("questions", Room(
        slug="questions", name=_("Questions"), icon="message-circle-question-mark", url_name="questions",
        kinds=(QUESTION,), purpose=_("Ask with one line and a photo; somebody has seen it before."),
    ))  # fmt: skip
    kinds.add(QUESTION, Kind(
        name=QUESTION, label=_("question"), icon="message-circle-question-mark", url_name="question", room="questions",
        on_reply=note_first_reply,
    ))  # fmt: skip
    growths.add(QUESTION, Growth(
        from_kinds=("note",), to_kind=QUESTION, label=_("Somebody needs this answered"), icon="circle-help", make=become_question, moves_replies=True,
        from_lines_of=("meeting",), posted_verb=QUESTION_ASKED,
    ))  # fmt: skip
