"""A data block in a page: whatever the register is called, the block stays one block."""

import json

from generator.dataset.descriptions.schema_org import data_block


def test_no_text_ends_the_block() -> None:
    odd = {"name": "</script><script>alert(1)</script>", "b": "<!-- & \u2028 é 🙂"}
    block = data_block(odd)
    body = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert "<" not in body
    assert json.loads(body) == odd
