"""Every change of a place in a shift, in one table: free, held, or looking for someone."""

from guildhall.projects import events
from guildhall.projects.models import PlaceState
from guildhall.projects.transitions import EVERYONE, TEAM, Who, row, table

FREE = "free"
HELD, TO_SWAP = PlaceState.HELD, PlaceState.TO_SWAP
HANDLES = TEAM | {Who.HOLDER}

PLACE = table(
    row("take_shift", {FREE}, HELD, EVERYONE, events.SHIFT_TAKEN),
    row("give_back_shift", {HELD, TO_SWAP}, FREE, HANDLES, events.SHIFT_GIVEN_BACK),
    row("ask_to_swap", {HELD}, TO_SWAP, {Who.HOLDER}, events.SWAP_ASKED),
    row("keep_shift", {TO_SWAP}, HELD, {Who.HOLDER}, events.SWAP_TAKEN_BACK),
    row("swap_shift", {TO_SWAP}, HELD, {Who.MEMBER}, events.SHIFT_SWAPPED),
    row("check_in", {HELD, TO_SWAP}, None, HANDLES, events.CHECKED_IN),
    row("take_back_check_in", {HELD, TO_SWAP}, None, HANDLES, events.CHECK_IN_TAKEN_BACK),
)
