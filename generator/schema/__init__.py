"""The JSON Schemas of what people write, and what they find wrong as findings."""
