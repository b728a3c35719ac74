"""The charter: what a community wants, how people there treat each other, its rhythm; on one screen, agreed by members.

A *version* is a draft, then proposed to everybody (“Anyone against by Friday?”), then agreed. An *objection* has a
reason and is answered by words or by a change. What was agreed drives the hall: purpose and norms of the community,
its objectives on the front page, its meetings. A small change (a slip of the pen) asks nobody.
"""
