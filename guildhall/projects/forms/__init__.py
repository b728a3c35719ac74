from guildhall.projects.forms.ending import EndForm, JudgeForm, ThankForm
from guildhall.projects.forms.hours import HoursForm
from guildhall.projects.forms.jobs import OrganiserForm, ShiftForm, SupplyForm, TaskForm
from guildhall.projects.forms.planning import PlanForm, StartForm
from guildhall.projects.forms.public_page import HelpForm, PaperForm, PublicPageForm, StreetForm
from guildhall.projects.forms.steps import (
    AssetForm,
    ChooseForm,
    OptionsForm,
    QuestionsForm,
    ScoresForm,
    StepForm,
    VoiceForm,
)

__all__ = [
    "AssetForm",
    "ChooseForm",
    "EndForm",
    "HelpForm",
    "HoursForm",
    "JudgeForm",
    "OptionsForm",
    "OrganiserForm",
    "PaperForm",
    "PlanForm",
    "PublicPageForm",
    "QuestionsForm",
    "ScoresForm",
    "ShiftForm",
    "StartForm",
    "StepForm",
    "StreetForm",
    "SupplyForm",
    "TaskForm",
    "ThankForm",
    "VoiceForm",
]
