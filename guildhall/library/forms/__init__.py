from guildhall.library.forms.files import ReplaceFileForm
from guildhall.library.forms.keeping import RulesForm, WithdrawForm
from guildhall.library.forms.writing import AddPageForm, ChangePageForm, PageForm

__all__ = [
    "AddPageForm",
    "ChangePageForm",
    "PageForm",
    "ReplaceFileForm",
    "RulesForm",
    "WithdrawForm",
]
