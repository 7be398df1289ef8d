"""The register itself in a format, one module each: in tables, as JSON, in the words of other standards, packed."""
