"""What data portals read: valid by the official shapes of DCAT-AP-NL 3.0 and DCAT-AP 3, and the same in both forms."""

import datetime
from collections.abc import Mapping
from pathlib import Path

import pyshacl
import pytest
import rdflib
from rdflib.compare import isomorphic

from generator.check import check
from generator.dataset.descriptions.rdf import Iri, Literal, Node, json_ld, turtle
from generator.dataset.export import export
from generator.dataset.source import DatasetSource

ROOT = Path(__file__).parents[2]
SHAPES = Path(__file__).parent / "vendored"
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
SH = rdflib.Namespace("http://www.w3.org/ns/shacl#")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset of the register of this repository."""
    on = datetime.date(2026, 11, 23)
    register = check(ROOT / "registry-data", on).register
    assert register is not None
    made = tmp_path_factory.mktemp("dataset")
    export(DatasetSource(register, on, "0" * 40), made)
    return made


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in sorted(SHAPES.glob("dcat-ap*/*.ttl")):
        graph.parse(path)
    asked = {*graph.objects(None, SH.property)}
    assert asked <= {*graph.subjects()}  # nothing that the shapes refer to is missing here
    return graph


def catalogue(folder: Path) -> rdflib.Graph:
    """The catalogue, with what RDF Schema says of everything that has an address: it is a resource."""
    graph = rdflib.Graph().parse(folder / "catalogue.ttl")
    for one in {one for one in graph.all_nodes() if isinstance(one, rdflib.URIRef)}:
        graph.add((one, rdflib.RDF.type, rdflib.RDFS.Resource))
    return graph


def test_the_catalogue_passes_the_official_shapes(folder: Path, shapes: rdflib.Graph) -> None:
    conforms, _, said = pyshacl.validate(catalogue(folder), shacl_graph=shapes, allow_warnings=True)
    assert conforms, said


@pytest.mark.parametrize(
    "needed",
    ["dct:accessRights", "dcat:theme", "dct:license", "dcat:contactPoint", "dct:title", "dcat:endpointDescription"],
)
def test_the_shapes_would_find_what_is_missing(folder: Path, shapes: rdflib.Graph, needed: str) -> None:
    graph = catalogue(folder)
    for one in sorted(graph.subjects(rdflib.RDF.type, DCAT.Distribution), key=str)[1:]:  # one file is enough here
        graph.remove((one, None, None))
        graph.remove((None, None, one))
    assert pyshacl.validate(graph, shacl_graph=shapes, allow_warnings=True)[0]
    graph.remove((None, graph.namespace_manager.expand_curie(needed), None))
    assert not pyshacl.validate(graph, shacl_graph=shapes, allow_warnings=True)[0]


def test_both_forms_say_the_same(folder: Path) -> None:
    both = [rdflib.Graph().parse(folder / file) for file in ("catalogue.ttl", "catalogue.jsonld")]
    assert len(both[0]) > 300
    assert isomorphic(*both)


def test_every_file_is_described_with_its_size_and_checksum(folder: Path) -> None:
    graph = rdflib.Graph().parse(folder / "catalogue.ttl")
    found: Mapping[str, int] = {
        str(graph.value(node, DCAT.downloadURL)).partition("/data/")[2]: int(str(graph.value(node, DCAT.byteSize)))
        for node in graph.subjects(rdflib.RDF.type, DCAT.Distribution)
    }
    there = {
        path.relative_to(folder).as_posix(): path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file() and path.parent.name != "registrations"
    }
    beside = {"catalogue.ttl", "catalogue.jsonld", "README.txt", "SHA256SUMS"}
    assert found == {file: size for file, size in there.items() if file not in beside}


def test_text_that_looks_like_the_form_itself_stays_text() -> None:
    odd = 'a "b" \\ \n <c> @nl ^^xsd:date \u2028 é'
    prefixes = {"dct": "http://purl.org/dc/terms/", "xsd": "http://www.w3.org/2001/XMLSchema#"}
    node = Node("https://example.org/a", ["dct:Thing"], {"dct:title": [Literal(odd, "nl"), Literal(odd), Iri("x:y")]})
    for data, form in ((turtle([node], prefixes), "turtle"), (json_ld([node], prefixes), "json-ld")):
        graph = rdflib.Graph().parse(data=data, format=form)
        texts = {str(value) for value in graph.objects() if isinstance(value, rdflib.Literal)}
        assert texts == {odd}, form
