"""What field technicians ask and answer.

(topic, question, what was tried, answer, another answer, where it worked)
"""

CASES = (
    (
        "Pumps",
        "Circulation pump hums and does not start",
        "Swapped the capacitor, no change.",
        (
            "Impeller stuck after the summer. Open the vent screw and turn the shaft with a "
            "screwdriver, half a turn is enough."
        ),
        "If it turns freely, look at the start winding: over 12 ohms here means it is gone.",
        "stood still since May",
    ),
    (
        "Pumps",
        "Pump trips after ten minutes, current looks fine",
        "Measured the motor, 48 °C, and listened to the bearing: quiet.",
        (
            "Worn mechanical seal lets air in on the suction side. It loses prime, runs dry for a "
            "moment, the dry-run guard trips. New seal and it has run since."
        ),
        "Check the foot valve first. It is a two-minute job.",
        "same pump, salt water",
    ),
    (
        "Pumps",
        "Sump pump starts every two minutes",
        "Moved the float by hand: it is free.",
        (
            "The check valve leaks back. Listen at the pipe after it stops: you hear the water "
            "come down."
        ),
        "Or the float cable is too short, 15 cm is what ours needs.",
        "basement of a school",
    ),
    (
        "Pumps",
        "How do you get air out of a long suction line without a vent?",
        "",
        (
            "Fill from the discharge side with the garden hose, slowly, foot valve closed. Ten "
            "minutes."
        ),
        "Vacuum pump with a clear jar between. Works every time, but you have to carry it.",
        "40 m line",
    ),
    (
        "Cold rooms",
        "Cold room holds 8 °C instead of 4, compressor runs all day",
        "Cleaned the condenser.",
        (
            "Ice on the back of the evaporator where you do not see it. Defrost termination sensor "
            "had slipped off; clip it to the last pass."
        ),
        "Door heater wire broken here, the seal let warm air in.",
        "butcher, 12 m³",
    ),
    (
        "Cold rooms",
        "Defrost heater trips the breaker every third night",
        "Measured the heater: 38 ohms cold.",
        (
            "Measure against earth while it is warm. Ours was fine cold and 200 kΩ warm. New "
            "heater, no trip since."
        ),
        "Water in the junction box above the coil. Drill the drip hole.",
        "walk-in, bakery",
    ),
    (
        "Cold rooms",
        "Water under the evaporator only at weekends",
        "Flushed the drain: it is clear.",
        (
            "Nobody opens the door, so it frosts evenly and melts all at once. Shorten the "
            "interval on Saturday and Sunday."
        ),
        "",
        "canteen",
    ),
    (
        "Cold rooms",
        "Which door seal fits when the label is gone?",
        "",
        (
            "Measure groove width and the distance corner to corner, not the old seal: it has "
            "stretched. Order by the groove."
        ),
        "Push-in seals: two sizes too big is better than one too small.",
        "three doors so far",
    ),
    (
        "Heat pumps",
        "Heat pump shows low pressure at minus 5 and runs again after reset",
        "Weighed the charge: it is right.",
        (
            "Outdoor fan did not come up to speed in the cold; the capacitor was at 60 %. Measure "
            "it cold."
        ),
        "Here it was the expansion valve bulb that had lost its insulation.",
        "air to water, 2014",
    ),
    (
        "Heat pumps",
        "Heat pump defrosts every 20 minutes",
        "Washed the coil, no change.",
        (
            "Outdoor sensor reads 4 degrees too low. It sat on the bracket. With paste and a strap "
            "it reads right."
        ),
        "",
        "two in the same street",
    ),
    (
        "Heat pumps",
        "Loud knock when the heat pump switches over",
        "",
        (
            "Four-way valve switches against full pressure. A delay of 30 seconds in the "
            "controller settings, menu 4.3, and it is quiet."
        ),
        "Check the mounts as well, the pipe may touch the wall.",
        "terrace, neighbours complained",
    ),
    (
        "Heat pumps",
        "Can I find a refrigerant leak in a line behind plaster?",
        "Soap on all joints I can reach.",
        (
            "Trace gas with 5 % hydrogen and a sniffer along the wall; mark where it rises. Opened "
            "10 cm instead of four metres."
        ),
        "",
        "bathroom wall",
    ),
    (
        "Compressors",
        "Compressor starts at noon and trips on thermal",
        "Measured the airflow: it is good.",
        (
            "Voltage drops to 205 V when the kitchen next door cooks. Ask for a measurement over a "
            "day before you change the compressor."
        ),
        "The contactor of ours was burnt on one phase.",
        "restaurant",
    ),
    (
        "Compressors",
        "Oil foam in the sight glass after a night off",
        "",
        (
            "Crankcase heater dead. Refrigerant moves into the oil at night. 25 watts that save a "
            "compressor."
        ),
        "Fit a check on the heater current, then you see it before it knocks.",
        "supermarket, roof",
    ),
    (
        "Compressors",
        "Air compressor loads and unloads every few seconds",
        "",
        (
            "Leak close to the tank, or the band is too narrow. We had 0.2 bar set, 0.8 is what it "
            "needs."
        ),
        "Blow down the pressure pipe to the switch. Ours was full of rust.",
        "workshop",
    ),
    (
        "Compressors",
        "Which belt tension without the tool?",
        "",
        "Thumb in the middle, as much as the belt is thick. Check again after an hour.",
        "A phone app that hears the tone works well up to 400 Hz.",
        "60 cm span",
    ),
    (
        "Controls",
        "Inverter shows earth fault only when it rains",
        "Tested the cable dry: it is fine.",
        (
            "Cable gland on the motor box looks up. Water stands in the box. Turn the box, drill "
            "the drain."
        ),
        "Test the cable wet: bucket of water over the gland while the tester runs.",
        "roof fan",
    ),
    (
        "Controls",
        "Controller loses its settings after a power cut",
        "",
        "Backup cell is soldered, 3 V, type on the back. Unplug the board before you solder.",
        "Write down menu 7 before: it is the one that is not in the manual.",
        "older than 2011",
    ),
    (
        "Controls",
        "Sensor reads minus 40 in the middle of the day",
        "Swapped the sensor.",
        "Broken screen in the cable, touches the core when the duct moves. New cable, done.",
        "",
        "air handling unit",
    ),
    (
        "Controls",
        "Level switch flickers with foam on top",
        "",
        (
            "Delay of five seconds on both sides. If the controller has none, a tuning fork switch "
            "ignores foam."
        ),
        "",
        "dairy tank",
    ),
    (
        "Boilers",
        "Burner locks out once a day, always at the same time",
        "Cleaned the electrode.",
        (
            "Wind from the west at four in the afternoon. Flue terminal too low; 40 cm more and it "
            "is over."
        ),
        "Ours was the sun on the flame eye.",
        "farm house",
    ),
    (
        "Boilers",
        "Boiler loses half a bar a week, no wet spot anywhere",
        "",
        (
            "Expansion vessel. Press the valve: water comes. Or the safety valve drips into the "
            "drain unseen: put a dry cloth in."
        ),
        "Heat exchanger leaks into the flue only when hot: look at the condensate in the morning.",
        "flats, third floor",
    ),
    (
        "Boilers",
        "Radiators upstairs stay cold after bleeding",
        "",
        "Balance it: close the ground floor to one turn. It takes an hour and saves the pump.",
        "",
        "house with three floors",
    ),
    (
        "Hydraulics",
        "Lift table sinks one centimetre in an hour",
        "Looked for oil outside: none.",
        "Load check valve. Clean the seat with a match and chalk, do not file it.",
        "If it sinks faster when warm, it is the piston seal.",
        "loading bay",
    ),
    (
        "Hydraulics",
        "Cylinder jerks at the end of the stroke",
        "",
        "Air in the rod side. Ten full strokes without load, then five minutes rest, then again.",
        "Cushion screw a quarter turn out.",
        "compactor",
    ),
    (
        "Hydraulics",
        "Oil turns milky within a month",
        "",
        "Breather sits where the roof drips. New breather with a dryer, change the oil once more.",
        "Cooler leaks inwards. Press it with air, under water.",
        "quay",
    ),
    (
        "Safety",
        "How do you lock out a machine with two supplies when one is in a locked room?",
        "",
        (
            "Your own lock on both, and the tag says which room. If you cannot get in, you do not "
            "start. Nobody here will blame you for that."
        ),
        "Ask the customer for the key before you drive. We have it on the job sheet now.",
        "brewery",
    ),
    (
        "Safety",
        "What gloves for minus 30 and small screws?",
        "",
        (
            "Thin merino under a cut glove with open fingertips for the minute you need them. Warm "
            "the screwdriver in your pocket."
        ),
        "",
        "blast freezer",
    ),
)

SITES = (
    "dairy",
    "hospital",
    "ferry terminal",
    "bakery",
    "brewery",
    "school",
    "cold store",
    "hotel",
)

NOTES = (
    "Good morning from {unit}. Frost on the windscreen, coffee in the flask.",
    (
        "Found this taped inside a cabinet from 1987: “If you read this, the fuse is behind the "
        "fan.” It was."
    ),
    "Thirty years in the trade today, says the calendar. The knees agree.",
    "Anyone else have the customer who turns the main switch off to “let it rest”?",
    "New van has a shelf exactly one centimetre shorter than the pump box.",
    "Roof in the rain, again. The view makes up for half of it.",
    "Small joy: a plant room with a light switch where you reach for it.",
    "Breakfast in {unit} on Friday at seven, bring what you could not fix this week.",
    "The apprentice found in five minutes what I looked for all morning. Cake is on me.",
    "Somebody left a torch magnet on a ferry pump. It is in the drawer in {unit}.",
    "Nine jobs, nine first-time fixes. That is not skill, that is a good Tuesday.",
    "Reminder to myself: photo BEFORE taking it apart.",
    (
        "Who else writes the date on the filter with a marker? Best habit I ever took over from "
        "somebody."
    ),
    "Lift out of order, fourth floor, compressor on the shoulder. {unit} sends its regards.",
    "The customer had labelled every cable. I nearly cried.",
    "If you come by {unit}: the kettle works again, and nobody asks how.",
    "First snow on the heat pump, and it runs as if nothing were.",
    "The phone battery lasts four hours at minus twenty. Keep it in the inner pocket.",
    "Two of us on one job for once. Twice as quick, and half the swearing.",
    "Does anybody collect old rating plates? I have one from 1962 that deserves a wall.",
    "The baker gave me a loaf for the oven that I did not even repair.",
    "Torque key back from calibration. Everything I tightened this year was fine after all.",
)
NOTE_REPLIES = (
    "Same here.",
    "Save me a slice.",
    "That fuse is in every one of them.",
    "Ha. Yes.",
    "Good one, thank you.",
    "I have the other one in my van.",
    "Exactly that one.",
    "Come by, I keep you one.",
    "You too? I thought I was alone.",
    "Tell me more on Thursday.",
    "Where did you get yours?",
)

THANKS_COMMENTS = (
    "That was it, thank you.",
    "Tried it this morning, runs.",
    "Which size did you take?",
    "The one from the van stock fits.",
    "Good to know, I would have changed the motor.",
    "How long did it take you?",
)

STOP_IT = (
    "Stop it, yes. Then look at the filter dryer: if it is cold on one end and warm on the other, "
    "it is blocked. "
    "We had the same in Graz in January.\n\n1. Close the liquid valve\n2. Pump down\n3. Change the "
    "dryer, *not* the valve"
)
