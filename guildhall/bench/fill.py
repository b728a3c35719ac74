"""Fill a community of a given size and print what the bench needs. A process of its own."""

import json
import sys

import django


def main(people: int, questions: int, replies: int, pages: int = 100) -> None:
    django.setup()
    from guildhall.bench.pages import counted  # both need the set-up above
    from guildhall.bench.world import fill

    world = fill(people, questions, replies, pages)
    print(json.dumps({**world, "pages": counted(world)}))


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:5]))
