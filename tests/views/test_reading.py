"""How readable a text is: syllables as people count them, the published formulas, hard words only where they stand."""

from dataclasses import fields
from pathlib import Path

import pytest

from generator.model import assemble
from generator.model.reading import PlainLanguage, longest, split
from generator.source import yaml_fast

DATA = Path(__file__).parents[2] / "registry-data"
PLAIN = assemble.plain_language(yaml_fast.read((DATA / "plain-language.yml").read_bytes()))
# Words of real registrations with the number of syllables that a person hears. None was used to make the rules.
COUNTED = {
    "nl": """
        aanvragen 3 ambtenaar 3 antwoord 2 beeld 1 beelden 2 begeleiding 4 bestuur 2 betalen 3 bewijs 2 bewoner 3
        brief 1 burger 2 buurt 1 dag 1 dienst 1 douane 3 drone 1 energie 3 fiets 1 filmpje 2 fout 1 fraude 2 gebied 2
        gebruiken 3 gebouw 2 geluid 2 gemiddelde 4 gevaar 2 gezin 2 groep 1 handhaving 3 huis 1 inkomen 3 kaart 1
        kinderen 3 kleur 1 leren 2 lijst 1 luchtfoto 3 machine 3 melding 2 mensen 2 meten 2 misdrijf 2 nieuw 1 nummer 2
        oordeel 2 oplichting 3 ouders 2 paspoort 2 patroon 2 procent 2 rechter 2 school 1 sneller 2 straat 1 subsidie 3
        teken 2 toekomst 2 toeslag 2 uitkomst 2 vakantie 3 veilig 2 verdachte 3 vergunning 3 verhuur 2 verzekering 4
        visum 2 vliegtuig 2 voertuig 2 vraag 1 water 2 werkt 1 wijk 1 woord 1 zeker 2 ziekte 2 zorgt 1 zwaar 1
    """,
    "en": """
        answer 2 appeal 2 authority 4 before 2 border 2 building 2 called 1 car 1 child 1 children 2 choose 1 city 2
        colour 2 compare 2 court 1 crime 1 customs 2 deadline 2 decide 2 device 2 document 3 drone 1 error 2 evidence 3
        family 3 fine 1 form 1 fraud 1 grant 1 group 1 guess 1 help 1 helps 1 image 2 images 3 income 2 judge 1 judges 2
        knowledge 2 law 1 letter 2 likely 2 list 1 measure 2 message 2 neighbourhood 3 noise 1 office 2 offices 3
        parent 2 patient 2 payment 2 phone 1 picture 2 place 1 places 2 police 2 predict 2 prison 2 public 2 question 2
        quickly 2 road 1 rule 1 rules 1 school 1 search 1 shows 1 signal 2 speech 1 street 1 suspect 2 target 2
        teacher 2 together 3 translate 2 truck 1 vehicle 3 victim 2 visa 2 visit 2 water 2 weigh 1 word 1 worked 1
        worker 2 write 1
    """,
}


@pytest.mark.parametrize("language", COUNTED)
def test_syllables_are_counted_as_people_do(language: str) -> None:
    """At least nineteen in twenty words right, and no lean to either side that a score would show."""
    parts = COUNTED[language].split()
    words = dict(zip(parts[::2], map(int, parts[1::2]), strict=True))
    counted = {word: PLAIN[language].syllables(word) for word in words}
    wrong = {word: (number, counted[word]) for word, number in words.items() if counted[word] != number}
    assert len(wrong) <= len(words) // 20, wrong
    assert abs(sum(counted.values()) - sum(words.values())) <= sum(words.values()) // 50


def test_the_formulas_are_the_published_ones() -> None:
    """Ten words of one syllable in one sentence: 206.835 − 0.93 × 10 − 77, and 206.835 − 1.015 × 10 − 84.6."""
    dutch = PLAIN["nl"].level("De kat zat op de mat en at de vis.")
    english = PLAIN["en"].level("The cat sat on the mat and ate the fish.")
    assert dutch is not None
    assert english is not None
    assert (dutch.words, dutch.mean, dutch.score) == (10, 100, 120)
    assert (english.words, english.mean, english.score) == (10, 100, 112)
    assert dutch.passes


def test_long_sentences_and_long_words_both_fail() -> None:
    words = "De kat zat op de mat en at de vis die ik voor haar had " + "klaar" + "."
    level = PLAIN["nl"].level(words)
    assert level is not None
    assert (level.words, level.passes, level.score > 60) == (16, False, True)
    level = PLAIN["nl"].level("Verantwoordelijkheidstoedeling. Organisatieveranderingsprocessen.")
    assert level is not None
    assert (level.mean, level.passes) == (10, False)
    assert PLAIN["nl"].level("2024 – 12%") is None


def test_sentences_end_where_people_see_them_end() -> None:
    text = "Dit kan o.a. op art. 5 lid 2 rusten. Klopt dat? “Ja!” Ten slotte 3.5 procent…\n\n- een punt\n- nog een"
    assert split(text) == [
        "Dit kan o.a. op art. 5 lid 2 rusten.", "Klopt dat?", "“Ja!”", "Ten slotte 3.5 procent…",
        "- een punt", "- nog een",
    ]  # fmt: skip
    assert longest(text) == ("Dit kan o.a. op art. 5 lid 2 rusten.", 8)


def test_a_hard_word_is_found_only_as_a_whole_word() -> None:
    plain = PLAIN["nl"]
    assert plain.hard_words("Reeds nu: het systeem PRIORITEERT met  behulp\nvan een lijst.") == {
        "met behulp van": "met", "prioriteert": "kiezen wat voorgaat", "reeds": "al"
    }  # fmt: skip
    assert plain.hard_words("Alreeds gereedschap, met behulp vandaag") == {}


def test_every_hard_word_has_an_easier_one_that_is_not_in_the_list() -> None:
    for plain in PLAIN.values():
        for hard, instead in plain.words.items():
            assert plain.hard_words(instead) == {}, hard


def test_the_syllables_of_a_word_are_counted_once() -> None:
    """A register uses few words often: ten thousand short answers take half a second because of this."""
    counted: list[str] = []

    class Counting(PlainLanguage):
        def syllables(self, word: str) -> int:
            counted.append(word)
            return super().syllables(word)

    plain = Counting(**{part.name: getattr(PLAIN["nl"], part.name) for part in fields(PlainLanguage)})
    for number in range(100):
        assert plain.level(f"Het systeem leest elk kenteken. Nummer {number}.")
    assert counted == ["het", "systeem", "leest", "elk", "kenteken", "nummer"]
