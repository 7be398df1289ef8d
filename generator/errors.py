"""Failures of the tool or its configuration. What is wrong in a registration is a finding, not an exception."""


class RegisterError(Exception):
    """The run cannot go on. The message says where, what, why and what to do, for people."""


class ConfigurationError(RegisterError):
    """A file that the whole register needs (settings, a vocabulary, a template) cannot be used."""


class InputError(RegisterError):
    """What was asked for cannot be read: a path, a date, an export of another register."""
