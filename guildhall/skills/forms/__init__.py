from guildhall.skills.forms.confirming import ConfirmSkillForm
from guildhall.skills.forms.finding import FindSkillForm
from guildhall.skills.forms.first_look import FirstLookForm
from guildhall.skills.forms.listing import AddOfferForm
from guildhall.skills.forms.loading import LoadListForm

__all__ = ["AddOfferForm", "ConfirmSkillForm", "FindSkillForm", "FirstLookForm", "LoadListForm"]
