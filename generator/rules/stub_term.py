"""AIR-346: a term in the announcement of a deferral that is not in its list."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.model.register import Register
from generator.model.transparency import Stub
from generator.rules.hit import Hit, Path
from generator.rules.unknown_term import explanation
from generator.source.tree import STUBS

MESSAGE = Message(
    code="AIR-346",
    severity=Severity.ERROR,
    what={
        "nl": "“{value}” staat niet in de lijst “{vocabulary}”",
        "en": "“{value}” is not in the list “{vocabulary}”",
    },
    why={
        "nl": "De pagina die zegt dat een registratie is uitgesteld, bestaat alleen uit zulke woorden.",
        "en": "The page that says that a registration is deferred consists of such words only.",
    },
    fix={
        "nl": "{suggestion}Kies een code: {choices}.",
        "en": "{suggestion}Choose a code: {choices}.",
    },
    wrong="# path: transparency/stubs/m00000tc.yml\nscope: everything",
    right="# path: transparency/stubs/m00000tc.yml\nscope: case-specific",
)


def check_register(register: Register) -> Iterator[Hit]:
    for stub in register.stubs:
        for path, value, name in _terms(stub):
            vocabulary = register.vocabulary(name)
            if vocabulary.terms and value not in vocabulary.terms:
                yield Hit(f"{STUBS}/{stub.id}.yml", path, explanation(value, vocabulary))


def _terms(stub: Stub) -> Iterator[tuple[Path, str, str]]:
    """Where each term stands, the term, and the list it is from."""
    yield ("organisation_kind",), stub.organisation_kind, "organisation-kinds"
    yield ("scope",), stub.scope, "deferral-scopes"
    for index, ground in enumerate(stub.grounds):
        yield ("grounds", index), ground, "withholding-grounds"
    for index, point in enumerate(stub.annex_iii_points):
        yield ("annex_iii_points", index), point, "annex-iii-points"
