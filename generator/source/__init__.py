"""All reading (and the one writer of YAML): files become values with positions."""
