"""What was imported already: which row of the dump became what here, and its old address."""

from collections.abc import Sequence

from guildhall.commons.models import Entry, EntryAddress, Reply
from guildhall.imports.models import Arrival
from guildhall.imports.stackexchange.dump import Row


class Arrivals:
    """What is known of the import of one site into one community."""

    def __init__(self, site: str, community_id: int) -> None:
        self.site = site
        self.source = f"{site} into {community_id}"

    def of(self, kind: str, foreign_ids: Sequence[int]) -> dict[int, int]:
        """Our ids by the dump's, for what was imported."""
        arrivals = Arrival.objects.filter(
            source=self.source, kind=kind, foreign_id__in=set(foreign_ids)
        )
        return dict(arrivals.values_list("foreign_id", "target_id"))

    def new(self, rows: list[Row], kind: str) -> list[Row]:
        """The rows that were not imported yet, each once."""
        known = self.of(kind, [int(row["Id"]) for row in rows])
        return list({int(row["Id"]): row for row in rows if int(row["Id"]) not in known}.values())

    def remember(self, kind: str, rows: list[Row], made: Sequence[Entry | Reply]) -> None:
        Arrival.objects.bulk_create(
            Arrival(source=self.source, kind=kind, foreign_id=int(row["Id"]), target_id=one.pk)
            for row, one in zip(rows, made, strict=True)
        )

    def keep_addresses(self, part: str, rows: list[Row], made: Sequence[Entry | Reply]) -> None:
        """Keep old paths: always with the site's name, without it for the first site to use it."""
        EntryAddress.objects.bulk_create(
            (
                EntryAddress(
                    path=f"{prefix}/{part}/{row['Id']}",
                    entry_id=one.entry_id if isinstance(one, Reply) else one.pk,
                    reply=one if isinstance(one, Reply) else None,
                )
                for row, one in zip(rows, made, strict=True)
                for prefix in (f"/{self.site}", "")
            ),
            ignore_conflicts=True,
        )
