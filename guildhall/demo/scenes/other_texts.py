"""What the data-practice group, the readers and the neighbours say."""

DATA_CASES = (
    (
        "Definitions",
        "What counts as an active customer in the quarterly report?",
        "Two teams have two definitions.",
        (
            "Anybody with an order in the last 12 months, by order date, not invoice date. I wrote "
            "it into the header of the report."
        ),
    ),
    (
        "Definitions",
        "Is a cancelled order revenue until it is refunded?",
        "",
        "No. It leaves the figure on the day of the cancellation, whatever the refund does.",
    ),
    (
        "Spreadsheets",
        "The sheet takes four minutes to open. What do I do first?",
        "",
        (
            "Look for whole-column references in the lookups. Limit them to the filled rows and it "
            "opens in seconds."
        ),
    ),
    (
        "Spreadsheets",
        "Why do my totals differ by one cent from the ledger?",
        "",
        (
            "You round every line, the ledger rounds the sum. Keep the lines exact and round once "
            "at the end."
        ),
    ),
    (
        "Spreadsheets",
        "How do I find who overwrote the formula in column F?",
        "",
        (
            "Version history, then filter by cell. And protect the column; people paste over it "
            "without noticing."
        ),
    ),
    (
        "Databases",
        "My query was quick last week and takes a minute now",
        "",
        (
            "Statistics are stale after the big load. Run analyze on the two large tables, then "
            "look again."
        ),
    ),
    (
        "Databases",
        "Which table is right when two of them have the customer's address?",
        "",
        "The one that billing writes. The other is a copy from the night before.",
    ),
    (
        "Databases",
        "How do I delete test orders without breaking the counts?",
        "",
        "Mark them, do not delete them. All reports leave out marked ones since spring.",
    ),
    (
        "Dashboards",
        "The board wants one number for quality. Which one would you give?",
        "",
        (
            "None alone. Complaints per hundred jobs, with last year's beside it and a sentence "
            "that says what changed."
        ),
    ),
    (
        "Dashboards",
        "Nobody looks at the dashboard any more. Close it?",
        "",
        (
            "Ask who would miss what. Two of nine charts were missed here; those two went into the "
            "weekly mail."
        ),
    ),
    (
        "Data quality",
        "A third of the job sheets have no end time",
        "",
        (
            "The field is on the second page of the form. We moved it to the first and it fell to "
            "one in twenty."
        ),
    ),
    (
        "Data quality",
        "Postcodes lose their leading zero",
        "",
        "The export writes numbers. Quote the column in the export, then it survives the sheet.",
    ),
    (
        "Data quality",
        "Is it all right to fill missing values with the mean?",
        "",
        (
            "For a chart with a note, perhaps. For anything that decides about people or money, "
            "no: show how many are missing."
        ),
    ),
    (
        "Databases",
        "Who can give me read access to the parts database?",
        "",
        "I can, until somebody else learns it. Send me the reason in one line.",
    ),
)

DEPARTMENTS = (
    "sales",
    "stores",
    "billing",
    "field service",
    "the board",
    "purchasing",
    "the call centre",
    "training",
)

DATA_WAITING = (
    ("Dashboards", "Can somebody check my retention figure before Thursday?"),
    ("Data quality", "Half the sensor readings of March are doubled. Known?"),
    ("Databases", "Where does the nightly load log its errors?"),
    ("Definitions", "Do trial customers count in churn?"),
    ("Spreadsheets", "How do I join two sheets by name when the names are spelled differently?"),
    ("Dashboards", "Which chart for a target with a range?"),
    ("Databases", "Is there a calendar table with the holidays of every depot?"),
    ("Data quality", "Who owns the list of part numbers?"),
    ("Spreadsheets", "My macro stopped working after the update"),
)

BOOKS = (
    (
        "The one about the bridge that was built twice",
        "Chapter three made me look at our own handovers. Nobody wrote down why, only what.",
    ),
    ("Essays on repair", "I liked the thought that a thing is only yours once you have opened it."),
    (
        "The quiet manager",
        "Too many stories about chief executives, one good page about listening.",
    ),
    (
        "Seeing like a surveyor",
        (
            "Slow start, then I could not stop. The map is not wrong, it just answers another "
            "question."
        ),
    ),
    (
        "A history of the workshop",
        "Did you know that the vice was once the most expensive thing in the room?",
    ),
    (
        "On asking well",
        "Short enough for one train ride. The exercise at the end is worth doing with somebody.",
    ),
    ("Tides and timetables", "Not about work at all, and the most useful one this year."),
    (
        "How buildings learn to leak",
        "Every technician should read chapter six. Laughed out loud on the tram.",
    ),
)
BOOK_REPLIES = (
    "I stopped at chapter two. Should I go on?",
    "Yes, the second half is better.",
    "Lent my copy to Tove, ask her.",
    "The same thought stayed with me.",
    "I disagree, but happily.",
    "Could we talk about that one on the 14th?",
)

STREET_NOTES = (
    "Bin day is Thursday this week because of the holiday.",
    "Whoever watered the tubs at number 9: thank you, they look wonderful.",
    "Found a blue child's glove by the lamp post. It sits on our fence.",
    "Too many courgettes. Box in front of the green door, take what you like.",
    "The water is off from nine to eleven on Tuesday, says the note at the corner.",
    "Street breakfast on the first Sunday? Tables from number 14, bring a chair.",
    "The cat of number 22 is in our shed again and refuses to leave.",
    "Apples are ripe. Ladder is out, help yourselves before the wasps do.",
    "Lost: one red scarf, between the bus stop and number 30.",
    "Soup on the stove for anybody who has the flu. Ring twice.",
    "Thank you all for shovelling while we were away.",
    "Chestnuts in the park are down, the children know where.",
)
STREET_REPLIES = (
    "Thank you!",
    "We bring the bread.",
    "That is ours, I come over.",
    "She likes tuna. Just saying.",
    "Count us in, four people.",
    "Took six, made soup.",
)
STREET_QUESTIONS = (
    (
        "Does somebody have a long ladder for Saturday?",
        "I do, seven metres. It stands behind the green door.",
        True,
    ),
    (
        "Who knows a plumber who comes in the evening?",
        "Ask Bela at number 5, her brother does it.",
        True,
    ),
    (
        "Can we get a second lamp at the corner?",
        "The council has a form. I can print it for you.",
        False,
    ),
    ("Whose turn is it to take the big bins back?", "Even numbers this month.", True),
    ("Does anybody have spare tomato plants?", "Eight of them on my window sill.", True),
    (
        "How do I get moss off the steps without poison?",
        "Hot water from the potatoes and a hard brush. Twice.",
        True,
    ),
)
