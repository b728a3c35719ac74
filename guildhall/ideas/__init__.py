"""Ideas: what a community could try, what it tries, and what it learned from that.

An *idea* is an entry of kind “idea”. Members *join* it (“I'd use it”, “I'd help”) or say a *doubt*,
which is a reply; a steward gives the *answer* by the day that the community promised: tried, taken
up, or not now. A *wish* looks for someone with a skill. A *small test* tries one: what we believe,
what we do, until when, and what would make us stop. It ends with what we learned; stopping is as
good an end as any. A *challenge* asks for ideas about one question until a day.
"""
