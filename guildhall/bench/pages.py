"""The pages that are measured, and how many queries and bytes each costs."""

from typing import Any

SLUG = "bench"


def paths(world: dict[str, Any]) -> dict[str, str]:
    """Page types by name; `world` is what `fill` returned."""
    middle = world["questions"][len(world["questions"]) // 2]
    return {
        "question": f"/c/{SLUG}/questions/{middle}/",
        "questions": f"/c/{SLUG}/questions/?show=newest",
        "front": f"/c/{SLUG}/",
        "talk": f"/c/{SLUG}/talk/",
        "note": f"/c/{SLUG}/talk/{world['note']}/",
        "what works": f"/c/{SLUG}/tips/",
        "tip": f"/c/{SLUG}/tips/{world['tip']}/",
        "library": f"/c/{SLUG}/library/",
        "library, newest": f"/c/{SLUG}/library/newest/",
        "library tree": f"/c/{SLUG}/library/tree/",
        "library tree, a level": f"/c/{SLUG}/library/tree/?below={world['page']}",
        "deep page": f"/c/{SLUG}/library/{world['deep_page']}/",
        "page": f"/c/{SLUG}/library/{world['page']}/",
        "ideas": f"/c/{SLUG}/ideas/",
        "idea": f"/c/{SLUG}/ideas/{world['idea']}/",
        "decisions": f"/c/{SLUG}/decisions/",
        "decision": f"/c/{SLUG}/decisions/{world['decision']}/",
        "projects": f"/c/{SLUG}/projects/",
        "project": f"/c/{SLUG}/projects/{world['project']}/",
        "home": "/",
        "search": "/search?q=pump+seal",
    }


def counted(world: dict[str, Any]) -> dict[str, dict[str, int]]:
    """Queries and bytes of each page, signed in and anonymous, with warm caches."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client  # a client without a server

    client = Client(HTTP_HOST="localhost")
    client.cookies[settings.SESSION_COOKIE_NAME] = world["session"]
    costs: dict[str, dict[str, int]] = {}
    for name, path in paths(world).items():
        for who, visitor in (("signed in", client), ("anonymous", Client(HTTP_HOST="localhost"))):
            visitor.get(path)
            count = _Count()
            with connection.execute_wrapper(count):
                answer = visitor.get(path)
            costs[f"{name}, {who}"] = {
                "queries": count.queries,
                "bytes": len(answer.content),
                "status": answer.status_code,
            }
    return costs


class _Count:
    def __init__(self) -> None:
        self.queries = 0

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        self.queries += 1
        return execute(sql, params, many, context)
