"""Letters are answered by mail, too: as on their page, with the same refusals."""

from django.utils.translation import gettext as _

from guildhall.commons.text import NotPosted
from guildhall.kit.verdict import require
from guildhall.letters import actions, policy
from guildhall.letters.models import Correspondence
from guildhall.notifications.mail_verbs import LetterByMail
from guildhall.people.models import Person


def _answer(person: Person, letter_id: int, text: str) -> None:
    """Raises Refused where they left it or can't write to the other any more."""
    letter = Correspondence.objects.visible_to(person).filter(pk=letter_id).first()
    if letter is None:
        raise NotPosted(_("The letter you answered is no longer among your letters."))
    require(policy.may_answer(person, letter))
    actions.answer_letter(letter, by=person, text=text)
    actions.read_letter(letter, by=person)


mail_verbs = LetterByMail(_answer)
