"""The names under which farewells are known elsewhere. None is an event: nothing is logged."""

FAREWELL_ASKS = "farewell.asks"
FAREWELL_GIVEN = "farewell.given"


def farewell_key(farewell_id: int) -> str:
    return f"farewell:{farewell_id}"
