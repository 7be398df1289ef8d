"""One thin module per command: arguments in, exit code out. The only room that prints."""
