"""What runs in the encoder's own process: it knows neither Django nor any secret of the hall's."""
