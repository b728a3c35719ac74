"""What the notices about introductions are called. None of them is an event: nothing is logged."""

INTRODUCTION_ASKED = "introduction.asked"
INTRODUCTION_MADE = "introduction.made"
INTRODUCTION_ASKED_AFTER = "introduction.asked_after"
ROUND_MADE = "introduction.round_made"
ROUND_ASKED_AFTER = "introduction.round_asked_after"
