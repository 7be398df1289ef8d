"""The foot of a registration's page: its address, how to cite it, where its files are, how to report a mistake."""

from typing import Any

from generator.model.history import Version
from generator.model.register import Registration
from generator.model.repository_links import file_page, report_page
from generator.pages.addresses import permanent
from generator.pages.edition import Edition
from generator.pages.registration.citation import Cited, bibtex, mail


class FootPart:
    """The feet of the registrations of one edition."""

    def __init__(self, edition: Edition) -> None:
        settings = edition.register.settings
        self._edition, self._contact = edition, settings.contact
        self._base = settings.base_url + "/"
        self._register, self._settings = edition.shower.plain(settings.name), settings
        text = edition.translations.text
        self._sentence = text(
            "%(organisation)s, “%(name)s”. %(register)s, registration %(id)s, %(version)s. %(address)s"
        )
        self._numbered, self._dated = text("version %(num)s of %(day)s"), text("version of %(day)s")
        self._letter = text(
            "An AI system or algorithm was used for this decision: %(name)s. "
            "What it does and what you can do: %(address)s"
        )

    def of(self, registration: Registration, name: str, organisation: str, then: Version | None) -> dict[str, Any]:
        """address, citation, bibtex, letter: plain text. yaml, mail, issue: links, None where there are none.

        then: the version that is shown, which needs no more than its citation; None for that of now.
        """
        versions = self._edition.history.versions.get(registration.id, ())
        data = registration.data
        version = then or (versions[-1] if versions else None)
        day = version.day if version else str(data.get("modified_on", data.get("registered_on", "")))
        address = exact = self._base + permanent(registration.id)
        if version:  # who reads a citation wants the words that were cited, not those that came after them
            exact = self._base + self._edition.addresses.version(registration.id, version.number)
        cited = Cited(
            id=registration.id,
            name=name,
            organisation=organisation,
            register=self._register,
            day=day,
            in_words=self._edition.shower.date(day),
            version=version.number if version else 0,
            address=exact,
        )
        shown = {"address": address, "citation": self._cite(cited), "bibtex": bibtex(cited)}
        if then:
            return shown
        subject = f"{registration.id} – {name}"
        email, folder = self._contact.get("email"), self._edition.folder
        return {
            **shown,
            "letter": _fill(self._letter, {"name": name, "address": address}),
            "yaml": file_page(self._settings, version.commit, folder + version.file) if version else None,
            "mail": mail(email, subject) if email else None,
            "issue": report_page(self._settings, subject),
        }

    def _cite(self, cited: Cited) -> str:
        version = self._numbered.replace("%(num)s", str(cited.version)) if cited.version else self._dated
        values = {**cited._asdict(), "version": version.replace("%(day)s", cited.in_words)}
        return _fill(self._sentence, values)


def _fill(sentence: str, values: dict[str, Any]) -> str:
    """A sentence with its values, each put in once: a value that looks like a place for one stays what it is."""
    parts = sentence.split("%(")
    filled = [parts[0]]
    for part in parts[1:]:
        key, _, rest = part.partition(")s")
        filled.append(f"{values[key]}{rest}")
    return "".join(filled)
