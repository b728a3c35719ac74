from guildhall.decisions.forms.days import usual_day
from guildhall.decisions.forms.declining import DeclineForm
from guildhall.decisions.forms.ending import (
    ActedForm,
    DeciderForm,
    KeepForm,
    OutcomeForm,
    SentenceForm,
)
from guildhall.decisions.forms.frame import ChangeDecisionForm, DecisionForm, said_in
from guildhall.decisions.forms.hearing import ThemeForm
from guildhall.decisions.forms.proposing import ExtendForm, ProposalForm
from guildhall.decisions.forms.short import ShortForm
from guildhall.decisions.forms.stewards import StewardsAnswerForm, StewardsReasonForm

__all__ = [
    "ActedForm",
    "ChangeDecisionForm",
    "DeciderForm",
    "DecisionForm",
    "DeclineForm",
    "ExtendForm",
    "KeepForm",
    "OutcomeForm",
    "ProposalForm",
    "SentenceForm",
    "ShortForm",
    "StewardsAnswerForm",
    "StewardsReasonForm",
    "ThemeForm",
    "said_in",
    "usual_day",
]
