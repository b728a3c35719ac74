"""How many queries a page may ask; none of these numbers grows with what the hall holds.

Home, the overview, This week, an idea, a project, Decisions, a letter and a person's page ask plain
reads, each along an index, instead of a few that do everything; the letter of the week asks each
kind that is proposed. Home asks one for each kind of card until it has three of them: most where
every room is open and there is no card.
"""

SIGNED_IN, ANONYMOUS = 12, 9
HOME_WITHOUT_A_CARD = 20
PLAIN_READS = {
    "/": 18,
    "/c/pumps/": 15,
    "/people/ben/": 15,
    "/c/pumps/questions/{question}/beside/": 13,
    "/c/pumps/health/week/": 25,
    "/c/pumps/library/{page}/": 17,
    "/c/pumps/tips/keep/{question}/": 13,
    "/c/pumps/tips/{practice}/edit/": 13,
    "/c/pumps/ideas/{idea}/": 18,
    "/c/pumps/ideas/tests/{small_test}/": 17,
    "/c/pumps/ideas/challenges/{challenge}/": 18,
    "/c/pumps/projects/": 15,
    "/c/pumps/projects/{project}/": 21,
    "/c/pumps/projects/{project}/day/": 15,
    "/c/pumps/projects/{project}/money/": 22,
    "/c/pumps/projects/{project}/timeline/": 15,
    "/c/pumps/projects/{project}/steps/1/": 21,
    "/c/pumps/projects/{project}/steps/5/": 20,
    "/c/pumps/introductions/": 13,
    "/c/pumps/decisions/": 15,
    "/c/pumps/decisions/{decision}/": 15,
    "/letters/{letter}/": 13,
    "/c/pumps/weekly/write/": 18,
}


def most_queries(page: str) -> int:
    """Of a page for someone who is signed in."""
    return PLAIN_READS.get(page, SIGNED_IN)
