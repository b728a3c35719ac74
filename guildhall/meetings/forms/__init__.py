from guildhall.meetings.forms.page import ActionForm, DropForm, NotesForm, PointForm
from guildhall.meetings.forms.planning import CancelForm, ChangeForm, FindTimeForm, PlanForm

__all__ = [
    "ActionForm",
    "CancelForm",
    "ChangeForm",
    "DropForm",
    "FindTimeForm",
    "NotesForm",
    "PlanForm",
    "PointForm",
]
