"""The component that draws a chart of a community."""
