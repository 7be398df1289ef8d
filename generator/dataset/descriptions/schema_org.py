"""The dataset as search engines for data want to know it: schema.org/Dataset, in the head of the data page.

The facts are those of the catalogue for data portals (`dcat.py`). Google asks for name and description (50 to 5,000
characters); the rest it recommends.
"""

import json
from collections.abc import Mapping
from typing import Any

from generator.dataset.about import citation, cited, licence_url
from generator.dataset.contract import Group, Manifest
from generator.dataset.descriptions.dcat import CATALOGUES, country
from generator.model.message import Texts
from generator.model.register import Settings
from generator.schema.fields import fields
from generator.text import in_language

_LONGEST = 5_000


def dataset(settings: Settings, manifest: Manifest, page: str, language: str) -> dict[str, Any]:
    """The dataset in one language. page: the whole address of the page that it stands on."""
    base = f"{settings.base_url}/data/"

    def said(texts: Texts) -> str:
        return in_language(texts, language)

    publisher = {"@type": "Organization", "name": said(settings.publisher), "url": f"{settings.base_url}/"}
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": f"{base}#dataset",
        "identifier": f"{base}#dataset",
        "name": said(settings.name),
        "description": said(settings.description)[:_LONGEST],
        "url": page,
        "inLanguage": list(settings.languages),
        "isAccessibleForFree": True,
        "license": licence_url(settings.licence),
        "creator": publisher,
        "publisher": publisher,
        **({"funder": {"@type": "Organization", "name": said(settings.funding)}} if settings.funding else {}),
        "dateModified": manifest.as_of.isoformat(),
        "version": manifest.as_of.isoformat(),
        "keywords": [said(keyword) for keyword in settings.catalogue.keywords],
        "spatialCoverage": [
            {"@type": "Place", "name": code, "identifier": country(code)} for code in settings.catalogue.countries
        ],
        "citation": citation(cited(settings, manifest.as_of, manifest.commit, language)),
        "variableMeasured": [said(field.title) for field in fields().values()],
        "includedInDataCatalog": {
            "@type": "DataCatalog",
            "name": said(settings.name),
            "url": base + CATALOGUES[0].file,
        },
        "distribution": [
            {
                "@type": "DataDownload",
                "name": said(file.title),
                "contentUrl": base + file.file,
                "encodingFormat": file.media_type,
                "contentSize": str(file.bytes),
                "sha256": file.sha256,
            }
            for file in manifest.files
            if file.group not in {Group.PER_ITEM, Group.ABOUT}
        ],
    }


def data_block(value: Mapping[str, Any]) -> str:
    """A value as a block of data in HTML: not a script that runs, and nothing in it can end it."""
    text = json.dumps(value, ensure_ascii=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f'<script type="application/ld+json">{text}</script>'
