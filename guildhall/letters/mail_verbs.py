"""Letters are answered by mail, too: as on their page, with the same refusals."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from guildhall.commons.models import Attachment
from guildhall.commons.text import NotPosted
from guildhall.kit.verdict import require
from guildhall.letters import actions, policy
from guildhall.letters.models import Correspondence
from guildhall.notifications.mail_verbs import LetterByMail
from guildhall.people.models import Person


def _may_answer(person: Person, letter_id: int) -> bool:
    letter = _letter_of(person, letter_id)
    return letter is not None and bool(policy.may_answer(person, letter))


def _answer(person: Person, letter_id: int, text: str, files: Sequence[Attachment]) -> None:
    """Raises Refused where they left it or can't write to the other any more."""
    letter = _letter_of(person, letter_id)
    if letter is None:
        raise NotPosted(_("The letter you answered is no longer among your letters."))
    require(policy.may_answer(person, letter))
    actions.answer_letter(letter, by=person, text=text, files=files)
    actions.read_letter(letter, by=person)


def _letter_of(person: Person, letter_id: int) -> Correspondence | None:
    return Correspondence.objects.visible_to(person).filter(pk=letter_id).first()


mail_verbs = LetterByMail(_may_answer, _answer)
