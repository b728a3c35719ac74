"""Decisions: what a community must decide, until when, and what came of it.

A *decision* is an entry of kind “decision”: its title is the question. Before it opens it is *being
prepared*, and says who decides (its *level*), what is *promised* with what people say, who takes
part and what happens if nobody answers. A *way* is how it is decided: by consent, by one person
after asking those affected (*advice*), after hearing everyone, or by telling what is decided
already. The *register* holds what is in force, under review, and replaced by a newer decision.
"""
