from guildhall.practices.models.check import Check
from guildhall.practices.models.disproof import Disproof
from guildhall.practices.models.label import Label
from guildhall.practices.models.rollout import RollOut, RollOutAsk
from guildhall.practices.models.rules import Rules
from guildhall.practices.models.states import CheckState, Rung
from guildhall.practices.models.use import IN_USE, Use, UseStage
from guildhall.practices.models.way import Way

__all__ = [
    "IN_USE",
    "Check",
    "CheckState",
    "Disproof",
    "Label",
    "RollOut",
    "RollOutAsk",
    "Rules",
    "Rung",
    "Use",
    "UseStage",
    "Way",
]
