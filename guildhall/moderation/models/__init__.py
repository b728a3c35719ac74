from guildhall.moderation.models.care import Care
from guildhall.moderation.models.case import Case, Flag
from guildhall.moderation.models.folding import Folding
from guildhall.moderation.models.measure import Appeal, Measure

__all__ = ["Appeal", "Care", "Case", "Flag", "Folding", "Measure"]
