"""What the technicians wrote down in their library: 25 pages in a tree."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """One page: below which it is (by key), about what, and by whom."""

    key: str
    title: str
    by: str
    body: str
    below: str = ""
    topics: tuple[str, ...] = ()


PAGES = (
    Written(
        "safe",
        "Before you open anything",
        "ada",
        "Read this part once a year, and whenever you go to a site you don't know. Nobody was ever "
        "blamed here for stopping a job.\n\nIf one of these pages is wrong, edit it the same day.",
        topics=("Safety",),
    ),
    Written(
        "isolate",
        "Lock out, tag out, try",
        "ada",
        "Three words, and the third is the one people skip.\n\n"
        "## Lock out\n\nSwitch off at the isolator, not at the panel. Your own padlock, your own "
        "key, and the key in your pocket.\n\n"
        "## Tag out\n\nName, phone number, date. A tag without a number keeps a cold store warm "
        "over a weekend.\n\n"
        "## Try\n\n1. Test the tester on something live.\n2. Test all phases against each other "
        "and against earth.\n3. Press start. Nothing may move.\n\n"
        "## Two people on one machine\n\nTwo padlocks. Always. Use the hasp in the blue box.",
        below="safe",
        topics=("Safety",),
    ),
    Written(
        "stored",
        "Energy that stays after the switch",
        "sigrid",
        "What is off can still hurt. Look for these before you loosen anything.\n\n"
        "| Where | What is left | How to let it go |\n| --- | --- | --- |\n"
        "| Inverter | Charged capacitors | Wait as long as its label says, then measure |\n"
        "| Accumulator | Oil under pressure | Drain valve, then watch the gauge fall |\n"
        "| Spring return valve | A tensioned spring | Close it by hand with the key |\n"
        "| Raised platform | Its weight | Prop it; hydraulics don't count as a prop |\n",
        below="safe",
        topics=("Safety", "Hydraulics"),
    ),
    Written(
        "gas",
        "Refrigerant: what to carry and when to leave",
        "rui",
        "## What is always in the van\n\n- Leak detector, checked this year\n- Gloves and goggles\n"
        "- A fan that is not a source of sparks\n\n"
        "## In a closed room\n\nDetector first, feet second. With flammable refrigerants, nothing "
        "is switched in the room until it has been aired for ten minutes.\n\n"
        "## Leave at once when\n\n- The detector doesn't fall after airing\n"
        "- You feel light-headed\n"
        "- You are alone and the door can't be kept open",
        below="safe",
        topics=("Safety", "Heat pumps"),
    ),
    Written(
        "first-visit",
        "The first visit",
        "ben",
        "Most second visits are made in the first ten minutes of the first one. These pages are "
        "the order that works for us.",
    ),
    Written(
        "listen",
        "Ten minutes of questions",
        "ben",
        "Ask before you look. Write down the answers in the words you hear.\n\n"
        "1. When did it last work properly?\n2. What was done shortly before that?\n"
        "3. Does it always happen, or only at some hours?\n4. What have you tried already?\n"
        "5. Who else knows this machine?\n\n"
        "Question 2 finds more faults than any instrument. Nobody likes to be asked it first.",
        below="first-visit",
    ),
    Written(
        "photos",
        "Photos that save a second visit",
        "cleo",
        "- The type plate, straight on, so that every figure can be read\n"
        "- The cabinet before you touch it, with the door fully open\n"
        "- Each connector before you pull it\n- The display with the fault on it\n"
        "- The whole machine from the door: the next person has to find it\n\n"
        "Put them on the question or the page. In your phone they help nobody.",
        below="first-visit",
    ),
    Written(
        "parts",
        "Which parts to carry",
        "tomasz",
        "Counted over a year of jobs: these eight solve two thirds of the visits that need a "
        "part.\n\n"
        "| Part | Where it fits | In the van |\n| --- | --- | --- |\n"
        "| Run capacitor 4 to 40 µF | Fans, small pumps | 6 |\n"
        "| Contactor 9 A and 25 A | Nearly everything | 2 + 2 |\n"
        "| Mechanical seal 16 and 22 mm | Circulation pumps | 3 + 3 |\n"
        "| NTC sensor 10 kΩ | Cold rooms, heat pumps | 5 |\n"
        "| Filter drier 3/8 | Cold rooms | 2 |\n"
        "| Expansion vessel 18 l | Boilers | 1 |\n"
        "| Door gasket, by the metre | Cold rooms | 10 m |\n"
        "| Universal float switch | Condensate pumps | 2 |\n",
        below="first-visit",
    ),
    Written(
        "handover",
        "Leaving the site",
        "greta",
        "What the customer hears from you on the way out is what they remember.\n\n"
        "- [ ] It ran for fifteen minutes while you watched\n- [ ] The cause, in one sentence\n"
        "- [ ] What they can see themselves if it comes back\n- [ ] Who pays, before you leave\n"
        "- [ ] Your padlock is back in the van",
        below="first-visit",
    ),
    Written(
        "pumps",
        "Pumps",
        "ben",
        "Start here when something doesn't move water. The pages below go from what you hear to "
        "what you replace.",
        topics=("Pumps",),
    ),
    Written(
        "noise",
        "What the noise tells you",
        "ben",
        "| You hear | Usually | Check first |\n| --- | --- | --- |\n"
        "| Gravel in the casing | Cavitation | Suction strainer, then the suction gauge |\n"
        "| A whine that rises with load | Bearing | Temperature at the bearing cap |\n"
        "| A tick once a turn | Impeller rubs | Play of the shaft by hand |\n"
        "| Hum, nothing turns | Capacitor or a stuck rotor | Turn it by hand, isolated |\n\n"
        "## Cavitation is rarely the pump\n\nNine times in ten it is what is before it: a blocked "
        "strainer, a valve that isn't fully open, water that is too warm. Look there before you "
        "order an impeller.",
        below="pumps",
        topics=("Pumps",),
    ),
    Written(
        "seal",
        "Replace a shaft seal",
        "sigrid",
        "A dry pump at the end, in about an hour.\n\n"
        "## Before you start\n\n- Isolated, drained, cool\n- Seal of the right size, and a spare\n"
        "- Soapy water; never grease\n\n"
        "## Steps\n\n1. Mark the casing before you part it.\n2. Pull the impeller straight; no "
        "screwdriver behind it.\n3. Clean the seat until a fingernail feels nothing.\n"
        "4. Press the new seat in with your thumbs and a cloth.\n5. Don't touch the faces.\n"
        "6. Turn the shaft by hand: even all round.\n\n"
        "## How you know it worked\n\nFifteen minutes at pressure, and dry paper below it stays "
        "dry.\n\n## If it didn't\n\nA seal that leaks at once was touched on its face. One that "
        "leaks after a day runs on a worn shaft: feel for a groove.",
        below="pumps",
        topics=("Pumps", "Hydraulics"),
    ),
    Written(
        "dry",
        "Protect a pump from running dry",
        "tomasz",
        "Three ways, from cheap to certain.\n\n"
        "1. A float switch in the tank: fine while someone cleans it.\n"
        "2. A pressure switch on the suction side: set it 0.2 bar above where it starts to howl.\n"
        "3. Watching the motor's power: an idle pump takes about half. Most inverters can do this "
        "if you switch it on.",
        below="pumps",
        topics=("Pumps", "Controls"),
    ),
    Written(
        "cold",
        "Cold rooms",
        "greta",
        "Milk doesn't wait. When it is warm inside, look at the door before the machine.",
        topics=("Cold rooms",),
    ),
    Written(
        "warm",
        "It's too warm inside",
        "greta",
        "In this order; each step takes less time than the next.\n\n"
        "## The door\n\nPut a strip of paper in the gasket all round. Where it slides out, air "
        "comes in.\n\n## The ice\n\nA white evaporator is a blanket. Look when it last defrosted, "
        "and whether the heater draws current.\n\n## The air\n\nFans turning the right way, and "
        "nothing stacked in front of them.\n\n## The refrigerant\n\nOnly now the gauges. Bubbles "
        "in the sight glass with a warm liquid line point to too little; look for the leak before "
        "you fill.",
        below="cold",
        topics=("Cold rooms",),
    ),
    Written(
        "defrost",
        "Defrost settings that work",
        "greta",
        "| Room | Interval | Ends at | Drip time |\n| --- | --- | --- | --- |\n"
        "| Dairy, +4 °C | 6 h | 8 °C | 3 min |\n| Meat, 0 °C | 6 h | 10 °C | 4 min |\n"
        "| Freezer, −20 °C | 8 h | 12 °C | 5 min |\n| Blast freezer | after each load | 15 °C | "
        "10 min |\n\nThese are where we begin. Doors that open often need shorter intervals; note "
        "what you changed and why below.",
        below="cold",
        topics=("Cold rooms", "Controls"),
    ),
    Written(
        "gasket",
        "Fit a new door gasket",
        "hamish",
        "1. Cut it 5 mm longer than the groove, and mitre the corners.\n"
        "2. Half an hour in warm water: it comes flat by itself.\n3. Corners first, then the "
        "middles, then the rest.\n4. Paper strip all round. If it slides at the hinge, move the "
        "hinge, not the gasket.",
        below="cold",
        topics=("Cold rooms",),
    ),
    Written(
        "heat",
        "Heat pumps",
        "rui",
        "What we know about the units we see most. Add the model when you write something down: "
        "they differ more than they look.",
        topics=("Heat pumps",),
    ),
    Written(
        "ice",
        "Ice on the outdoor unit: when it's normal",
        "rui",
        "## Normal\n\nA thin white layer below 5 °C that is gone after defrosting, and a cloud of "
        "steam every hour or so.\n\n## Not normal\n\n- Ice at the bottom only: the drain is "
        "blocked or its heater is dead\n- Ice on one side only: that fan or that circuit\n"
        "- A solid block: it hasn't defrosted for days; look for the outdoor sensor first\n\n"
        "Never chip it off. Warm water, and time.",
        below="heat",
        topics=("Heat pumps",),
    ),
    Written(
        "charge",
        "Weigh the charge",
        "rui",
        "Gauges guess, scales know. If there was a leak, take everything out, find it, pull a "
        "vacuum below 5 mbar for half an hour, then fill by weight from the plate. Add for long "
        "pipes what the manual says per metre.\n\nWrite the weight and the date inside the cover.",
        below="heat",
        topics=("Heat pumps", "Safety"),
    ),
    Written(
        "controls",
        "Controls and cabinets",
        "jola",
        "Electrical faults, the odd ones first.",
        topics=("Controls",),
    ),
    Written(
        "earth",
        "Find an earth fault without switching everything off",
        "jola",
        "## What you need\n\nA leakage clamp, the drawing, and someone at the breaker.\n\n"
        "## Steps\n\n1. Clamp around all conductors of the incoming supply: note the figure.\n"
        "2. The same around each group. The one that adds up is yours.\n3. Within the group, "
        "follow it outwards, not inwards.\n4. Move the cable while you watch: faults that come "
        "and go are in what bends.\n\n"
        "## What it usually is\n\nWater in a junction box outdoors, a heater in a defrost circuit, "
        "or a cable that was shut in a door.",
        below="controls",
        topics=("Controls", "Safety"),
    ),
    Written(
        "sensor",
        "Resistance of our usual sensors",
        "jola",
        "| °C | NTC 10 kΩ | Pt1000 |\n| --- | --- | --- |\n| −20 | 97 kΩ | 922 Ω |\n"
        "| 0 | 33 kΩ | 1,000 Ω |\n| 10 | 20 kΩ | 1,039 Ω |\n| 25 | 10 kΩ | 1,097 Ω |\n"
        "| 50 | 3.6 kΩ | 1,194 Ω |\n\nMeasure with the plug pulled. Ice water is 0 °C everywhere: "
        "a cup of it tells you more than a new sensor.",
        below="controls",
        topics=("Controls",),
    ),
    Written(
        "new",
        "Your first month with us",
        "greta",
        "Welcome. Take these in any order, and ask whenever something is unclear.\n\n"
        "## First week\n\n- [ ] Go along with two people from two depots\n"
        "- [ ] Your own padlock and tags\n- [ ] Read “Before you open anything”\n\n"
        "## First month\n\n- [ ] Ask one question here\n"
        "- [ ] Put photos on someone else's question\n"
        "- [ ] Change one sentence on one of these pages\n\n"
        "The last one matters most: you see what we no longer see.",
    ),
    Written(
        "old-gauge",
        "Charge by the sight glass",
        "hamish",
        "Fill until the bubbles are gone, then a little more.",
        below="heat",
        topics=("Heat pumps",),
    ),
)
WITHDRAWN, INSTEAD = "old-gauge", "charge"
REASON = "Blends show bubbles when the charge is right, so this overfills them."
