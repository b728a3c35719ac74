"""Who hears of what: heard, not hounded.

A *rule* says for one act who hears of it, and why. A *hearing* is one person
hearing of one event, once. Hearings gather in a *notice* (five answers to one
question are one). A *level* says how much somebody wants to hear from a
community, a topic or an entry. A *digest* tells at a chosen time what moved.
"""
