"""How many queries a page may ask; none of these numbers grows with what the hall holds.

Home, the overview, This week, an idea, a letter and a person's page ask plain reads, each along an
index, instead of a few that do everything; the letter of the week asks each kind that is proposed.
"""

SIGNED_IN, ANONYMOUS = 12, 9
PLAIN_READS = {
    "/": 18,
    "/c/pumps/": 15,
    "/people/ben/": 15,
    "/c/pumps/questions/{question}/beside/": 13,
    "/c/pumps/health/week/": 23,
    "/c/pumps/library/{page}/": 17,
    "/c/pumps/tips/keep/{question}/": 13,
    "/c/pumps/tips/{practice}/edit/": 13,
    "/c/pumps/ideas/{idea}/": 18,
    "/c/pumps/ideas/tests/{small_test}/": 17,
    "/c/pumps/ideas/challenges/{challenge}/": 18,
    "/c/pumps/introductions/": 13,
    "/letters/{letter}/": 13,
    "/c/pumps/weekly/write/": 17,
}


def most_queries(page: str) -> int:
    """Of a page for someone who is signed in."""
    return PLAIN_READS.get(page, SIGNED_IN)
