from guildhall.rounds.models.objection import Objection
from guildhall.rounds.models.round import Round
from guildhall.rounds.models.voice import Voice

__all__ = ["Objection", "Round", "Voice"]
