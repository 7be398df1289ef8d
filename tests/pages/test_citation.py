"""Citations: nothing in a name is a command, and a mail's subject is one subject."""

from urllib.parse import parse_qs, urlsplit

from generator.pages.registration.citation import Cited, bibtex, mail

_CITED = Cited(
    id="vj0v1grh",
    name=r"100% {raak} & \input{x}_#1",
    organisation="Gemeente Testdam",
    register="Testregister",
    day="2026-11-23",
    in_words="23 november 2026",
    version=3,
    address="https://register.example/id/vj0v1grh/",
)


def test_bibtex_holds_version_date_and_address_and_escapes_what_tex_would_run() -> None:
    entry = bibtex(_CITED)
    assert entry.startswith("@misc{vj0v1grh,\n")
    named = r"100\% \textbraceleft{}raak\textbraceright{} \& \textbackslash{}input\textbraceleft{}x"
    assert f"title        = {{{{{named}" in entry
    assert r"x\textbraceright{}\_\#1}}," in entry
    assert "note         = {Version 3, 2026-11-23}" in entry
    assert "url          = {https://register.example/id/vj0v1grh/}" in entry
    assert "{Version of 2026-11-23}" in bibtex(_CITED._replace(version=0))


def test_a_subject_adds_no_other_field_to_the_mail() -> None:
    link = urlsplit(mail("register@example.org", "vj0v1grh – a?b&bcc=c@d.example\r\nX: y"))
    assert link.path == "register@example.org"
    assert parse_qs(link.query) == {"subject": ["vj0v1grh – a?b&bcc=c@d.example\r\nX: y"]}
