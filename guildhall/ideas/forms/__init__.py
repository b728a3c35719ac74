from guildhall.ideas.forms.answering import PromiseForm, ReasonForm
from guildhall.ideas.forms.building import MergeForm, WishForm
from guildhall.ideas.forms.joining import DoubtForm
from guildhall.ideas.forms.writing import IdeaForm

__all__ = ["DoubtForm", "IdeaForm", "MergeForm", "PromiseForm", "ReasonForm", "WishForm"]
