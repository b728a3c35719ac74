from guildhall.library.models.file_version import FileVersion
from guildhall.library.models.outside_link import OutsideLink
from guildhall.library.models.page import MOST_LEVELS, Page, level_of, line_up
from guildhall.library.models.page_key import PageKey
from guildhall.library.models.reading_list import HasRead, ReadingList, ReadingStep
from guildhall.library.models.reliance import Asked, Care, Reliance
from guildhall.library.models.rules import Rules
from guildhall.library.models.states import PageState
from guildhall.library.models.suggestion import Suggestion, SuggestionState
from guildhall.library.models.term import Term
from guildhall.library.models.wanted import AskedOften, WantedPage, WouldRead

__all__ = [
    "MOST_LEVELS",
    "Asked",
    "AskedOften",
    "Care",
    "FileVersion",
    "HasRead",
    "OutsideLink",
    "Page",
    "PageKey",
    "PageState",
    "ReadingList",
    "ReadingStep",
    "Reliance",
    "Rules",
    "Suggestion",
    "SuggestionState",
    "Term",
    "WantedPage",
    "WouldRead",
    "level_of",
    "line_up",
]
