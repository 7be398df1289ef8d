"""`register guard`."""

import argparse
import sys
from pathlib import Path

from generator.cli import common
from generator.deferral import alarm

_QUIET = {
    "nl": "Alle objecten van de geschiedenis zijn doorzocht: geen kenmerk van een uitgestelde registratie.",
    "en": "Every object of the history was searched: no mark of a deferred registration.",
}
_UNSEARCHED = {
    "nl": "Niet of niet geheel te doorzoeken (te groot, te diep, versleuteld of stuk), kijk er zelf naar: {ids}",
    "en": "Could not be searched, or not whole (too large, too deep, encrypted or broken), look yourself: {ids}",
}
# A guard must not explain what it found or where: its output is public too.
_RINGS = {
    "nl": """\
ALARM. In deze openbare geschiedenis staat een kenmerk van een uitgestelde registratie. Wat is niet gezegd.
Wie dit ziet:
 1. Ga ervan uit dat het bekend is. Wat in een openbare opslag heeft gestaan, is opgehaald.
 2. Bel binnen het uur wie over de uitgestelde registraties beslist, en de toezichthouder. Geen issue, geen mail.
 3. Bewaar deze uitvoer en de tijd. Verander, verwijder en bespreek niets in het openbaar.
 4. Wie beslist, vraagt de serverbeheerder om de objecten te wissen, en om de gegevens over wie ze ophaalde te
    bewaren.
 5. Niet eerst force-pushen of een tak verwijderen: dat wist niets, trekt de aandacht, en maakt onvindbaar wie het
    heeft opgehaald.
Wat er staat, ziet wie beslist, met de controle van de private kant, op een machine zonder publiek.""",
    "en": """\
ALARM. This public history holds a mark of a deferred registration. What it is, is not said.
Whoever sees this:
 1. Assume that it is known. What has been in a public repository has been fetched.
 2. Call, within the hour, who decides on deferred registrations, and the overseer. No issue, no mail.
 3. Keep this output and the time. Change, delete and discuss nothing in public.
 4. Whoever decides asks the host of the server for a purge of the objects, and to keep the records of who fetched
    them.
 5. Do not force-push first, nor delete a branch: it removes nothing, draws attention, and destroys the evidence of who
    fetched it.
What it is, those who decide can see with the audit of the private side, on a machine nobody watches.""",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--repository", type=Path, default=Path(), metavar="DIR", help="clone of the public repository [.]"
    )
    common.add_language(parser)


def run(options: argparse.Namespace) -> int:
    """Search the whole history: 0 when there is nothing, 1 when the alarm rings."""
    found = alarm.listen(options.repository)
    if found.unsearched:
        print(_UNSEARCHED[options.lang].format(ids=" ".join(found.unsearched)), file=sys.stderr)
    print((_RINGS if found.marks else _QUIET)[options.lang], flush=True)
    return 1 if found.marks else 0
