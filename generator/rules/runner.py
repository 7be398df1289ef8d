"""Runs the rules over a register. A rule that breaks down is reported as such and never hides what others found."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from types import ModuleType

from generator.model.register import Register
from generator.rules.case import Case
from generator.rules.catalogue import RULES
from generator.rules.hit import Hit

Coded = tuple[str, Hit]
Check = Callable[[Case], Iterable[Hit]]
CheckRegister = Callable[[Register], Iterable[Hit]]


def run(register: Register, on: datetime.date, rules: Sequence[ModuleType] = RULES) -> list[Coded]:
    """Every violation of every rule, with its code. `on` is the date of the build."""
    found: list[Coded] = []
    broken: dict[str, Hit] = {}
    each: list[tuple[str, Check]] = [(rule.MESSAGE.code, rule.check) for rule in rules if hasattr(rule, "check")]
    for registration in register.registrations:
        case = Case(registration, register, on)
        for code, check in each:
            try:
                for hit in check(case):
                    found.append((code, hit))  # noqa: PERF401 - what was found before a breakdown stays
            except Exception as error:  # noqa: BLE001 - whatever it is, the other rules go on
                broken.setdefault(code, _breakdown(code, error, registration.file))
    whole: list[tuple[str, CheckRegister]] = [
        (rule.MESSAGE.code, rule.check_register) for rule in rules if hasattr(rule, "check_register")
    ]
    whole += [(rule.MESSAGE.code, partial(rule.check_on, on=on)) for rule in rules if hasattr(rule, "check_on")]
    for code, check_register in whole:
        try:
            for hit in check_register(register):
                found.append((code, hit))  # noqa: PERF401
        except Exception as error:  # noqa: BLE001
            broken.setdefault(code, _breakdown(code, error, ""))
    return [*found, *(("AIR-999", hit) for hit in broken.values())]


def _breakdown(code: str, error: Exception, file: str) -> Hit:
    """Said once for every rule, with the first file; the type of the error only, for its text may hold content."""
    return Hit(file, (), {"rule": code, "error": type(error).__name__})
