from guildhall.skills.models.confirmation import Confirmation, HiddenSuggestion
from guildhall.skills.models.first_look import FirstLook
from guildhall.skills.models.offer_word import OfferWord
from guildhall.skills.models.picture import Picture, PictureCell
from guildhall.skills.models.skill import BroaderSkill, Skill, SkillName, SkillsList

__all__ = [
    "BroaderSkill",
    "Confirmation",
    "FirstLook",
    "HiddenSuggestion",
    "OfferWord",
    "Picture",
    "PictureCell",
    "Skill",
    "SkillName",
    "SkillsList",
]
