"""The names under which farewells are known elsewhere. None is an event: nothing is logged."""

FAREWELL_ASKS = "farewell.asks"
FAREWELL_TO_ROLE = "farewell.to_role"
FAREWELL_GIVEN = "farewell.given"


CODE_IN_ADDRESSES = 1  # in mails that were sent: it stays


def farewell_key(farewell_id: int) -> str:
    return f"farewell:{farewell_id}"
