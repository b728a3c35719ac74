from guildhall.mentoring.models.notebook import Goal, Learned, Note, Sitting
from guildhall.mentoring.models.pair import Pair
from guildhall.mentoring.models.proposal import Proposal
from guildhall.mentoring.models.wish import MentorOffer, Wish

__all__ = [
    "Goal",
    "Learned",
    "MentorOffer",
    "Note",
    "Pair",
    "Proposal",
    "Sitting",
    "Wish",
]
