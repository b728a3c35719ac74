"""Finish, stop, go on; whether it met the need, and hours."""

from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.people.requests import AuthenticatedRequest
from guildhall.projects import actions, policy
from guildhall.projects.forms import EndForm, HoursForm, JudgeForm
from guildhall.projects.models import Judgement
from guildhall.projects.queries import own_hours
from guildhall.projects.reader import may_note_hours_in
from guildhall.projects.views.buttons import project_button
from guildhall.projects.views.finding import may_do, may_with
from guildhall.projects.views.forms import project_form
from guildhall.projects.views.leading_back import AFTER, HEAD, to_its_page, to_part


def _as_written(_request: AuthenticatedRequest, entry: Entry) -> dict[str, Any]:
    names = ("happened", "lessons", "carried_on_by", "saved")
    return {"initial": {name: getattr(entry.project, name) for name in names}}


def _own_judgement(request: AuthenticatedRequest, entry: Entry) -> dict[str, Any]:
    own = Judgement.objects.filter(project=entry.project, person=request.user).first()
    return {"initial": {"answer": own.answer, "words": own.words} if own else {}}


def _when_to_stop(entry: Entry) -> str:
    """As it was planned; empty where nobody wrote it down."""
    stops_if = entry.project.stops_if
    return _("You wanted to stop if: %(when)s") % {"when": stops_if} if stops_if else ""


def _own_hours(request: AuthenticatedRequest, entry: Entry) -> dict[str, Any]:
    return {"initial": {"hours": own_hours(entry.project, request.user)}}


_form = partial(project_form, back=to_part(AFTER))
_end_form = partial(
    project_form,
    back=to_its_page,
    opens=_as_written,
    given=lambda form: {"ending": form.ending()},
)
_go_on = partial(project_button, says=_("It goes on."), back=to_part(HEAD))

# How it went. The page that a mail's link opens, too.
finish_project = _end_form(
    may=may_do("finish_project"),
    form=partial(EndForm, is_early=False),
    act=actions.finish_project,
    says=_("It's on the page. Now thank those who helped."),
    title=_("How did it go?"),
    button=_("Finish the project"),
)
# In good time, with what that saves.
stop_project = _end_form(
    may=may_do("stop_project"),
    form=partial(EndForm, is_early=True),
    act=actions.stop_project,
    says=_("Stopped in good time. What you learned is on the page."),
    title=_("Stop in good time"),
    button=_("Stop the project"),
    text_of=_when_to_stop,
)
reopen_project = _go_on(
    may=may_with(policy.may_go_on, "reopen_project"),
    act=actions.reopen_project,
)
resume_project = _go_on(
    may=may_with(policy.may_go_on, "resume_project"),
    act=actions.resume_project,
)
# Did it meet the need? Asked of those concerned.
judge_project = _form(
    may=may_do("judge_project"),
    form=JudgeForm,
    opens=_own_judgement,
    act=actions.judge_project,
    says=_("Thank you. Your answer is with the others, without your name."),
    title=_("Did it meet the need?"),
    button=_("Send"),
)
# Hours, by one's own choice.
note_hours = _form(
    may=may_note_hours_in,
    form=HoursForm,
    opens=_own_hours,
    act=actions.note_hours,
    says=_("Saved. Only you see your hours."),
    title=_("Your hours"),
    text=_(
        "If you like. Only you see what you say here. The project shows a sum once five people "
        "have said theirs."
    ),
    button=_("Save"),
)
