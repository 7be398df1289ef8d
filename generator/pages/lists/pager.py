"""Which numbers a list in pages shows of its other pages."""


def shown_numbers(current: int, last: int) -> list[int]:
    """The first, the last, the neighbours; 0 stands for a gap."""
    shown = sorted({1, last, *range(max(1, current - 2), min(last, current + 2) + 1)})
    numbers: list[int] = []
    for number in shown:
        if numbers and number != numbers[-1] + 1:
            numbers.append(0)
        numbers.append(number)
    return numbers
