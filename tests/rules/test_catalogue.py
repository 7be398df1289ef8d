"""The tables of rules and words: nothing missing, nothing twice, the same in every language."""

import pkgutil
import re
from string import Formatter

import pytest

from generator import rules
from generator.model.message import INTERFACE_LANGUAGES, Message
from generator.rules.catalogue import MESSAGES, RULES
from generator.schema import messages as schema_messages
from generator.source import yaml_messages

NO_RULES = {"case", "catalogue", "hit", "run_messages", "runner"}


def test_every_module_in_the_folder_is_in_the_table_of_rules() -> None:
    modules = {module.name for module in pkgutil.iter_modules(rules.__path__)} - NO_RULES
    assert {rule.__name__.rpartition(".")[2] for rule in RULES} == modules


def test_a_rule_says_its_code_first_and_checks_one_way() -> None:
    for rule in RULES:
        assert (rule.__doc__ or "").startswith(f"{rule.MESSAGE.code}: ")
        assert sum(hasattr(rule, name) for name in ("check", "check_register", "check_on")) == 1


def test_no_code_is_used_twice() -> None:
    every = [*yaml_messages.MESSAGES, *schema_messages.MESSAGES, *(rule.MESSAGE for rule in RULES)]
    assert len({message.code for message in every}) == len(every)
    assert all(re.fullmatch(r"AIR-[0-9]{3}", code) for code in MESSAGES)


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("message", MESSAGES.values(), ids=lambda message: str(message.code))
def test_words_are_there_in_every_language_with_the_same_values(message: Message) -> None:
    for texts in (message.what, message.why, message.fix):
        assert set(texts) == set(INTERFACE_LANGUAGES)
        assert all(text.strip() for text in texts.values())
        assert len({frozenset(_names(text)) for text in texts.values()}) == 1


@pytest.mark.parametrize("message", MESSAGES.values(), ids=lambda message: str(message.code))
def test_what_is_a_short_phrase_and_fix_a_sentence_or_two(message: Message) -> None:
    for language in INTERFACE_LANGUAGES:
        assert not message.what[language].endswith(".")
        assert len(message.what[language]) <= 140
        assert re.search(r"[.…\)}]$|register explain|registry-data/|end: ", message.fix[language])
