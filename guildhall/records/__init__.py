"""My record: what someone asked, learned, helped with, taught and built, by their own choice.

A person puts in one *item* after another, from what they wrote or in their own words. Nobody else
reads it, nothing in it is counted or compared, and it goes with the account. Nothing is an event.
"""
