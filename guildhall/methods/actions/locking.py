"""What every act of a session begins with."""

from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.methods.models import Session
from guildhall.methods.session_states import TABLE


class SessionRefused(ValueError):
    """Not now, with the sentence that says why."""


def locked(session: Session, verb: str) -> Session:
    """The session as it is now, until the transaction ends; the entry first, as everywhere.

    Raises SessionRefused where this can't be done in the state that it is in now.
    """
    entries = Entry.objects.select_for_update(of=("self",)).select_related("community", "author")
    entry = entries.get(pk=session.pk)
    session = Session.objects.get(pk=session.pk)
    session.entry = entry
    if not entry.is_published:
        raise SessionRefused(_("This session has been removed in the meantime."))
    if entry.state not in TABLE[verb].sources:
        raise SessionRefused(_("This session has changed in the meantime."))
    return session
