"""The rooms of the house: each room's room.py adds one here."""

from dataclasses import dataclass

from guildhall.kit.registry import Registry


@dataclass(frozen=True, slots=True)
class Room:
    """What a room tells the house about itself. `url_name` takes the community's slug."""

    slug: str
    name: str
    purpose: str
    icon: str
    url_name: str
    kinds: tuple[str, ...] = ()
    is_open_from_start: bool = True


rooms: Registry[Room] = Registry("communities.rooms")


def rooms_open_from_start() -> list[str]:
    return [room.slug for room in rooms if room.is_open_from_start]
