"""The page of a registration, part by part."""
