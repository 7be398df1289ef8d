"""Deferral as the public sees it: the page that says how it works, and a page for each stub."""

from collections.abc import Iterator
from typing import Any

from generator.model.deferral_policy import DeferralPolicy
from generator.model.register import Registration
from generator.model.transparency import Stub
from generator.pages.edition import Edition, Page
from generator.pages.silence import sentence
from generator.pages.theme.shell import root_of


def deferral_part(edition: Edition, root: str) -> str:
    """What stands below the introduction of the page on deferral. Every part is there, whether or not it is empty."""
    register, deferrals = edition.register, edition.deferrals
    policy = register.deferral_policy
    kinds, grounds = register.vocabulary("organisation-kinds"), register.vocabulary("withholding-grounds")
    variables: dict[str, Any] = {
        "root": root,
        "policy": _policy(edition, policy) if policy else None,
        "silence": sentence(deferrals.silence, edition.translations),
        "kinds": [kinds.label(term, edition.language) for term in kinds.terms if term in kinds.meaning("may_defer")],
        "grounds": [
            {"label": edition.shower.line(term.label), "definition": edition.shower.line(term.definition)}
            for term in grounds.terms.values()
            if not term.replaced_by
        ],
        "attestations": [
            {
                "month": edition.shower.date(one.month),
                "as_of": edition.shower.date(one.as_of),
                "day": one.as_of,
                "overdue": one.overdue,
            }
            for one in deferrals.attestations
        ],
        "stubs": [_stub(edition, stub) for stub in deferrals.stubs],
        "released": [
            {**edition.item(registration), "period": deferral_period(edition, registration)}
            for registration in deferrals.released
        ],
    }
    return edition.template("deferral.html.j2")(variables)


def stub_pages(edition: Edition, twin: Edition | None) -> Iterator[Page]:
    """For each stub the page at the address where the registration will be."""
    render = edition.template("stub.html.j2")
    for stub in edition.deferrals.stubs:
        path = edition.addresses.registration(stub.id)
        title = stub_name(edition, stub)
        html = edition.shell.page(
            title=title,
            description=title,
            path=path,
            twin_path=twin.addresses.registration(stub.id) if twin else "",
            body=render({"stub": _stub(edition, stub), "root": root_of(path)}),
        )
        yield Page(path + "index.html", html)


def stub_name(edition: Edition, stub: Stub) -> str:
    """A stub has no name but its id."""
    name = "Deferred registration %(id)s" if stub.review_by else "Lapsed registration %(id)s"
    return edition.translations.text(name).replace("%(id)s", stub.id)


def _stub(edition: Edition, stub: Stub) -> dict[str, Any]:
    show = edition.shower
    return {
        "id": stub.id,
        "address": edition.addresses.registration(stub.id),
        "name": stub_name(edition, stub),
        "kind": edition.label("organisation-kinds", stub.organisation_kind),
        "points": [{"id": point, "label": edition.label("annex-iii-points", point)} for point in stub.annex_iii_points],
        "grounds": [edition.label("withholding-grounds", ground) for ground in stub.grounds],
        "scope": edition.label("deferral-scopes", stub.scope),
        "granted": show.date(stub.granted),
        "review_by": show.date(stub.review_by) if stub.review_by else None,
        "ended": show.date(stub.ended) if stub.ended else None,
    }


def deferral_period(edition: Edition, registration: Registration) -> str | None:
    """From when to when a registration was deferred, in a sentence without a full stop; None if it never was."""
    deferral, text = registration.data.get("deferral"), edition.translations.text
    if not deferral:
        return None
    if "until" in deferral:
        said = text("Deferred from %(from)s to %(until)s").replace("%(until)s", edition.shower.date(deferral["until"]))
    else:
        said = text("Deferred from %(from)s; a part is still not shown")
    return said.replace("%(from)s", edition.shower.date(deferral["from"]))


def _policy(edition: Edition, policy: DeferralPolicy) -> dict[str, Any]:
    """The rules, every number with its unit."""
    count = edition.translations.count

    def months(number: int) -> str:
        return count("%(num)s month", "%(num)s months", number)

    def days(number: int) -> str:
        return count("%(num)s day", "%(num)s days", number)

    return {
        "since": edition.shower.date(policy.since),
        "has_started": bool(policy.attestation_from),
        "attestation_from": edition.shower.date(policy.attestation_from) if policy.attestation_from else None,
        "first": months(policy.first_months),
        "review": months(policy.review_months),
        "extension": months(policy.extension_months),
        "outside_from": months(policy.outside_from_months),
        "proposal": days(policy.proposal_days),
        "publication": days(policy.publication_days),
        "grace": days(policy.grace_days),
        "escalation": days(policy.escalation_days),
        "notice_after": days(policy.notice_after),
        "alarm_after": days(policy.alarm_after),
    }
