"""The charts of the page of figures. Each stands beside a table with the same numbers."""

from collections.abc import Sequence

from markupsafe import Markup

from generator.pages import svg
from generator.pages.edition import Edition
from generator.views.growth import Month

_LINE = 38  # pixels for one question: its name, and its bar below that
_BAR = 660  # thousandths of the width, so that a number fits beside it on a phone
_HEIGHT, _TOP, _FOOT = 180, 24, 24
_FEWEST = 12  # a young register has no bars as wide as the page


def fill_chart(edition: Edition) -> Markup:
    """For each question a bar with the share of the registrations that answer it."""
    total, parts, y = edition.overview.total, [], 0
    if not total:
        return Markup()
    for field, states in edition.figures.fill.items():
        number = len(states["answered"])
        parts += [
            svg.words(0, y + 16, edition.field_label(field), "name", anchor="start"),
            svg.bar(0, y + 22, _BAR, 12, "rest"),
            svg.words(_BAR + 20, y + 32, f"{number} / {total}", "value", anchor="start"),
        ]
        if number:
            parts.append(svg.bar(0, y + 22, _BAR * number // total, 12, "bar"))
        y += _LINE
    label = edition.translations.text(
        "How many registrations answer each question. The table below has the same numbers."
    )
    return svg.picture(parts, height=y, label=label, kind="dl-fill")


def growth_chart(edition: Edition, months: Sequence[Month]) -> Markup:
    """For each month a bar with how many registrations there were, the new ones on top of those that were there."""
    if not months:
        return Markup()
    most, floor, slots, parts = months[-1].total, _TOP + _HEIGHT, max(len(months), _FEWEST), []
    for number, one in enumerate(months):
        left, right = svg.WIDTH * number // slots, svg.WIDTH * (number + 1) // slots
        width = max(1, (right - left) * 4 // 5)
        before, new = _HEIGHT * (one.total - one.new) // most, _HEIGHT * one.total // most
        if before:
            parts.append(svg.bar(left, floor - before, width, before, "bar"))
        if new > before:
            parts.append(svg.bar(left, floor - new, width, new - before, "new"))
    parts += [
        svg.line(0, floor, svg.WIDTH, floor, "axis"),
        svg.words(0, floor + 18, edition.shower.date(months[0].month), "value", anchor="start"),
        svg.words(left + width, floor - _HEIGHT - 8, str(most), "value", anchor="end"),
    ]
    if left > svg.WIDTH // 2:
        parts.append(svg.words(left + width, floor + 18, edition.shower.date(months[-1].month), "value", anchor="end"))
    label = edition.translations.text(
        "How many registrations there were at the end of each month. The table below has the same numbers."
    )
    return svg.picture(parts, height=floor + _FOOT, label=label, kind="dl-growth")
