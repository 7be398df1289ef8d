"""The QR code is read back from the picture itself: the path is drawn as a printer would, and given to a reader."""

import re

import pytest
import zxingcpp

from generator.pages.qr import qr_svg

_SCALE = 4


def decode(svg: bytes) -> str:
    """What a reader finds in the picture."""
    text = svg.decode()
    size = int(re.search(r'viewBox="0 0 (\d+) \1"', text)[1])  # type: ignore[index]
    dark = [[False] * size for _ in range(size)]
    for x, y, strokes in re.findall(r"M(\d+) (\d+)\.5([hm\d ]*)", text):
        at = int(x)
        for kind, length in re.findall(r"([hm])(\d+)", strokes.replace(" 0", "")):
            if kind == "h":
                dark[int(y)][at : at + int(length)] = [True] * int(length)
            at += int(length)
    rows = (b"".join((b"\0" if one else b"\xff") * _SCALE for one in row) * _SCALE for row in dark)
    pixels = memoryview(b"".join(rows)).cast("B", [size * _SCALE, size * _SCALE])
    (found,) = zxingcpp.read_barcodes(pixels)
    assert found.ec_level == "M"
    return found.text


@pytest.mark.parametrize("address", ["https://a.example/id/vj0v1grh/", "https://" + "lang." * 30 + "example/id/x/"])
def test_a_reader_finds_the_address(address: str) -> None:
    assert decode(qr_svg(address)) == address
    assert qr_svg(address) == qr_svg(address)
