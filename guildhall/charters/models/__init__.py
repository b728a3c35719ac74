from guildhall.charters.models.charter import (
    Agreement,
    CharterVersion,
    Objection,
    Objective,
)
from guildhall.charters.models.pledge import Pledge

__all__ = ["Agreement", "CharterVersion", "Objection", "Objective", "Pledge"]
