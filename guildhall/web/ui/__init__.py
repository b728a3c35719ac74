"""The components of pages: each a tag with named arguments, its template and a sample.

`act.py` holds the function, `act.html` what it draws, `act.sample.html` how it looks on
/styleguide/. Every such module of an app's `ui` folder is at hand in all templates. A component
makes no queries and sees no request.
"""
