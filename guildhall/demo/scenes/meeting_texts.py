"""What is said in the meetings of the demo. Invented."""

TECHNICIANS_NOTES = (
    (
        "- Frost on suction lines: three depots had it this month, each time the dryer\n- Hamish "
        "shows his way of finding an earth fault without lifting the floor\n- Why do the new "
        "controllers lose their time after a power cut?"
    ),
    (
        "- Winter kits are packed, Bergen needs two more\n- Screw compressors: oil at 98 °C twice, "
        "both with the small cooler\n- Who has a spare manometer set for Graz?"
    ),
    (
        "- Round of “a problem I have now”: seven problems, two answered at once\n- Relays tick in "
        "humid cabinets: ask the maker, and try silica bags meanwhile\n- Next time at the Leeds "
        "depot, with the test rig"
    ),
    (
        "- What we learned at the dairy: call before you drain\n- Heat pumps: the defrost board of "
        "2019 forgets its setting\n- Torches: the cheap ones are good enough"
    ),
    (
        "- Newcomers: Cleo's depot gets somebody to ring for the first eight weeks\n- Which seals "
        "do we keep in the van? The list is too long\n- Photos before dismantling: show one good "
        "and one bad example"
    ),
    (
        "- Callbacks looked at together: four of nine would have been avoided by a second reading\n"
        "- Ladders: two are past their date\n- Quiet month, and that is good"
    ),
)
TECHNICIANS_ACTIONS = (
    "Ask the maker about the relays",
    "Put the seal list on one page",
    "Send two winter kits to Bergen",
    "Bring the test rig to Leeds",
    "Write down how to find an earth fault without lifting the floor",
    "Check the dates of all ladders",
    "Photograph one good and one bad opening",
)
CLINIC_NOTES = (
    (
        "- The case: a walk-in that ices up every third night, only on weekdays\n- Asked: what is "
        "different at weekends? The door curtain, the delivery at five\n- Tried first: a timer on "
        "the fan, then the curtain\n- Greta tells in two weeks what came of it"
    ),
    (
        "- The case: a booster pump that hunts around its set point\n- Everybody names one thing "
        "they would look at. Five of eight say: the sensor's place\n- Tried first: move the sensor "
        "two metres down the line"
    ),
    (
        "- The case: an inverter that trips when the lift starts\n- Two had it before. Not the "
        "inverter: the neutral\n- Tried first: measure the neutral with the lift running"
    ),
)
STREET_NOTES = (
    (
        "- The ladder is at number 6, the drill at number 22\n- Who waters at 31 in August?\n- "
        "Soup for ten, as always"
    ),
    (
        "- Bins: the new day is Thursday\n- The lamp before number 18 is out again, Inês writes to "
        "the town\n- Next time we bring plum cake"
    ),
    "- Children's bicycles to give away: three\n- Snow: who clears before seven?",
)
STREET_ACTIONS = (
    "Write to the town about the lamp",
    "Make a list for watering",
    "Return the drill",
)
