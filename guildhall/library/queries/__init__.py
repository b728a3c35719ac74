from guildhall.library.queries.asked_often import OftenAsked, asked_often
from guildhall.library.queries.files import file_versions_of
from guildhall.library.queries.front import Front, Shelf, front_of
from guildhall.library.queries.lists import alike, found_in, pages_at
from guildhall.library.queries.page import page_at, page_titled
from guildhall.library.queries.surroundings import Around, around
from guildhall.library.queries.tree import Branch, Level, level_at, line_above, spot_of

__all__ = [
    "Around",
    "Branch",
    "Front",
    "Level",
    "OftenAsked",
    "Shelf",
    "alike",
    "around",
    "asked_often",
    "file_versions_of",
    "found_in",
    "front_of",
    "level_at",
    "line_above",
    "page_at",
    "page_titled",
    "pages_at",
    "spot_of",
]
