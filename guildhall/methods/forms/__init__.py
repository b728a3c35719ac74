from guildhall.methods.forms.choosing import ChooseForm, FilterForm
from guildhall.methods.forms.sessions import (
    ChangeSessionForm,
    DealForm,
    RunSheetForm,
    SessionForm,
    StepsForm,
    TableForm,
)

__all__ = [
    "ChangeSessionForm",
    "ChooseForm",
    "DealForm",
    "FilterForm",
    "RunSheetForm",
    "SessionForm",
    "StepsForm",
    "TableForm",
]
