"""What is lost on the way to another standard: values, one per field and reason."""

from typing import NamedTuple

from generator.model.message import Texts


class Loss(NamedTuple):
    """Something of one field that the other standard does not get. For `missing` the field is the standard's own.

    why: a key of WHY. detail: a number of characters, a term, languages, or ""; no text of the field.
    """

    field: str
    why: str
    detail: str = ""


WHY: dict[str, Texts] = {
    "no_place": {
        "nl": "De standaard heeft hier geen plaats voor.",
        "en": "The standard has no place for this.",
    },
    "too_long": {
        "nl": "Langer dan de standaard toelaat; wat erbuiten valt, staat er niet in.",
        "en": "Longer than the standard allows; what does not fit is left out.",
    },
    "no_value": {
        "nl": "De standaard kent deze waarde niet.",
        "en": "The standard does not know this value.",
    },
    "nearest_value": {
        "nl": "De standaard kent deze waarde niet; deze kwam er het dichtst bij.",
        "en": "The standard does not know this value; this one came nearest.",
    },
    "less_exact": {
        "nl": "De standaard vraagt een preciezere datum dan bekend is.",
        "en": "The standard wants a more exact date than is known.",
    },
    "other_language": {
        "nl": "De tekst is er niet in de taal van de standaard; de tekst in een andere taal staat er.",
        "en": "There is no text in the language of the standard; the text in another language is given.",
    },
    "one_language": {
        "nl": "De standaard kent één taal; de tekst in de andere talen staat er niet in.",
        "en": "The standard has one language; the text in the other languages is left out.",
    },
    "missing": {
        "nl": "De standaard vraagt dit, en de registratie geeft er geen antwoord op.",
        "en": "The standard asks for this, and the registration does not answer it.",
    },
}
