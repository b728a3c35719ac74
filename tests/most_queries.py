"""How many queries a page may ask; none of these numbers grows with what the hall holds.

Home, the overview, This week and a person's page ask plain reads, each along an index, instead of
a few that do everything.
"""

SIGNED_IN, ANONYMOUS = 12, 9
PLAIN_READS = {
    "/": 17,
    "/c/pumps/": 15,
    "/people/ben/": 14,
    "/c/pumps/questions/{question}/beside/": 13,
    "/c/pumps/health/week/": 14,
    "/c/pumps/tips/{practice}/edit/": 13,
}


def most_queries(page: str) -> int:
    """Of a page for someone who is signed in."""
    return PLAIN_READS.get(page, SIGNED_IN)
