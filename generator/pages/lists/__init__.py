"""Registrations and organisations in lists: all of them, by answer, by figure."""
