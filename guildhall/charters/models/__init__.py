from guildhall.charters.models.charter import CharterVersion, Objective
from guildhall.charters.models.pledge import Pledge

__all__ = ["CharterVersion", "Objective", "Pledge"]
