"""What people do with letters. Nothing is recorded: who wrote to whom is in no log."""

from guildhall.letters.actions.ageing import age_letters, forget_letters_of, purge_messages
from guildhall.letters.actions.choosing import choose
from guildhall.letters.actions.circle import add_person, leave, name_circle, remove_letter
from guildhall.letters.actions.reading import read_letter
from guildhall.letters.actions.reporting import NoOneToLook, close_report, report_letters
from guildhall.letters.actions.sharing import (
    TooManyOpen,
    answer_sharing,
    propose_sharing,
    withdraw_sharing,
)
from guildhall.letters.actions.writing import answer_letter, write_letter

__all__ = [
    "NoOneToLook",
    "TooManyOpen",
    "add_person",
    "age_letters",
    "answer_letter",
    "answer_sharing",
    "choose",
    "close_report",
    "forget_letters_of",
    "leave",
    "name_circle",
    "propose_sharing",
    "purge_messages",
    "read_letter",
    "remove_letter",
    "report_letters",
    "withdraw_sharing",
    "write_letter",
]
