"""Daglicht: reviewed YAML registrations in, a public register site and dataset out."""

__version__ = "0.1.0"
