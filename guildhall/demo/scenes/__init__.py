"""One file for each community of the demo, and the texts that its people say there."""
