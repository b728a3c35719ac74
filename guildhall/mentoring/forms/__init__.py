from guildhall.mentoring.forms.pairs import (
    GoalForm,
    LearnedForm,
    NoteForm,
    SittingForm,
    UntilForm,
)
from guildhall.mentoring.forms.wishing import OfferForm, WishForm

__all__ = [
    "GoalForm",
    "LearnedForm",
    "NoteForm",
    "OfferForm",
    "SittingForm",
    "UntilForm",
    "WishForm",
]
