"""The sentences of notices between someone who is away and who covers for them."""

from django.utils.translation import gettext as _

from guildhall.notifications.models import Notice
from guildhall.notifications.words import who


def is_asked_to_cover(notice: Notice) -> str:
    return _("%(name)s will be away and asks you to cover") % {"name": who(notice)}


def is_covered(notice: Notice) -> str:
    return _("%(name)s covers for you while you are away") % {"name": who(notice)}


def is_not_covered(notice: Notice) -> str:
    return _("%(name)s can't cover for you. The others with your roles are asked instead") % {
        "name": who(notice)
    }
