"""Signing in: by allauth, with names and usernames compared as people read them."""

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import QuerySet

from guildhall.kit.prepared import prepared
from guildhall.people.models import Person
from guildhall.people.sign_in_names import signing_in


class HallBackend(AuthenticationBackend):
    def _authenticate_by_username(self, username: str, password: str) -> Person | None:
        """As everywhere: capitals, and how a keyboard composes a letter, make no difference."""
        for person in signing_in(username):
            if self._check_password(person, password):
                return person
        return None

    def get_user(self, user_id: int) -> Person | None:
        """Someone who has left, or an imported author, has no session."""
        return _signed_in.first(person_id=int(user_id))


@prepared
def _signed_in(person_id: int) -> QuerySet[Person]:
    return Person.objects.here().filter(pk=person_id, is_active=True)
