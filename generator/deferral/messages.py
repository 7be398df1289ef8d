"""The words of what the commands of deferral refuse and find, by code, in the languages of the interface."""

from collections.abc import Mapping

from generator.deferral import messages_documents, messages_repositories
from generator.deferral.refusal import Refused
from generator.model.message import Texts

MESSAGES: Mapping[str, Texts] = {**messages_documents.MESSAGES, **messages_repositories.MESSAGES}


def say(refused: Refused, language: str) -> str:
    """What a refusal says, with its code in front."""
    return f"{refused.code}: {MESSAGES[refused.code][language].format(**refused.data)}"
