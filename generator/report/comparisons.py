"""The formats of a comparison, by the name that `--format` takes."""

from collections.abc import Callable, Mapping

from generator.report import comparison_json, comparison_markdown, comparison_text
from generator.report.comparison import Comparison

FORMATS: Mapping[str, Callable[[Comparison, str], str]] = {
    "text": comparison_text.render,
    "json": comparison_json.render,
    "markdown": comparison_markdown.render,
}
