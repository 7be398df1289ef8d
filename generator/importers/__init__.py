"""Exports of other registers → registration files, and a report of everything that could not be carried over."""
