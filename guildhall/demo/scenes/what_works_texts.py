"""What the technicians keep as tips and practices."""

# (topic, label, what was seen, {part: text})
TIPS = (
    (
        "Pumps",
        "Circulation pump CP-40",
        "Pump hums for a second and stops, three times, then nothing",
        {
            "fix": (
                "Half a turn at the shaft with a screwdriver through the vent, then start it twice "
                "by hand."
            ),
            "how_to_tell": "If the shaft turns freely it is not this: measure the start winding.",
            "safety": (
                "Switch off at the isolator, not at the controller: it tries again by itself."
            ),
        },
    ),
    (
        "Cold rooms",
        "Walk-in cold room",
        "Door frame sweats, the gasket is new",
        {
            "fix": (
                "The frame heater had come off its clips at the lower corner. Push it back and "
                "glue the clip."
            ),
            "how_to_tell": (
                "Lay your hand along the frame for a minute: the cold stretch is where it hangs."
            ),
        },
    ),
    (
        "Heat pumps",
        "Air to water, outdoor unit",
        "Fan starts and stops in the wind and the unit gives an error",
        {
            "fix": (
                "The wind turns it backwards before it starts. A wind board on the weather side, "
                "30 cm away."
            ),
            "when_not": "Not closer than 25 cm, or it draws its own air.",
        },
    ),
    (
        "Controls",
        "Cabinets, outdoors",
        "Door of the cabinet is warm and the fan never stops",
        {
            "fix": "Filter mat turned the wrong way round. The hairy side looks outside.",
            "time": "Two minutes.",
        },
    ),
    (
        "Boilers",
        "",
        "Kettling noise in the morning only",
        {
            "fix": (
                "Flow is too low while the valves are shut. Raise the pump one step, or open the "
                "bypass half a turn."
            ),
            "why": "The first water stands in the exchanger and boils at the wall.",
        },
    ),
    (
        "Hydraulics",
        "Lift tables",
        "Table rises crooked after a week of rest",
        {
            "fix": (
                "Drive it against the upper stop for ten seconds: the cylinders fill evenly again."
            ),
            "safety": "Nobody under it or on it while you do this.",
        },
    ),
    (
        "Safety",
        "",
        "Ladder slips on wet roof foil",
        {
            "fix": "An old van floor mat under the feet, rubber side down, tied to the ladder.",
            "when_not": "Not on ice. Come back with a second person.",
        },
    ),
    (
        "Compressors",
        "",
        "Belt squeals when it is cold and is quiet at noon",
        {
            "fix": (
                "It is the tensioner, not the belt: a drop of oil on its pin. The belt was fine."
            ),
        },
    ),
)

# The trail: from a photo at breakfast to a Sunday at home.
PHOTO = (
    "07:40, third humid cabinet this week. Look at the green on the terminal. Does anybody else "
    "have this?"
)
TRAIL_QUESTION = "Green terminals in humid cabinets, relay drops out: clean or change?"
TRAIL_ANSWER = (
    "Neither. Clean it and it is back in a month. Put a 5 watt heater at the bottom of the cabinet "
    "and leave the vent open: "
    "it stays two degrees over the outside and nothing condenses any more."
)
TRAIL_SEEN = "Green terminals and dropping relays in humid cabinets"
TRAIL_WORKED = (
    ("Porto", "quay, salt air"),
    ("Gdańsk", "pump station, cellar"),
    ("Bergen", "outdoors, behind a fish hall"),
)
TRAIL_FAILED = ("Graz", "in a room where laundry is dried")
TRAIL_LIMIT = (
    "Not where the room itself is wet all day: there the cabinet needs to be closed and dried"
)
TRAIL_WHY = (
    "Air that is two degrees warmer holds the water that would otherwise stand on the metal."
)
TRAIL_PRACTICE = "Keep outdoor cabinets two degrees warmer than the air"
TRAIL_BRANCH = "Heat outdoor cabinets and put a drip edge over the door"
TRAIL_STORY = (
    "Saved a call-out on a Sunday in November: the pump station in the cellar has not dropped out "
    "since"
)

# (rung, title, {part: text})
PRACTICES = (
    (
        "elsewhere",
        "Photo before, photo after, both on the job sheet",
        {
            "situation": "Every job where something is opened.",
            "doing": (
                "One photo before the first screw, one when it is closed. Both go on the job "
                "sheet, from the phone."
            ),
            "why": (
                "Whoever comes next sees what it looked like, and nobody argues about what was "
                "there."
            ),
            "example": (
                "Brewery, March: the customer was sure we had taken a filter. The first photo "
                "showed an empty holder."
            ),
            "cost": "A minute.",
        },
    ),
    (
        "elsewhere",
        "Ring the customer from the van, not from the gate",
        {
            "situation": "The first visit at a site.",
            "doing": (
                "Ring ten minutes before you arrive and ask for the key, the isolator and somebody "
                "who knows the plant."
            ),
            "why": "A third of the waiting at the gate is waiting for a key.",
            "limits": "Ships and hospitals have their own gate rules.",
        },
    ),
    (
        "here",
        "Two dryers in every van from October on",
        {
            "situation": "Cold rooms and roof units, from October to March.",
            "doing": (
                "Two filter dryers of the common size stay in the van. Whoever takes the last one "
                "writes it on the board."
            ),
            "why": "A blocked dryer on a Friday is a second visit on a Monday.",
        },
    ),
    (
        "here",
        "New colleagues drive along for ten jobs, then lead two",
        {
            "situation": "The first month.",
            "doing": (
                "Ten jobs beside somebody, two where the newcomer leads and the other keeps quiet."
            ),
            "example": (
                "Cleo's class of last year: all four found their first fault alone in week four."
            ),
        },
    ),
    (
        "tried",
        "Write the reading before you write the cause",
        {
            "situation": "Anything electrical.",
            "doing": "First the number you measured, then what you think it means.",
            "why": "The number is still true when the thought turns out to be wrong.",
        },
    ),
    (
        "new",
        "Friday at three: one fault, ten minutes, everybody listens",
        {
            "situation": "The last hour of the week in the depot.",
            "doing": (
                "One of us tells the oddest fault of the week, without the solution. The others "
                "ask. Then the solution."
            ),
        },
    ),
    (
        "withdrawn",
        "Reset the heat pump twice before you drive out",
        {
            "situation": "A customer reports low pressure.",
            "doing": "Have them reset it twice by phone.",
        },
    ),
)
WITHDRAWN_BECAUSE = (
    "Three compressors were started against frozen coils. Ask for the outdoor temperature first."
)
USES = (
    ("Leeds", "everyday", "with a heater of 10 watts in the big ones"),
    ("Porto", "everyday", ""),
    ("Gdańsk", "adapting", "we seal the vent on the weather side"),
    ("Bergen", "trying", ""),
    ("Graz", "stopped", "our cabinets stand indoors"),
)
NOT_FOR_US = ("Graz", "All our cabinets stand indoors and are dry.")


def trail_parts(*, electrics: str, salt_air: str) -> dict[str, str]:
    """The practice that grew from the tip; two usernames say whom to ask."""
    return {
        "situation": (
            "Cabinets outdoors, in cellars and on quays, where terminals turn green or relays "
            "drop out."
        ),
        "doing": TRAIL_ANSWER,
        "why": TRAIL_WHY,
        "evidence": (
            "Measure inside and outside in the morning: two degrees are enough. No relay "
            "dropped out in nine cabinets since."
        ),
        "limits": TRAIL_LIMIT,
        "example": "Pump station in the cellar, Gdańsk: three call-outs in October, none since.",
        "cost": "Eleven euros and twenty minutes.",
        "ask": f"@{electrics} knows the electrics, @{salt_air} the salt air.",
    }
