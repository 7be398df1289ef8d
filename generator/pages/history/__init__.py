"""What was before: versions, what changed between them, and everything that happened."""
