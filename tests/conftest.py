"""For every test: made-up input may take its time, for a busy machine is no mistake of the program."""

from hypothesis import HealthCheck, settings

settings.register_profile("daglicht", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("daglicht")
