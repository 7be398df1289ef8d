"""Made-up words in the numbers and lengths of real texts: what the size of a search index depends on.

The few words of `made_up` compress to nothing. A register of 57 real registrations has 1,300 words in the texts that are
searched, and 1.7 times as many for every 2.25 times the texts: 30,000 at 10,000 registrations. How often each stands in
a text follows Zipf's law; most Dutch ones are compounds.
"""

import random
from collections.abc import Mapping, Sequence

_STARTS = "b bl br d dr f fl g gr h j k kl kn kr l m n p pl pr r s sch sl sn sp st str t tr v w z zw".split()
_MIDDLES = "a aa e ee i ie o oo u oe ei ui ou eu".split()
_ENDS = "f g k l m n p r s t ls nd nk ns nt rk rm rs rt st".split()
_AFTER = {"nl": ("", "", "en", "s", "er", "ing", "heid", "lijk"), "en": ("", "", "s", "ed", "ing", "ion", "er", "al")}
_COMPOUNDS = {"nl": 0.65, "en": 0.05}


def many_words(known: Mapping[str, Sequence[str]], number: int = 30_000) -> dict[str, list[str]]:
    """Words per language to choose from evenly: each stands as often in its list as it would in texts.

    known: words that come first, so that there is something to search for.
    """
    chance = random.Random(3)
    stems = [_stem(chance) for _ in range(2_500)]
    return {language: _list(language, [*known[language]], stems, number, chance) for language in known}


def _list(language: str, words: list[str], stems: Sequence[str], number: int, chance: random.Random) -> list[str]:
    seen = set(words)
    first = words[:60]
    while len(words) < number:
        parts = chance.choices(stems, k=2 if chance.random() < _COMPOUNDS[language] else 1)
        word = "".join(parts) + chance.choice(_AFTER[language])
        if chance.random() < 0.1:
            word = chance.choice(first) + word
        if word not in seen:
            seen.add(word)
            words.append(word)
    return [word for rank, word in enumerate(words) for _ in range(max(1, round(60_000 / (rank + 3) ** 1.05)))]


def _stem(chance: random.Random) -> str:
    made = chance.choice(_STARTS) + chance.choice(_MIDDLES) + chance.choice(_ENDS)
    return made if chance.random() < 0.6 else made + chance.choice(_MIDDLES) + chance.choice(_ENDS)
