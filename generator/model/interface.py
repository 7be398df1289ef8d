"""Where the interface for programs lives: known by what answers there, and by what refers to it."""

VERSION = "1"  # in every path and every answer; it changes when an answer changes in a way that programs notice
BASE = f"api/v{VERSION}/"
DESCRIPTION = f"{BASE}openapi.json"


def registration(registration_id: str) -> str:
    """One registration as JSON, from the root of the site."""
    return f"{BASE}registrations/{registration_id}.json"
