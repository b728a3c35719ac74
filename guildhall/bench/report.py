"""What was measured, as a table for people and as JSON."""

from dataclasses import asdict, dataclass, field
from typing import Any

from rich.table import Table

from guildhall.bench.load import Cost

POST = "post a reply"
QUESTION, ANONYMOUS = "question, signed in", "question, anonymous"


@dataclass(frozen=True, slots=True)
class Result:
    """Costs by kind of request, and what a bare view cost just before each of them.

    Queries and bytes by page; memory in bytes for each web process.
    """

    database: str
    bare_before: dict[str, Cost]
    costs: dict[str, Cost]
    pages: dict[str, dict[str, int]]
    ready_seconds: float
    memory: list[int]
    import_posts_per_second: float
    delivery: dict[str, float] = field(default_factory=dict)

    @property
    def bare(self) -> Cost:
        """The one in the middle of all."""
        return sorted(self.bare_before.values(), key=lambda cost: cost.cpu_ms)[
            len(self.bare_before) // 2
        ]

    def ratio(self, name: str) -> float:
        """Server CPU for one request, as a multiple of the bare view's just before."""
        return round(self.costs[name].cpu_ms / self.bare_before[name].cpu_ms, 1)

    @property
    def reply_to_page(self) -> float:
        """Posting a reply, as a multiple of the signed-in question page."""
        return round(self.costs[POST].cpu_ms / self.costs[QUESTION].cpu_ms, 2)

    def times_bare(self, what: str) -> float:
        """CPU of the worker for one notice or one mail, as a multiple of the bare view's."""
        return round(self.delivery.get(f"{what}_cpu_ms", 0) / self.bare.cpu_ms, 1)

    def as_json(self) -> dict[str, Any]:
        return {
            "database": self.database,
            "bare": asdict(self.bare),
            "requests": {
                name: {**asdict(cost), "times_bare": self.ratio(name), **self.pages.get(name, {})}
                for name, cost in self.costs.items()
            },
            "question_signed_in_times_bare": self.ratio(QUESTION),
            "question_anonymous_times_bare": self.ratio(ANONYMOUS),
            "reply_times_question_page": self.reply_to_page,
            "ready_seconds": round(self.ready_seconds, 2),
            "web_megabytes": [round(size / 1024**2, 1) for size in self.memory],
            "import_posts_per_second": self.import_posts_per_second,
            "delivery": {
                **self.delivery,
                **{f"{name}_times_bare": self.times_bare(name) for name in ("notice", "mail")},
            },
        }


def table_of(result: Result) -> Table:
    table = Table(
        title=(
            f"Guildhall on {result.database}: server CPU for one request, times a bare Django view"
        )
    )
    for column in (
        "request",
        "× bare",
        "CPU ms",
        "per second",
        "p50 ms",
        "p95 ms",
        "p99 ms",
        "queries",
        "bytes",
    ):
        table.add_column(column, justify="left" if column == "request" else "right")
    rows: dict[str, tuple[float, Cost, dict[str, int]]] = {"bare view": (1.0, result.bare, {})} | {
        name: (result.ratio(name), cost, result.pages.get(name, {}))
        for name, cost in result.costs.items()
    }
    for name, (ratio, cost, page) in rows.items():
        table.add_row(
            name,
            f"{ratio:.1f}",
            f"{cost.cpu_ms:.3f}",
            f"{cost.per_second:.0f}",
            f"{cost.p50_ms:.1f}",
            f"{cost.p95_ms:.1f}",
            f"{cost.p99_ms:.1f}",
            str(page.get("queries", "")),
            str(page.get("bytes", "")),
        )
    table.caption = _caption(result)
    return table


def _caption(result: Result) -> str:
    memory = ", ".join(f"{size / 1024**2:.0f} MB" for size in result.memory)
    recipients, notices, mails, grown = (
        f"{result.delivery.get(name, 0):.0f}"
        for name in (
            "recipients",
            "notices_per_second",
            "mails_per_second",
            "memory_grew_megabytes",
        )
    )
    return (
        f"A reply costs {result.reply_to_page} times the signed-in question page. "
        f"serve was ready in {result.ready_seconds:.1f} s. "
        f"Web processes after the run: {memory}. "
        f"Import: {result.import_posts_per_second:.0f} posts a second. "
        f"One post, {recipients} people told: "
        f"{result.times_bare('notice')} × bare for each notice "
        f"({notices} a second, {grown} MB more), "
        f"{result.times_bare('mail')} × for each mail ({mails} a second). "
        "The client ran on the same machine."
    )
