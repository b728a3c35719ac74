from guildhall.farewells.models.farewell import Farewell, Words
from guildhall.farewells.models.heir import Heir

__all__ = ["Farewell", "Heir", "Words"]
