from guildhall.practices.forms.checking import DoubtForm, LimitForm, RulesForm, WithdrawForm
from guildhall.practices.forms.disproofs import CaseForm, FoundForm
from guildhall.practices.forms.labels import LabelForm
from guildhall.practices.forms.rollout import NotForUsForm, RollOutForm
from guildhall.practices.forms.uses import UseForm
from guildhall.practices.forms.writing import (
    BranchForm,
    ChangePracticeForm,
    ChangeTipForm,
    GatherForm,
    PracticeForm,
    SayMoreForm,
    TipForm,
    WayForm,
    label_names,
)

__all__ = [
    "BranchForm",
    "CaseForm",
    "ChangePracticeForm",
    "ChangeTipForm",
    "DoubtForm",
    "FoundForm",
    "GatherForm",
    "LabelForm",
    "LimitForm",
    "NotForUsForm",
    "PracticeForm",
    "RollOutForm",
    "RulesForm",
    "SayMoreForm",
    "TipForm",
    "UseForm",
    "WayForm",
    "WithdrawForm",
    "label_names",
]
