"""`register deferral drill`: the whole life of a deferral in throwaway repositories, and what the public sees of it.

Everything in it is made up; the repositories, the keys, the signatures and the site are real. No network is used.
"""

import argparse
import datetime
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

from generator.cli import common
from generator.cli.deferral.drill_place import ORGANISATION, PEOPLE, SECRET_WORDS, Place
from generator.deferral import attesting, documents, leak_check, leaks
from generator.deferral.lane import open_lane
from generator.deferral.record import ABSENT
from generator.errors import RegisterError
from generator.project import Project
from generator.source import git

_WORDS = {
    "nl": {
        "start": "Een oefening: alles is verzonnen, maar git, sleutels, handtekeningen en site zijn echt.",
        "same": "   Publiek: niets veranderd; de hele site is byte voor byte dezelfde.",
        "changed": "   Publiek: {files}",
        "prove": "Bewijs: objecten in de openbare opslag, bereikbaar of niet: {objects}.",
        "clean": "   Geen kenmerk, zaak, besluit of nummer van de private kant komt erin voor, in welke vorm ook.",
        "approved": "   Bestanden die erbij kwamen: {blobs}. Ze zijn precies wat twee mensen hebben ondertekend.",
        "kept": "De oefening staat in {folder}.",
    },
    "en": {
        "start": "A drill: everything is made up, but git, keys, signatures and site are real.",
        "same": "   Public: nothing changed; the whole site is the same, byte for byte.",
        "changed": "   Public: {files}",
        "prove": "Proof: objects in the public repository, reachable or not: {objects}.",
        "clean": "   No mark, no case, no decision, no id of the private side is in any of them, in any form.",
        "approved": "   Files that were added: {blobs}. They are exactly what two people signed.",
        "kept": "The drill stands in {folder}.",
    },
}
_STEPS = {
    "nl": (
        "inrichten: private opslag, één tak, wie mag ondertekenen",
        "voorstellen: een registratie en waarom zij moet wachten",
        "uitstellen: twee mensen ondertekenen",
        "eerste werkdag van de maand: verklaring, ondertekend en gepubliceerd",
        "een maand later: weer een verklaring",
        "de registratie wordt bijgewerkt",
        "verlengen voor een andere zaak, met nieuwe redenen",
        "de zaak is gesloten: einde, met precies de bytes die openbaar worden",
        "publiceren in het venster: aangeboden, beoordeeld, samengevoegd, genoteerd",
        "controle van alles",
    ),
    "en": (
        "set up: a private repository, one branch, who may sign",
        "propose: a registration, and why it must wait",
        "grant: two people sign",
        "first working day of the month: an attestation, signed and published",
        "a month later: another attestation",
        "the registration is amended",
        "extend for another case, with new reasons",
        "the case is closed: end, with exactly the bytes that become public",
        "publish in the window: offered, reviewed, merged, noted",
        "audit of everything",
    ),
}
_HARM = " ".join(
    ["Made up: those whom the made-up case is about would learn what is looked at and would stop doing it."] * 3
)
_SHOWING = (
    "Made up: the first case is closed, and a second one has begun in which the very same method is used right now."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--keep", type=Path, metavar="DIR", help="play it in this new folder, and keep it")
    common.add_project(parser)
    common.add_data(parser)
    common.add_language(parser)
    parser.set_defaults(on=None)
    parser.add_argument("--on", help=argparse.SUPPRESS)


def run(options: argparse.Namespace) -> int:
    """Play it: 0 when the public store holds nothing but what was signed; 2 when anything went another way."""
    os.environ.update(GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_SYSTEM=os.devnull)  # this user's settings play no part
    words, steps = _WORDS[options.lang], _STEPS[options.lang]
    print(words["start"])
    with ExitStack() as stack:
        if options.keep:
            options.keep.mkdir(parents=True)
        folder = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="drill-")))
        place = Place(folder.resolve(), Project(options.project.resolve(), options.data.resolve()), options.lang)
        place.prepare("2027-02")
        place.look()
        first = _blobs(place)
        for number, (title, said) in enumerate(zip(steps, _life(place), strict=True), start=1):
            print(f"\n{number}. {title}")
            for line in said.splitlines():
                print(f"   {line.strip()}")
            changed = place.look()
            print(words["changed"].format(files=", ".join(changed)) if changed else words["same"], flush=True)
        _prove(place, first, words)
    if options.keep:
        print(words["kept"].format(folder=options.keep))
    return 0


def _life(place: Place) -> Iterator[str]:
    """The steps, each with what the commands said."""
    day = datetime.date.fromisoformat
    people = [
        {
            "person": name, "unit": unit, "function": {"nl": function, "en": function}, "roles": roles,
            **({"organisations": [ORGANISATION]} if "decider" in roles else {}),
            "keys": [{"key": " ".join(place.key(name).with_suffix(".pub").read_text().split()[:2])}],
        }
        for name, (unit, roles, function) in PEOPLE.items()
    ]  # fmt: skip
    code, said = place.run(
        "init", "--private", str(place.clone), "--remote", str(place.private), "--public", str(place.public_clone),
        "--roles", place.file("roles.yml", {"people": people}), on=day("2027-01-04"),
    )  # fmt: skip
    if code:
        raise RegisterError(f"The drill stopped at its set-up. {said}")
    place.sign("roles", "p-decider", "p-second", on=day("2027-01-04"))
    yield said
    registration = place.registration()
    header = {
        "grounds": ["investigation"], "scope": "case-specific", "case": "made-up-case-0001", "harm": _HARM,
        "why_not_partial": "Made up.", "why_not_stub": "Made up.", "already_public": ["none found (made up)"],
        "visibility": "hidden", "until": {"event": "investigation-closed", "latest": "2027-08-31"},
        "review_by": "2027-06-30", "sensitive_words": SECRET_WORDS, "eu_nonpublic": False, "not_for": True,
    }  # fmt: skip
    yield place.do(
        "propose", "--registration", place.file("registration.yml", registration),
        "--from", place.file("deferral.yml", header), on=day("2027-01-11"),
    )  # fmt: skip
    id_ = open_lane(place.clone, place.public_clone).records[0].short
    both = ("--by", "p-decider", "--by", "p-second")
    said = place.do(
        "decide", id_, "grant", "--latest", "2027-08-31", "--review-by", "2027-06-30", *both, on=day("2027-01-18")
    )
    place.sign(id_, "p-decider", "p-second", on=day("2027-01-18"))
    yield said
    yield _month(place, day("2027-02-01"))
    yield _month(place, day("2027-03-01"))
    amended = {**registration, "tags": ["drill"]}
    said = place.do("decide", id_, "amend", "--registration", place.file("amended.yml", amended), on=day("2027-03-15"))
    place.sign(id_, "p-decider", "p-editor", on=day("2027-03-15"))
    yield said
    more = {"showing": _SHOWING, "other_case": "made-up-case-0002"}
    said = place.do(
        "decide", id_, "extend", "--reason", "hinders-other-investigation", "--latest", "2028-01-31",
        "--review-by", "2027-11-30", "--from", place.file("extend.yml", more), *both, on=day("2027-06-14"),
    )  # fmt: skip
    place.sign(id_, "p-decider", "p-second", on=day("2027-06-14"))
    yield said
    said = place.do("decide", id_, "end", "--because", "event-occurred", *both, on=day("2027-09-13"))
    place.sign(id_, "p-decider", "p-second", on=day("2027-09-13"))
    yield "\n".join((said, place.do("due", on=day("2027-09-14"))))
    yield place.publish(day("2027-10-01"))
    yield place.do("audit", on=day("2027-10-04"))


def _month(place: Place, on: datetime.date) -> str:
    said = place.do("tick", on=on)
    place.sign("attestation", "p-editor", "p-second", on=on)
    return "\n".join((said, place.publish(on)))


def _blobs(place: Place) -> set[str]:
    """The ids of every file in every object of the public repository."""
    listed = git.text(
        place.public, "cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype)"
    ).splitlines()
    return {line.split()[0] for line in listed if line.endswith(" blob")}


def _prove(place: Place, first: set[str], words: Mapping[str, str]) -> None:
    """The public store holds no mark of the private side, and no file but the first and the signed ones."""
    lane = open_lane(place.clone, place.public_clone)
    needles = leaks.Needles(leak_check.secrets_of(lane, datetime.date(2027, 10, 4)))
    found = [*leaks.scan_store(place.public, needles), *leaks.scan_folder(place.folder / "site", needles)]
    signed = {
        file.sha256
        for record in lane.records
        for decision in record.decisions
        for file in decision.files
        if file.sha256 != ABSENT
    } | {one.file.sha256 for one in attesting.attestations(lane)}
    added = _blobs(place) - first
    unapproved = [
        blob for blob in added if documents.digest(git.run(place.public, "cat-file", "blob", blob)) not in signed
    ]
    if found or unapproved:
        raise RegisterError(f"The drill failed: {len(found)} leaks, {len(unapproved)} files that nobody signed.")
    objects = len(git.text(place.public, "cat-file", "--batch-all-objects", "--batch-check=%(objectname)").split())
    print("\n" + words["prove"].format(objects=objects))
    print(words["clean"])
    print(words["approved"].format(blobs=len(added)))
