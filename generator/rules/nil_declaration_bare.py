"""AIR-365: an organisation that may defer declares to use nothing, without leaving out what is deferred."""

from collections.abc import Iterator

from generator.model.finding import Severity
from generator.model.message import Message
from generator.model.register import Register
from generator.rules.hit import Hit

_START = '# path: organisations/testpolitie.yml\nnil_declarations:\n  - on: "2026-11-10"\n    scope:\n'
_END = """
    source:
      title: Verzonnen brief
      url: https://bron.example/brief
      seen: "2026-11-01"
"""
MESSAGE = Message(
    code="AIR-365",
    severity=Severity.ERROR,
    what={
        "nl": "in de verklaring ontbreken deze woorden: “{words}”",
        "en": "the declaration lacks these words: “{words}”",
    },
    why={
        "nl": (
            "Organisaties van deze soort mogen uitstellen. Zonder die woorden is de verklaring ooit onwaar, of "
            "verraadt haar ontbreken dat er iets is uitgesteld. Daarom heeft elke organisatie van deze soort ze."
        ),
        "en": (
            "Organisations of this kind may defer. Without those words the declaration is untrue one day, or its "
            "absence gives away that something is deferred. So every organisation of this kind has them."
        ),
    },
    fix={
        "nl": (
            "Vraag de organisatie om een verklaring met die woorden, en neem ze over bij “scope”. Zij staan in "
            "deferral-policy.yml, bij “nil_declaration”."
        ),
        "en": (
            "Ask the organisation for a declaration with those words, and copy them at “scope”. They stand in "
            "deferral-policy.yml, at “nil_declaration”."
        ),
    },
    wrong=_START + "      nl: AI-systemen (verzonnen)\n      en: AI systems (made up)" + _END,
    right=_START
    + "      nl: AI-systemen (verzonnen), andere dan systemen waarvan de registratie is uitgesteld\n"
    + "      en: AI systems (made up), other than systems whose registration is deferred"
    + _END,
    source="Kamerstukken II 2022/23, 32 761, nr. 251",
)


def check_register(register: Register) -> Iterator[Hit]:
    always = register.deferral_policy.nil_declaration if register.deferral_policy else {}
    for organisation in register.organisations.values():
        if not register.means("organisation-kinds", organisation.kind, "may_defer"):
            continue
        for index, said in enumerate(organisation.nil_declarations):
            for language, words in always.items():
                if language in said["scope"] and _plain(words) not in _plain(said["scope"][language]):
                    yield Hit(organisation.file, ("nil_declarations", index, "scope", language), {"words": words})


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
