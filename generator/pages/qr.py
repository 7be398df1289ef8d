"""The QR code of an address, as a picture that can be printed at any size."""

from functools import cache

import zxingcpp

_SIDE = 4  # modules of white around the code, which readers need

# Choosing the best of the eight masks for each code is four fifths of the work. Blurred, small and noisy, as many codes
# were read with one mask for all as with the best one for each.
_MASK = 7


def qr_svg(address: str) -> bytes:
    """An SVG file. Error correction M: readable when a seventh of it is lost, as on a folded letter."""
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=_MASK)
    image = code.to_image(scale=1, add_quiet_zones=False)
    size, _ = image.shape
    pixels = bytes(memoryview(image)).translate(_DARK)  # type: ignore[arg-type]  # its stub forgets the buffer
    # Each row is a line of strokes, eight modules at a time: what they look like is known beforehand.
    strokes, padded = _strokes(), -(-size // 8) * 8
    rows = []
    for y in range(size):
        bits = int(pixels[y * size : (y + 1) * size].ljust(padded, b"0"), 2).to_bytes(padded // 8, "big")
        rows.append(f"M{_SIDE} {y + _SIDE}.5{''.join([strokes[byte] for byte in bits])}")
    whole = size + 2 * _SIDE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{whole}v{whole}H0z"/><path stroke="#000" d="{"".join(rows)}"/></svg>\n'
    ).encode()


_DARK = bytes([ord("1")]) + bytes([ord("0")]) * 255  # black is 0, white is 255


@cache
def _strokes() -> list[str]:
    """What to draw for eight modules, by their bits: strokes and steps to the right."""
    found = []
    for byte in range(256):
        runs = f"{byte:08b}".replace("01", "0 1").replace("10", "1 0").split()
        found.append("".join(f"h{len(run)}" if run[0] == "1" else f"m{len(run)} 0" for run in runs))
    return found
