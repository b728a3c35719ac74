"""How fast the hall is, in a database that is made for it and dropped again.

What counts is *server CPU for one request*, as a ratio to a *bare* Django view
(no middleware, a ready string of the same size, same server) in the same run:
machines are shared and noisy, ratios are less so.
"""
