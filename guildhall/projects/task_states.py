"""Every change of a task and of a supply, in tables."""

from guildhall.projects import events
from guildhall.projects.models import TaskState
from guildhall.projects.transitions import EVERYONE, TEAM, Who, row, table

OPEN, TAKEN, DONE = TaskState.OPEN, TaskState.TAKEN, TaskState.DONE
HANDLES = TEAM | {Who.HOLDER}

TASK = table(
    row("change_task", {OPEN, TAKEN}, None, HANDLES, events.TASK_CHANGED),
    row("take_task", {OPEN}, TAKEN, EVERYONE, events.TASK_TAKEN),
    row("give_back_task", {TAKEN}, OPEN, HANDLES, events.TASK_GIVEN_BACK),
    row("finish_task", {OPEN, TAKEN}, DONE, HANDLES, events.TASK_FINISHED),
    row("reopen_task", {DONE}, TAKEN, HANDLES, events.TASK_REOPENED),
    row("remove_task", {OPEN, TAKEN}, None, TEAM, events.TASK_REMOVED),
)
SUPPLY = table(
    row("take_supply", {OPEN}, TAKEN, EVERYONE, events.SUPPLY_TAKEN),
    row("give_back_supply", {TAKEN}, OPEN, HANDLES, events.SUPPLY_GIVEN_BACK),
    row("remove_supply", {OPEN, TAKEN}, None, TEAM, events.SUPPLY_REMOVED),
)
