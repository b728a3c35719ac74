from guildhall.introductions.forms.introductions import ApartForm, MetForm, SuggestForm
from guildhall.introductions.forms.openings import OpeningForm
from guildhall.introductions.forms.rounds import RestForm, RhythmForm, TakePartForm

__all__ = [
    "ApartForm",
    "MetForm",
    "OpeningForm",
    "RestForm",
    "RhythmForm",
    "SuggestForm",
    "TakePartForm",
]
