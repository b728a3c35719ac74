"""The shell: base template, components, CSS and JS, error pages, and the panels others hang into it."""
