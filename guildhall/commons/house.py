"""What commons tells the house: whose face the world may see."""

from guildhall.commons.queries import wrote_in_the_open


def is_known_to_the_world(person_id: int) -> bool:
    return wrote_in_the_open(person_id)
