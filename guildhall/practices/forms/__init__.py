from guildhall.practices.forms.deciding import (
    DoubtForm,
    LabelForm,
    LimitForm,
    RulesForm,
    UseForm,
    WithdrawForm,
)
from guildhall.practices.forms.rollout import NotForUsForm, RollOutForm
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
    "ChangePracticeForm",
    "ChangeTipForm",
    "DoubtForm",
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
