"""The only mail of communities: an invitation."""

from django.core.mail import EmailMessage
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.communities.models import Invitation
from guildhall.mail.building import absolute, plain
from guildhall.mail.kinds import LetterKind, NothingToSay
from guildhall.mail.models import Letter

INVITATION = "invitation"


def letters() -> LetterKind:
    return LetterKind(INVITATION, gettext_lazy("an invitation"), _invitation)


def _invitation(letter: Letter) -> EmailMessage:
    """Raises NothingToSay where it was withdrawn or used meanwhile."""
    invitation = (
        Invitation.objects.select_related("community", "created_by")
        .filter(pk=letter.about["invitation"])
        .first()
    )
    if invitation is None or not invitation.is_open:
        raise NothingToSay("the invitation was withdrawn or used")
    context = {
        "invitation": invitation,
        "link": absolute(invitation.get_absolute_url()),
        "by": invitation.created_by,
    }
    subject = _("%(name)s invites you to %(community)s") % {
        "name": invitation.created_by,
        "community": invitation.community.name,
    }
    return plain("communities/mail/invitation.txt", context, letter=letter, subject=subject)
