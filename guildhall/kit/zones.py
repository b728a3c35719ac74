"""Time zones by name, and by city, as people look for them."""

import zoneinfo
from zoneinfo import ZoneInfo


def zone_named(name: str) -> ZoneInfo:
    """The time zone of that name; UTC where there is none that we know."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return ZoneInfo("UTC")


def zone_choices() -> list[tuple[str, str]]:
    """By city: Graz has none, Vienna has; with what is around it."""
    zones = (zone for zone in zoneinfo.available_timezones() if "/" in zone or zone == "UTC")
    return sorted(((zone, city_of(zone)) for zone in zones), key=lambda choice: choice[1])


def city_of(zone: str) -> str:
    """“Europe/Vienna” is Vienna (Europe)."""
    around, _slash, city = zone.replace("_", " ").rpartition("/")
    return f"{city} ({around.replace('/', ', ')})" if around else city
