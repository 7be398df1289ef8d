"""The private side: registrations that are held back for a time. Nothing that makes the public site can reach this."""
