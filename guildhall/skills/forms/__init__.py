from guildhall.skills.forms.confirming import ConfirmSkillForm
from guildhall.skills.forms.finding import FindSkillForm
from guildhall.skills.forms.listing import AddOfferForm

__all__ = ["AddOfferForm", "ConfirmSkillForm", "FindSkillForm"]
