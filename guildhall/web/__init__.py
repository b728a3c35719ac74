"""The shell: base template, components, CSS and JS, help, error pages, and what others add."""
