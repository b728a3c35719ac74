"""Every change of a project, in one table. The policy, the actions and their tests read it."""

from guildhall.projects import events
from guildhall.projects.models import ProjectState
from guildhall.projects.transitions import EVERYONE, TEAM, Who, row, table

PLANNED, FINISHED, STOPPED = ProjectState.PLANNED, ProjectState.FINISHED, ProjectState.STOPPED
GOING_ON = {PLANNED}
ENDED = {FINISHED, STOPPED}

PROJECT = table(
    row("plan_project", GOING_ON, None, TEAM, events.PROJECT_PLANNED),
    row("join_project", GOING_ON, None, EVERYONE, events.PROJECT_JOINED),
    row("leave_project", GOING_ON, None, EVERYONE, events.PROJECT_LEFT),
    row("guide_project", GOING_ON, None, TEAM, events.PROJECT_GUIDED),
    row("answer_step", GOING_ON, None, TEAM, events.STEP_ANSWERED),
    row("note_for_project", GOING_ON, None, EVERYONE, events.VOICE_NOTED),
    row("score_options", GOING_ON, None, EVERYONE, events.OPTIONS_SCORED),
    row("add_organiser", GOING_ON, None, TEAM, events.ORGANISER_ADDED),
    row("step_back", GOING_ON, None, {Who.ORGANISER}, events.ORGANISER_LEFT),
    row("take_over_project", GOING_ON, None, EVERYONE, events.PROJECT_TAKEN_OVER),
    row("open_public_page", {*GOING_ON, *ENDED}, None, TEAM, events.PUBLIC_OPENED),
    row("close_public_page", {*GOING_ON, *ENDED}, None, TEAM, events.PUBLIC_CLOSED),
    row("ask_how_it_went", GOING_ON, None, {Who.HALL}, events.PROJECT_OVER),
    row("pass_project_on", GOING_ON, None, {Who.HALL}, events.PROJECT_PASSED_ON),
    row("finish_project", GOING_ON, FINISHED, TEAM, events.PROJECT_FINISHED),
    row("stop_project", GOING_ON, STOPPED, TEAM, events.PROJECT_STOPPED),
    row("reopen_project", {FINISHED}, PLANNED, TEAM, events.PROJECT_REOPENED),
    row("resume_project", {STOPPED}, PLANNED, TEAM, events.PROJECT_RESUMED),
    row("judge_project", ENDED, None, EVERYONE, events.JUDGED),
    row("thank_them", ENDED, None, TEAM, events.THANKS_WRITTEN),
)
