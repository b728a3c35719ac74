from guildhall.methods.actions.harvesting import TooMuch, write_harvest
from guildhall.methods.actions.locking import SessionRefused
from guildhall.methods.actions.preparing import (
    change_session,
    change_steps,
    prepare_session,
)
from guildhall.methods.actions.running import (
    begin_session,
    end_session,
    give_less_time,
    give_more_time,
    go_back,
    go_on,
    lead_session,
    pause_session,
    reopen_session,
    resume_session,
)
from guildhall.methods.actions.seating import (
    add_table,
    be_here,
    deal_tables,
    move_everyone_on,
    step_out,
)
from guildhall.methods.actions.sheets import add_run_sheet

__all__ = [
    "SessionRefused",
    "TooMuch",
    "add_run_sheet",
    "add_table",
    "be_here",
    "begin_session",
    "change_session",
    "change_steps",
    "deal_tables",
    "end_session",
    "give_less_time",
    "give_more_time",
    "go_back",
    "go_on",
    "lead_session",
    "move_everyone_on",
    "pause_session",
    "prepare_session",
    "reopen_session",
    "resume_session",
    "step_out",
    "write_harvest",
]
