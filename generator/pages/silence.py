"""What readers are told when the private side of deferral is silent for too long."""

from html import escape

from generator.dates import in_words
from generator.pages.addresses import Addresses
from generator.pages.translations import Translations
from generator.views.deferral import Silence

# Whole sentences, so that a translator sees what is said; %(day)s and %(month)s are filled in.
_ATTESTED = (
    "Every month the private side of this register has to say how many deferred registrations are overdue. It has "
    "gone silent: the last time was %(day)s."
)
_NEVER = (
    "Every month the private side of this register has to say how many deferred registrations are overdue. It has "
    "never done so: the first time should have been in %(month)s."
)


def sentence(silence: Silence | None, translations: Translations) -> str:
    """The silence in a language, in plain text; "" if there is none."""
    if silence is None:
        return ""
    day, language = silence.since.isoformat(), translations.language
    text = translations.text(_ATTESTED if silence.attested else _NEVER)
    return text.replace("%(day)s", in_words(day, language)).replace("%(month)s", in_words(day[:7], language))


def alarm(silence: Silence | None, translations: Translations) -> str:
    """What every page says, in plain text; "" while there is no reason to."""
    return sentence(silence, translations) if silence and silence.alarm else ""


def alarm_in_frame(silence: Silence | None, translations: Translations) -> str:
    """The same as HTML for the frame of a page, its link from the root of the site."""
    text = alarm(silence, translations)
    if not text:
        return ""
    label, more = escape(translations.text("Warning")), escape(translations.text("How deferral works"))
    link = f'<a href="/{Addresses(translations).deferral}">{more}</a>'
    return (
        f'<aside class="dl-notice dl-alarm" aria-label="{label}"><p class="md-grid"><strong>{label}:</strong> '
        f"{escape(text)} {link}</p></aside>"
    )
