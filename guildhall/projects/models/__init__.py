from guildhall.projects.models.budget import MOST_LINES, OUR_CURRENCY, Budget, BudgetLine
from guildhall.projects.models.choice import (
    HIGHEST,
    LOWEST,
    MOST_CRITERIA,
    MOST_OPTIONS,
    Criterion,
    Option,
    Score,
)
from guildhall.projects.models.claim import (
    MOST_CLAIMS,
    Approval,
    Claim,
    ClaimState,
    Receipt,
)
from guildhall.projects.models.closing import Judgement, ThankYou
from guildhall.projects.models.hours import MOST_HOURS, Hours
from guildhall.projects.models.need import (
    MOST_VOICES,
    QUESTIONS,
    Asset,
    StreetAnswer,
    StreetQuestion,
    StreetSheet,
    Voice,
)
from guildhall.projects.models.pledge import MOST_PLEDGES, Pledge, PledgeState
from guildhall.projects.models.project import TO_REOPEN, Joining, Organiser, Project, ProjectState
from guildhall.projects.models.shift import MOST_PLACES, MOST_SHIFTS, Place, PlaceState, Shift
from guildhall.projects.models.step import StepAnswer
from guildhall.projects.models.supply import MOST_SUPPLIES, Supply
from guildhall.projects.models.task import MOST_TASKS, Task, TaskState
from guildhall.projects.models.volunteer import (
    MOST_IN_PUBLIC_THANKS,
    PUBLIC_PARTS,
    PublicPage,
    Volunteer,
    is_read_after_its_end,
)

__all__ = [
    "HIGHEST",
    "LOWEST",
    "MOST_CLAIMS",
    "MOST_CRITERIA",
    "MOST_HOURS",
    "MOST_IN_PUBLIC_THANKS",
    "MOST_LINES",
    "MOST_OPTIONS",
    "MOST_PLACES",
    "MOST_PLEDGES",
    "MOST_SHIFTS",
    "MOST_SUPPLIES",
    "MOST_TASKS",
    "MOST_VOICES",
    "OUR_CURRENCY",
    "PUBLIC_PARTS",
    "QUESTIONS",
    "TO_REOPEN",
    "Approval",
    "Asset",
    "Budget",
    "BudgetLine",
    "Claim",
    "ClaimState",
    "Criterion",
    "Hours",
    "Joining",
    "Judgement",
    "Option",
    "Organiser",
    "Place",
    "PlaceState",
    "Pledge",
    "PledgeState",
    "Project",
    "ProjectState",
    "PublicPage",
    "Receipt",
    "Score",
    "Shift",
    "StepAnswer",
    "StreetAnswer",
    "StreetQuestion",
    "StreetSheet",
    "Supply",
    "Task",
    "TaskState",
    "ThankYou",
    "Voice",
    "Volunteer",
    "is_read_after_its_end",
]
