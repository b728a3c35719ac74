"""Farewells: who leaves a community is asked four questions, and what they kept finds an heir.

The questions come one at a time over two weeks, each can be skipped, and what someone answers is
theirs until they give it. An *heir* takes over a tip whose authors have all left; for a page of
the library, who looks after it does. Nothing here is a contribution, and health reads none of it.
"""
