"""Findings → text for people, JSON for programs, annotations for pull requests."""
