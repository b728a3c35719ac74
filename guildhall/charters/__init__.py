"""The charter: what a community wants, how its people treat each other, and its rhythm.

It fits on one screen and members agree on it. A *version* is a draft, then proposed to everyone
(“Any objections by Friday?”), then agreed. An *objection* has a reason; stewards answer it or
change the wording. What was agreed drives the rest: the community's purpose and norms, the
objectives on its overview, its meetings. A small correction asks nobody.
"""
