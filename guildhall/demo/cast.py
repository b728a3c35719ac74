"""The people of the demo: four that you can walk in as, and their colleagues."""

import datetime as dt
from dataclasses import dataclass

from guildhall.communities.actions import edit_phone
from guildhall.demo import DEMO, ROOT_UNIT
from guildhall.people.actions import add_unit, arrive, set_offers, set_unit
from guildhall.people.models import Offer, Person, Phone, Unit


@dataclass(frozen=True, slots=True)
class Role:
    """One person of the demo, as the scenes know them."""

    key: str
    name: str
    headline: str
    unit: str = ""
    asks: tuple[str, ...] = ()
    learns: tuple[str, ...] = ()
    lends: tuple[str, ...] = ()
    speaks: tuple[str, ...] = ()
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Visitor:
    """A person you can walk in as, and what you see then."""

    key: str
    name: str
    what: str


VISITORS = (
    Visitor("cleo", "Cleo", "new today, looks around"),
    Visitor("ben", "Ben", "ten minutes between two jobs"),
    Visitor("ada", "Ada", "looks after the group"),
    Visitor("dov", "Dov", "pays for it, looks in now and then"),
)

DEPOTS = ("Leeds", "Gdańsk", "Porto", "Graz", "Bergen")

LEADING = (
    Role(
        "ada",
        "Ada Marsh",
        "Field technician, Leeds; steward here",
        "Leeds",
        ("cold rooms", "rotary pumps", "training newcomers"),
        lends=("leak detector",),
        speaks=("English", "Polish"),
        phone="+44 113 496 0018",
    ),
    Role(
        "ben",
        "Ben Okafor",
        "Pumps and compressors",
        "Porto",
        ("compressors", "vacuum pumps"),
        ("thermal imaging",),
        lends=("vacuum gauge", "roof ladder"),
        speaks=("English", "Portuguese"),
    ),
    Role("cleo", "Cleo Winter", "Just started", "Graz"),
    Role("dov", "Dov Lindqvist", "Head of service", "Head office"),
    Role(
        "jola",
        "Jola Nowak",
        "Electrical faults, the odd ones first",
        "Gdańsk",
        ("inverters", "control cabinets", "earth faults"),
    ),
    Role(
        "rui", "Rui Teixeira", "Heat pumps since 2009", "Porto", ("heat pumps", "refrigerant leaks")
    ),
    Role("sigrid", "Sigrid Aas", "Hydraulics, on ships before", "Bergen", ("hydraulics", "seals")),
    Role("tomasz", "Tomasz Zieliński", "Compressors", "Gdańsk", ("compressors", "oil analysis")),
    Role("greta", "Greta Hofer", "Cold chain and dairies", "Graz", ("milk coolers", "cold rooms")),
    Role(
        "hamish", "Hamish Reid", "Works alone most days", "Leeds", ("gas boilers",), ("inverters",)
    ),
    Role(
        "noor",
        "Noor Haddad",
        "Data practice, keeps the lights on",
        "Head office",
        ("spreadsheets", "dashboards", "data quality"),
    ),
    Role(
        "felix",
        "Felix Baumann",
        "Reports and what is behind them",
        "Head office",
        ("reports", "databases"),
    ),
    Role("marta", "Marta Vidal", "Reads on trains", "Head office", ("book lists",)),
    Role(
        "ines",
        "Inês Cardoso",
        "Number 14, the green door",
        "",
        ("borrowing a ladder", "the allotment"),
    ),
)

_FIRST = (
    "Aino",
    "Bram",
    "Chidi",
    "Dilys",
    "Emeka",
    "Freya",
    "Goran",
    "Hanne",
    "Ilse",
    "Jarek",
    "Kaja",
    "Levi",
    "Maeve",
    "Nils",
    "Olu",
    "Petra",
    "Quim",
    "Runa",
    "Stan",
    "Tove",
    "Una",
    "Vito",
    "Wanda",
    "Yusuf",
    "Zofia",
    "Arno",
    "Bea",
    "Casper",
    "Dina",
    "Elof",
    "Fadi",
    "Gwen",
    "Henk",
    "Ivana",
    "Joost",
    "Karla",
    "Liam",
    "Mina",
    "Nadia",
    "Otto",
    "Pia",
    "Rafa",
    "Selma",
    "Timo",
    "Ulla",
    "Vera",
    "Wim",
    "Ylva",
    "Zeno",
    "Anouk",
    "Bela",
    "Clara",
    "Dario",
    "Edda",
    "Finn",
    "Gita",
    "Hugo",
    "Ida",
    "Jens",
    "Kira",
)
_LAST = (
    "Aalto",
    "Brandt",
    "Costa",
    "Dahl",
    "Evans",
    "Fischer",
    "Gallo",
    "Horn",
    "Ivers",
    "Jansen",
    "Kowal",
    "Lund",
    "Moreau",
    "Nyberg",
    "Orsini",
    "Pires",
    "Quist",
    "Rossi",
    "Sandoval",
    "Trent",
    "Ulrich",
    "Vance",
    "Weiss",
    "Young",
    "Zeller",
)
_TRADES = (
    "Refrigeration",
    "Boilers and heating",
    "Pumps",
    "Controls",
    "Welding and pipework",
    "Lifts and hoists",
    "Compressors",
    "Electrical inspection",
    "Ventilation",
    "Water treatment",
)

TECHNICIANS, DATA_PEOPLE, READERS, NEIGHBOURS = range(4)
_EXTRA = ((TECHNICIANS, 28), (DATA_PEOPLE, 14), (READERS, 7), (NEIGHBOURS, 11))


class Cast:
    """Everyone in the demo, once they have joined."""

    def __init__(self, now: dt.datetime) -> None:
        self.now = now
        self.units = _units()
        self.leading = {role.key: self.enter(role) for role in LEADING}
        self.groups: dict[int, list[Person]] = {}
        number = 0
        for group, count in _EXTRA:
            self.groups[group] = [
                self.enter(_extra(group, number + place)) for place in range(count)
            ]
            number += count

    def ago(self, *, hours: float) -> dt.datetime:
        """So many hours before the demo was filled."""
        return self.now - dt.timedelta(hours=hours)

    def __getitem__(self, key: str) -> Person:
        return self.leading[key]

    def enter(self, role: Role) -> Person:
        came = self.now - (dt.timedelta(hours=3) if role.key == "cleo" else dt.timedelta(days=740))
        person = arrive(role.name, at=came, time_zone="Europe/Vienna")
        person.source, person.foreign_id, person.headline = DEMO, role.key, role.headline
        person.save(update_fields=["source", "foreign_id", "headline"])
        if role.unit:
            set_unit(person, self.units[role.unit], at=came)
        set_offers(person, Offer.Kind.ASK_ME, list(role.asks))
        set_offers(person, Offer.Kind.LEARN, list(role.learns))
        set_offers(person, Offer.Kind.LEND, list(role.lends))
        set_offers(person, Offer.Kind.SPEAK, list(role.speaks))
        if role.phone:
            edit_phone(person, number=role.phone, reach=Phone.Reach.ALL)
        return person


def _extra(group: int, number: int) -> Role:
    name = f"{_FIRST[number]} {_LAST[number * 7 % len(_LAST)]}"
    if group == TECHNICIANS:
        trade = _TRADES[number % len(_TRADES)]
        offers = (trade.lower(),) if number % 3 == 0 else ()
        return Role(f"person-{number}", name, trade, DEPOTS[number % len(DEPOTS)], offers)
    if group == DATA_PEOPLE:
        return Role(f"person-{number}", name, "Works with numbers in a department", "Head office")
    if group == READERS:
        return Role(f"person-{number}", name, "Reads along", "Head office")
    return Role(f"person-{number}", name, f"Number {2 + (number * 3) % 40}")


def _units() -> dict[str, Unit]:
    service = add_unit(ROOT_UNIT, by=None)
    units = {name: add_unit(name, by=None, parent=service) for name in DEPOTS}
    units["Head office"] = add_unit("Head office", by=None, parent=service)
    return units
