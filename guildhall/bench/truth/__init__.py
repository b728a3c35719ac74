"""guildhall bench truth: what the page would have said of communities whose whole life is known."""
