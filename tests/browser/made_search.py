"""A made-up register to search in: sixty registrations of eighteen organisations, some with words to look for."""

import random
import shutil
from pathlib import Path
from typing import Any

from generator.source import yaml_writer
from tests.bench import made_up

_NAMES = {
    0: ("Aangezichtsherkenning bij de poort", "Face recognition at the gate"),
    1: ("Café-inspectie naar risico", "Café inspections by risk"),
    2: ("Zonnepanelen op daken", "Solar panels on roofs"),
    3: ("Herkenning van spraak", "Speech recognition"),
}


def write_register(folder: Path, basis: Path) -> list[dict[str, Any]]:
    """Write it in a new folder; returns what the registrations say, in the order of their Dutch names."""
    folder.mkdir(parents=True)
    for name in ("register.yml", "obligations.yml"):
        shutil.copyfile(basis / name, folder / name)
    shutil.copytree(basis / "vocabularies", folder / "vocabularies")
    chance, made = random.Random(7), []
    for number in range(60):
        slug = f"testorganisatie-{number % 18:02d}"
        data = made_up.registration(number, slug, chance)
        data["registered_on"] = f"202{4 + number % 3}-0{1 + number % 9}-1{number % 8}"
        data["personal_data"] = ("personal", "none", "special")[number % 3]
        if number in _NAMES:
            data["name"] = dict(zip(("nl", "en"), _NAMES[number], strict=True))
            data["tags"] = ["kentekenlezer"] if number == 2 else data["tags"]
        if number % 7 == 0:
            del data["publication_category"]
            open_question = {**data["unanswered"][0], "field": "publication_category"}
            data["unanswered"] = [*data["unanswered"], open_question]
        place = folder / "registrations" / slug / f"systeem-{number}.yml"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(yaml_writer.write(data), encoding="utf-8")
        organisation = {"name": {"nl": f"Testorganisatie {slug[-2:]} (verzonnen)", "en": f"Test {slug[-2:]}"}}
        file = folder / "organisations" / f"{slug}.yml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(yaml_writer.write({**organisation, "kind": "other"}), encoding="utf-8")
        made.append(data)
    return made
