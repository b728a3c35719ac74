"""Signing in: by allauth, with user names compared as people read them."""

from allauth.account.auth_backends import AuthenticationBackend

from guildhall.people.models import Person


class HallBackend(AuthenticationBackend):
    def get_user(self, user_id: int) -> Person | None:
        """Someone who left, or who is not here yet, holds no session."""
        return Person.objects.here().filter(pk=user_id, is_active=True).first()
