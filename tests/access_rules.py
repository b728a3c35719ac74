"""The rules of the access table.

They say who comes in, is sent to sign in, is refused with a reason or finds nothing.
"""

from collections.abc import Callable

WHO = ("anonymous", "outsider", "member", "steward", "owner")
LEVELS = ("open", "listed", "private", "hidden")
STANDINGS = ("published", "held", "hidden", "deleted")

Outcome = str | int
Rule = Callable[[str, str, str], Outcome]


def sees(who: str, level: str) -> bool:
    """Reads what is written in the community.

    The owner here is no member and has given no reason.
    """
    return level == "open" or who in ("member", "steward")


def finds(who: str, level: str) -> bool:
    return sees(who, level) or (level == "listed" and who != "anonymous")


def finds_written(who: str, level: str, standing: str) -> bool:
    """What is published is seen where the community is; the rest by stewards.

    Its authors see it too, but are not in this table.
    """
    return sees(who, level) and (standing == "published" or who == "steward")


def world(who: str, level: str, standing: str) -> Outcome:
    return "ok"


def nothing(who: str, level: str, standing: str) -> Outcome:
    return 404


def gone(who: str, level: str, standing: str) -> Outcome:
    return 410


def login_first(rule: Rule) -> Rule:
    """Anonymous readers are sent to sign in before anything is looked up: they learn nothing."""
    return lambda who, level, standing: (
        "login" if who == "anonymous" else rule(who, level, standing)
    )


@login_first
def signed_in(who: str, level: str, standing: str) -> Outcome:
    return "ok"


def shared_from_outside(who: str, level: str, standing: str) -> Outcome:
    """The system of a phone posts here; people who are signed out are told so."""
    return 401 if who == "anonymous" else "ok"


@login_first
def only_mine(who: str, level: str, standing: str) -> Outcome:
    """Belongs to somebody who is not in this table."""
    return 404


@login_first
def owners(who: str, level: str, standing: str) -> Outcome:
    return "ok" if who == "owner" else 403


def found_by_owners(who: str, level: str, standing: str) -> Outcome:
    return "ok" if who == "owner" else 404


@login_first
def cannot_prove(who: str, level: str, standing: str) -> Outcome:
    """Nobody here has a password or key to prove themselves with."""
    return 403


def failed(who: str, level: str, standing: str) -> Outcome:
    return 401


def face_of_an_author(who: str, level: str, standing: str) -> Outcome:
    """Signed in: every face. The world: of those whose published text it reads."""
    return "ok" if who != "anonymous" or level == "open" else 404


def door(who: str, level: str, standing: str) -> Outcome:
    return "ok" if finds(who, level) else 404


@login_first
def join(who: str, level: str, standing: str) -> Outcome:
    return 404 if not finds(who, level) else 403 if who in ("member", "steward") else "ok"


def reading(who: str, level: str, standing: str) -> Outcome:
    return "ok" if sees(who, level) else 404


@login_first
def members(who: str, level: str, standing: str) -> Outcome:
    return 404 if not sees(who, level) else "ok" if who in ("member", "steward") else 403


@login_first
def stewards(who: str, level: str, standing: str) -> Outcome:
    return 404 if not sees(who, level) else "ok" if who == "steward" else 403


@login_first
def among_members(who: str, level: str, standing: str) -> Outcome:
    """What is between members: whoever only reads here does not find it."""
    return "ok" if who in ("member", "steward") else 404


@login_first
def found_by_stewards(who: str, level: str, standing: str) -> Outcome:
    """Theirs before anybody else finds it."""
    return "ok" if who == "steward" else 404


@login_first
def refused_among_members(who: str, level: str, standing: str) -> Outcome:
    """Between members, and none of these readers may do it."""
    return 403 if who in ("member", "steward") else 404


@login_first
def stewards_among_members(who: str, level: str, standing: str) -> Outcome:
    return {"steward": "ok", "member": 403}.get(who, 404)


@login_first
def inviting(who: str, level: str, standing: str) -> Outcome:
    """Members bring others into open and listed communities; into quieter ones stewards do."""
    if not sees(who, level):
        return 404
    return "ok" if who == "steward" or (who == "member" and level in ("open", "listed")) else 403


@login_first
def anothers_invitation(who: str, level: str, standing: str) -> Outcome:
    found = inviting(who, level, standing)
    return 404 if found == "ok" and who == "member" else found


def written(who: str, level: str, standing: str) -> Outcome:
    return "ok" if finds_written(who, level, standing) else 404


def rows_of_kind(room: str, kind: str) -> dict[str, tuple[str, str, Rule]]:
    """What every room has: its list, the form for a new entry, its page and the reply box."""
    here = f"/c/pumps/{room}/"
    entry = f"{here}{{{kind}}}/"
    return {
        room: ("GET", here, reading),
        f"add_{kind}": ("GET", f"{here}add/", members),
        kind: ("GET", entry, written),
        f"reply_to_{kind}": ("POST", f"{entry}reply/", by_member_while_published),
    }


def on_written(*, by: tuple[str, ...], only_published: bool = False) -> Rule:
    """An act on an entry or reply: seen first, then allowed, or refused with a reason."""

    @login_first
    def rule(who: str, level: str, standing: str) -> Outcome:
        if not finds_written(who, level, standing):
            return 404
        return "ok" if who in by and (standing == "published" or not only_published) else 403

    return rule


def by_code(who: str, level: str, standing: str) -> Outcome:
    """To what they may see, or to the door of a community that they find; the world signs in."""
    if finds_written(who, level, standing):
        return "ok"
    if who == "anonymous":
        return "login"
    return "ok" if finds(who, level) and not sees(who, level) else 404


by_member = on_written(by=("member", "steward"))


by_member_while_published = on_written(by=("member", "steward"), only_published=True)


by_steward = on_written(by=("steward",))


by_asker = on_written(by=())


by_its_author = on_written(by=())


@login_first
def flagging(who: str, level: str, standing: str) -> Outcome:
    """Whoever reads it, members or not; what is not published is looked at already."""
    if not finds_written(who, level, standing):
        return 404
    return "ok" if standing == "published" else 403


@login_first
def by_steward_while_open(who: str, level: str, standing: str) -> Outcome:
    """What is hidden or deleted cannot be hidden."""
    found = by_steward(who, level, standing)
    return 404 if found == "ok" and standing in ("hidden", "deleted") else found


@login_first
def whom_it_concerns(who: str, level: str, standing: str) -> Outcome:
    """Somebody not in this table, the stewards, and the owner, as no other steward is there."""
    return "ok" if who in ("steward", "owner") else 404


@login_first
def whom_it_concerns_and_not_who_did_it(who: str, level: str, standing: str) -> Outcome:
    """Ada did it, so an owner decides."""
    return {"steward": 403, "owner": "ok"}.get(who, 404)
