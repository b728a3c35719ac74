from guildhall.search.models import missed  # noqa: F401  # its table; its class stays there
from guildhall.search.models.documents import COMMUNITIES, PEOPLE, Document, KeptReading
from guildhall.search.models.vectors import MeaningModel, Shelf, Twin, Vector
from guildhall.search.models.words import Dictionary, Spelling

__all__ = [
    "COMMUNITIES",
    "PEOPLE",
    "Dictionary",
    "Document",
    "KeptReading",
    "MeaningModel",
    "Shelf",
    "Spelling",
    "Twin",
    "Vector",
]
