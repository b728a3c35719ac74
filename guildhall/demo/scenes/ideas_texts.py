"""What people of the demo would like to try, what others say to it, and what was answered.

Written for the demo.
"""

from dataclasses import dataclass

from guildhall.ideas.models import State


@dataclass(frozen=True, slots=True)
class Told:
    """One idea: by whom, how many days ago, who joined it, which doubts, where it is."""

    title: str
    by: str
    days: float
    body: str = ""
    topics: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    doubts: tuple[tuple[str, str], ...] = ()
    state: str = State.NEW
    reason: str = ""
    answered_by: str = "ada"
    answered_days: float = 1
    wish: str = ""


TECHNICIANS = (
    Told(
        "One drawer of odd seals in every van, swapped at breakfast",
        by="hamish",
        days=2,
        body=(
            "Last week I drove forty minutes for a seal that Sigrid had four of. We all carry the "
            "same ten sizes and none of the odd ones.\n\n**Who would gain:** everyone who works "
            "alone.\n\n**What it would take:** a drawer each, a list, and somebody who looks "
            "through it on Mondays."
        ),
        topics=("Pumps",),
        uses=("ben", "rui", "greta"),
        helps=("sigrid",),
        doubts=(
            (
                "tomasz",
                "A drawer nobody is responsible for is empty by March. Who counts them?",
            ),
        ),
    ),
    Told(
        "A QR sticker where the noise was, with the recording behind it",
        by="ben",
        days=5,
        body="The next one stands in front of the same compressor and wonders whether that is new.",
        topics=("Compressors",),
        uses=("hamish", "jola"),
        helps=("jola",),
    ),
    Told(
        "Stand the vacuum pump on a rubber mat from an old conveyor",
        by="rui",
        days=9,
        topics=("Pumps",),
        uses=("ben",),
        wish="someone who can cut rubber cleanly",
    ),
    Told(
        "Ask the night porter what it sounded like before we open anything",
        by="greta",
        days=33,
        body="In dairies they hear it for weeks. Nobody asks them.",
        topics=("Cold rooms",),
        uses=("sigrid", "hamish", "ben"),
    ),
    Told(
        "Read the inverter log over the phone before driving out",
        by="jola",
        days=24,
        body="Half of my visits to Gdańsk port were a reset that the customer could have pressed.",
        topics=("Controls",),
        uses=("tomasz", "ben"),
        helps=("tomasz", "hamish"),
        state=State.LOOKED_AT,
        reason="Jola and I listen in on ten calls and count how many would have saved the trip.",
        answered_days=12,
    ),
    Told(
        "Warm the cabinet with a reptile lamp instead of a heater",
        by="sigrid",
        days=52,
        body="Twenty-five watts, made to run all winter, and it shows whether it is on.",
        topics=("Controls",),
        uses=("hamish", "jola", "greta"),
        helps=("hamish",),
        doubts=(("jola", "What does it do to the label ink and to plastic close by?"),),
        state=State.TRIED,
        reason="Two cabinets in Bergen until the end of March, one in Leeds beside a heater.",
        answered_days=30,
    ),
    Told(
        "New colleagues ride along with another depot for a week",
        by="cleo",
        days=0.4,
        body="I have only seen how Graz does it. That would show me four other ways at once.",
    ),
    Told(
        "Write the torque on the lid, not only in the manual",
        by="tomasz",
        days=96,
        body="Paint marker, four digits. The manual is in the office when you lie below the pump.",
        topics=("Pumps", "Safety"),
        uses=("ben", "rui", "sigrid", "hamish"),
        helps=("ben",),
        state=State.TAKEN_UP,
        reason="From Monday every lid we close gets its torque in paint. Markers are in the post.",
        answered_days=71,
    ),
    Told(
        "A shared van with a crane for all five depots",
        by="rui",
        days=80,
        body="Each depot rents one for about nine days a year.",
        uses=("tomasz", "greta"),
        doubts=(("ben", "Porto to Graz is two days of driving with a crane on the back."),),
        state=State.NOT_NOW,
        reason=(
            "Five depots are too far apart: the van would be on the road more than at work. If two "
            "of them share a rental contract, let's look at it again."
        ),
        answered_days=58,
    ),
)

STREET = (
    Told(
        "A bench on the corner by number 22, where the bus is late",
        by="ines",
        days=6,
        body="The wall there gets the sun until five.",
        state=State.NEW,
        wish="someone who can borrow a drill",
    ),
    Told(
        "Swap plants over the fence on the first Sunday in May",
        by="",
        days=3,
    ),
    Told(
        "One ladder for the whole street, behind the green door",
        by="",
        days=60,
        state=State.TAKEN_UP,
        reason="It hangs behind number 14 now. Ring first, and hang it back dry.",
        answered_by="ines",
        answered_days=41,
    ),
    Told(
        "Close the street to cars for one evening in June",
        by="",
        days=75,
        state=State.NOT_NOW,
        reason=(
            "The town wants eight weeks' notice and we are too late for this June. In January we "
            "ask for next year."
        ),
        answered_by="ines",
        answered_days=50,
    ),
)
