"""The dataset at a tag, packed: with checksums, a chain to the snapshot before it, and a signature."""
