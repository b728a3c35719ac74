"""The names under which first looks are known elsewhere. None is an event: nothing is logged."""

FIRST_LOOK_ASKED = "first_look.asked"
FIRST_LOOK_GIVEN = "first_look.given"


def first_look_key(reply_id: int) -> str:
    return f"first_look:{reply_id}"
