"""The dataset as a data portal wants to know it: DCAT-AP-NL 3.0 (which is DCAT-AP 3 of the EU), for harvesting.

https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/. Lists of values are those of the EU Publications Office.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.dataset.about import licence_url
from generator.dataset.contract import Exporter, Group, PublishedFile, Sink
from generator.dataset.descriptions.rdf import Iri, Literal, Node, Value, json_ld, texts, turtle, typed
from generator.dataset.source import DatasetSource
from generator.model import interface
from generator.model.message import texts as words

_EU = "http://publications.europa.eu/resource/authority"
_TYPES = "https://www.iana.org/assignments/media-types/"
_PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
# ISO 639-1 → the code in the EU's list of languages (ISO 639-3).
_LANGUAGES = {
    "bg": "BUL", "cs": "CES", "da": "DAN", "de": "DEU", "el": "ELL", "en": "ENG", "es": "SPA", "et": "EST",
    "fi": "FIN", "fr": "FRA", "fy": "FRY", "ga": "GLE", "hr": "HRV", "hu": "HUN", "it": "ITA", "lt": "LIT",
    "lv": "LAV", "mt": "MLT", "nl": "NLD", "pl": "POL", "pt": "POR", "ro": "RON", "sk": "SLK", "sl": "SLV",
    "sv": "SWE",
}  # fmt: skip
# Media type → the code in the EU's list of file types.
_FILE_TYPES = {
    "application/json": "JSON",
    "application/ld+json": "JSON_LD",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "XLSX",
    "application/zip": "ZIP",
    "text/csv": "CSV",
    "text/plain": "TXT",
    "text/turtle": "RDF_TURTLE",
}
_LICENCES = {
    "CC0-1.0": "http://creativecommons.org/publicdomain/zero/1.0/deed.nl",
    "CC-BY-4.0": "http://creativecommons.org/licenses/by/4.0/deed.nl",
}
_README = "README.txt"
_SERVED = "register.json"  # the interface answers with the same values
Write = Callable[[Sequence[Node], dict[str, str]], bytes]


class Catalogue(Exporter):
    """The catalogue in one of its forms. It describes every file that was written before it."""

    group = Group.ABOUT

    def __init__(self, file: str, media_type: str, write: Write) -> None:
        self.file, self.media_type, self._write = file, media_type, write
        form = "JSON-LD" if file.endswith(".jsonld") else "Turtle"
        self.title = words(
            f"Beschrijving voor dataportalen: DCAT-AP-NL ({form})", f"For data portals: DCAT-AP-NL ({form})"
        )

    def write(self, source: DatasetSource, sink: Sink) -> None:
        described = [file for file in sink.files.values() if not _is_beside(file)]
        sink.write_file(self.file, self._write(list(_nodes(source, described)), _PREFIXES))


CATALOGUES = (
    Catalogue("catalogue.jsonld", "application/ld+json", json_ld),
    Catalogue("catalogue.ttl", "text/turtle", turtle),
)


def _is_beside(file: PublishedFile) -> bool:
    """Neither form of the catalogue is described in the other, nor README in the catalogue."""
    return file.file.startswith("catalogue.") or file.file == _README


def _nodes(source: DatasetSource, files: Sequence[PublishedFile]) -> Iterator[Node]:
    settings, catalogue = source.register.settings, source.register.settings.catalogue
    base = f"{settings.base_url}/data/"
    publisher = catalogue.publisher_id or f"{base}#publisher"
    about: dict[str, Sequence[Value]] = {
        "dct:description": texts(settings.description),
        "dct:publisher": [Iri(publisher)],
        "dct:creator": [Iri(publisher)],
        "dcat:contactPoint": [Iri(f"{base}#contact")],
        "dct:language": [Iri(language) for language in _languages(source)],
        "dct:modified": typed(source.on.isoformat(), "xsd:date"),
        "dct:spatial": [Iri(country(code)) for code in catalogue.countries],
    }
    yield Node(
        f"{base}#catalogue",
        ["dcat:Catalog"],
        {
            "dct:title": texts({language: f"{name}: data" for language, name in settings.name.items()}),
            **about,
            "dct:license": [Iri(_licence(settings.licence))],
            "dcat:dataset": [Iri(f"{base}#dataset")],
            "dcat:service": [Iri(f"{base}#api")],
            "dcat:themeTaxonomy": [Iri(f"{_EU}/data-theme")],
            "foaf:homepage": [Iri(f"{settings.base_url}/")],
        },
    )
    yield Node(
        f"{base}#dataset",
        ["dcat:Dataset"],
        {
            "dct:title": texts(settings.name),
            **about,
            "dct:identifier": typed(f"{base}#dataset", "xsd:anyURI"),
            "dct:accessRights": [Iri(f"{_EU}/access-right/PUBLIC")],
            "dct:accrualPeriodicity": [Iri(f"{_EU}/frequency/IRREG")],
            "dcat:theme": [Iri(f"{_EU}/data-theme/{code}") for code in catalogue.themes],
            "dcat:keyword": [value for keyword in catalogue.keywords for value in texts(keyword)],
            "dcat:version": [Literal(source.on.isoformat())],
            "dcat:landingPage": [Iri(f"{settings.base_url}/")],
            "foaf:page": [Iri(base + _README)],
            "dct:conformsTo": [Iri(f"{base}schema/registration.schema.json")],
            "dcatap:applicableLegislation": [Iri(law) for law in catalogue.legislation],
            "dcat:distribution": [Iri(f"{base}#{file.file}") for file in files],
        },
    )
    yield _service(source, base, about)
    for file in files:
        yield from _distribution(file, base, about["dct:language"], _licence(settings.licence))
    yield Node(publisher, ["foaf:Agent"], {"foaf:name": texts(settings.publisher)})
    yield _contact(source, base)
    yield from _what_is_pointed_at(source, files, base)


def _distribution(file: PublishedFile, base: str, languages: Sequence[Value], licence: str) -> Iterator[Node]:
    address, checksum = f"{base}{file.file}", f"{base}#{file.file}.sha256"
    code = _FILE_TYPES.get(file.media_type)
    yield Node(
        f"{base}#{file.file}",
        ["dcat:Distribution"],
        {
            "dct:title": texts(file.title),
            "dct:description": texts(file.title),
            "dcat:accessURL": [Iri(address)],
            "dcat:downloadURL": [Iri(address)],
            "dct:license": [Iri(licence)],
            "dct:language": languages,
            "dcat:mediaType": [Iri(_TYPES + file.media_type)],
            "dct:format": [Iri(f"{_EU}/file-type/{code}")] if code else [],
            "dcat:byteSize": typed(str(file.bytes), "xsd:nonNegativeInteger"),
            "spdx:checksum": [Iri(checksum)],
            "dcat:accessService": [Iri(f"{base}#api")] if file.file == _SERVED else [],
        },
    )
    yield Node(
        checksum,
        ["spdx:Checksum"],
        {
            "spdx:algorithm": [Iri("http://spdx.org/rdf/terms#checksumAlgorithm_sha256")],
            "spdx:checksumValue": typed(file.sha256, "xsd:hexBinary"),
        },
    )


def _service(source: DatasetSource, base: str, about: Mapping[str, Sequence[Value]]) -> Node:
    """The interface for programs."""
    settings, catalogue = source.register.settings, source.register.settings.catalogue
    names = {language: f"{name}: API" for language, name in settings.name.items()}
    kept = ("dct:description", "dct:publisher", "dct:creator", "dcat:contactPoint", "dct:language")
    return Node(
        f"{base}#api",
        ["dcat:DataService"],
        {
            "dct:title": texts(names),
            **{name: about[name] for name in kept},
            "dct:identifier": typed(f"{base}#api", "xsd:anyURI"),
            "dct:accessRights": [Iri(f"{_EU}/access-right/PUBLIC")],
            "dct:license": [Iri(_licence(settings.licence))],
            "dcat:theme": [Iri(f"{_EU}/data-theme/{code}") for code in catalogue.themes],
            "dcatap:applicableLegislation": [Iri(law) for law in catalogue.legislation],
            "dcat:endpointURL": [Iri(f"{settings.base_url}/{interface.BASE}index.json")],
            "dcat:endpointDescription": [Iri(f"{settings.base_url}/{interface.DESCRIPTION}")],
            "dcat:servesDataset": [Iri(f"{base}#dataset")],
        },
    )


def country(code: str) -> str:
    """The address of a country in the EU's list."""
    return f"{_EU}/country/{code}"


def _contact(source: DatasetSource, base: str) -> Node:
    contact = source.register.settings.contact
    said: dict[str, Sequence[Value]] = {"vcard:fn": texts(source.register.settings.publisher)}
    if "email" in contact:
        said["vcard:hasEmail"] = [Iri(f"mailto:{contact['email']}")]
    if "url" in contact:
        said["vcard:hasURL"] = [Iri(contact["url"])]
    return Node(f"{base}#contact", ["vcard:Organization", "vcard:Kind"], said)


def _what_is_pointed_at(source: DatasetSource, files: Sequence[PublishedFile], base: str) -> Iterator[Node]:
    """What kind of thing each address elsewhere is, so that the catalogue can be checked without fetching them."""
    catalogue, homepage = source.register.settings.catalogue, f"{source.register.settings.base_url}/"
    codes = sorted({_FILE_TYPES[file.media_type] for file in files if file.media_type in _FILE_TYPES})
    kinds = [
        (homepage, "foaf:Document"),
        (base + _README, "foaf:Document"),
        (f"{base}schema/registration.schema.json", "dct:Standard"),
        (_licence(source.register.settings.licence), "dct:LicenseDocument"),
        (f"{_EU}/access-right/PUBLIC", "dct:RightsStatement"),
        (f"{_EU}/frequency/IRREG", "dct:Frequency"),
        ("http://spdx.org/rdf/terms#checksumAlgorithm_sha256", "spdx:ChecksumAlgorithm"),
        *((country(code), "dct:Location") for code in catalogue.countries),
        *((law, "eli:LegalResource") for law in catalogue.legislation),
        *((language, "dct:LinguisticSystem") for language in _languages(source)),
        *((f"{_EU}/file-type/{code}", "dct:MediaTypeOrExtent") for code in codes),
        *((_TYPES + kind, "dct:MediaType") for kind in sorted({file.media_type for file in files})),
    ]
    for address, kind in kinds:
        yield Node(address, [kind], {})
    yield Node(
        f"{_EU}/data-theme", ["skos:ConceptScheme"], {"dct:title": texts(words("Thema's van data", "Data themes"))}
    )
    for code in catalogue.themes:
        scheme: list[Value] = [Iri(f"{_EU}/data-theme")]
        yield Node(
            f"{_EU}/data-theme/{code}",
            ["skos:Concept"],
            {"skos:prefLabel": [Literal(code)], "skos:inScheme": scheme},
        )


def _languages(source: DatasetSource) -> list[str]:
    """Those of the register that the EU's list has."""
    return [
        f"{_EU}/language/{_LANGUAGES[language]}"
        for language in source.register.settings.languages
        if language in _LANGUAGES
    ]


def _licence(code: str) -> str:
    """The address of a licence, given its SPDX code."""
    return _LICENCES.get(code) or licence_url(code)
