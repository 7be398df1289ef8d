"""What programs follow: feeds of what happened, calendars of what is due."""
