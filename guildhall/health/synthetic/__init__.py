"""Invented communities with a known character: for tests and the bench, never for a page."""

from guildhall.health.synthetic.characters import CHARACTERS, Character
from guildhall.health.synthetic.crowds import crowd
from guildhall.health.synthetic.lives import live

__all__ = ["CHARACTERS", "Character", "crowd", "live"]
