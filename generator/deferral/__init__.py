"""The private side: what holds a registration back, and what watches that nothing of it gets out."""
