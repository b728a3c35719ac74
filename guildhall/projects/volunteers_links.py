"""The page of someone who helps without an account: its address is the only key to it."""

from django.core import signing

from guildhall.projects.models import Volunteer

_SALT = "guildhall.projects.volunteer"


def token_of(volunteer: Volunteer) -> str:
    return signing.Signer(salt=_SALT).sign(str(volunteer.pk)).replace(":", ".")


def volunteer_of(token: str) -> Volunteer | None:
    """None where the address is not one of ours, or they have been deleted."""
    number, _dot, signature = token.partition(".")
    try:
        pk = signing.Signer(salt=_SALT).unsign(f"{number}:{signature}")
    except signing.BadSignature:
        return None
    rows = Volunteer.objects.select_related("project__entry__community")
    return rows.filter(pk=int(pk)).first()
