"""Texts and queries for comparing search on two databases, and what the queries find.

Also run as a process of its own.
"""

import json
import random
import sys

WORDS = [
    "pump",
    "pumps",
    "pumping",
    "seal",
    "seals",
    "leak",
    "leaking",
    "leaks",
    "valve",
    "bearing",
    "the",
    "a",
    "of",
    "in",
    "café",
    "naïve",
    "straße",
    "Größe",
    "Über",
    "señor",
    "garçon",
    "Ελλάδα",
    "Москва",
    "насос",
    "東京",
    "水泵",
    "漏水",
    "ポンプ",
    "펌프",
    "ﬁlter",
    "Ⅳ",
    "x1",
    "p-12",
    "o'ring",
    "co2",
    "3.5mm",
    "file_name",
    "user@example.org",
    "emoji🙂",
]
FILTERS = [
    "topic:seals",
    "by:ada",
    "by:ben",
    "in:pumps",
    "is:waiting",
    "is:solved",
    "kind:question",
    "kind:answer",
]
NONSENSE = [
    '"',
    "*",
    "-",
    "(",
    "')",
    "OR",
    "AND NOT",
    "NEAR(",
    "%",
    ":*",
    "\\",
    "--",
    "a:b",
    "&|!",
    "<->",
    "''",
]
JOINS = (" ", " ", " ", "-", "/", ", ", ". ", "_", "\n")


def texts(count: int) -> list[tuple[str, str]]:
    """(title, body) pairs, the same in every process."""
    chance = random.Random("texts")

    def some(least: int, most: int) -> str:
        return "".join(
            chance.choice(WORDS) + chance.choice(JOINS)
            for _word in range(chance.randint(least, most))
        )

    return [(f"Q{number} {some(1, 5)}", some(0, 30)) for number in range(count)]


def asks(count: int) -> list[str]:
    """What people might type: words, phrases, exclusions, beginnings, filters, and nonsense."""
    chance = random.Random("asks")

    def piece() -> str:
        word = chance.choice(WORDS)
        kind = chance.randrange(12)
        if kind == 0:
            return f'"{word} {chance.choice(WORDS)}"'
        if kind == 1:
            return f"-{word}"
        if kind == 2:
            return f"{word[: chance.randint(1, len(word))]}*"
        if kind == 3:
            return chance.choice(FILTERS)
        if kind == 4:
            return chance.choice(NONSENSE)
        return word.upper() if kind == 5 else word

    return [" ".join(piece() for _piece in range(chance.randint(1, 3))) for _ask in range(count)]


def found(count_of_texts: int, count_of_asks: int) -> dict[str, list[str]]:
    """Fill the hall at hand, and say which titles and answers each query finds."""
    from guildhall.communities.actions import add_topic, join, start_community
    from guildhall.people.actions import arrive
    from guildhall.questions.actions import accept_answer, answer, ask
    from guildhall.search.queries import search

    ada, ben = arrive("Ada"), arrive("Ben")
    community = start_community("Pumps", by=ada, purpose="Pumps and seals", slug="pumps")
    join(community, person=ben)
    topic = add_topic(community, name="Seals", by=ada)
    for number, (title, body) in enumerate(texts(count_of_texts)):
        question = ask(
            community,
            by=ada if number % 2 else ben,
            title=title,
            body=body,
            topics=[topic] if number % 3 == 0 else [],
        )
        reply = answer(question, by=ben, body=f"{body[::-1]} {title}")
        if number % 5 == 0:
            accept_answer(reply, by=question.author)

    def name(document) -> str:
        if document.entry_id:
            return f"{document.kind} {document.entry.title.split()[0]}"
        return document.kind

    result = {}
    for typed in asks(count_of_asks):
        hits = search(typed, person=ada).all().select_related("entry", "person")
        result[typed] = sorted({name(document) for document in hits})
    return result


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(found(int(sys.argv[1]), int(sys.argv[2]))))
