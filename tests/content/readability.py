"""How hard an English text is to read: the Flesch-Kincaid grade, counted rather too high than too low."""

import re
from collections.abc import Iterable

import pyphen

HYPHENS = pyphen.Pyphen(lang="en_US")
WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
# A last e says nothing, but for that of -le; so do -ed and -es after most sounds.
SILENT_END = re.compile(r"[^aeiouyl]e$|[^aeiouytd]ed$|[^aeiouyscxzgh]es$|[aeiouy]les?$")
# Two vowels that are spoken one by one, but for endings such as -tion and -cial.
APART = re.compile(r"(?<![tcsg])i[aou]|(?<![qg])u[ao]|[eo]a$|eo(?!u)|iet")


def syllables(word: str) -> int:
    """The larger of two counts: hyphens never part a letter from an end, and vowels know no exceptions."""
    lower = word.lower()
    groups = len(re.findall(r"[aeiouy]+", lower)) + len(APART.findall(lower))
    if groups > 1 and SILENT_END.search(lower):
        groups -= 1
    return max(groups, len(HYPHENS.positions(lower)) + 1, 1)


def grade(passages: Iterable[str]) -> float:
    """Of running text. A passage without an end mark belongs to the sentence that the next one ends."""
    text = " ".join(passages)
    words = WORD.findall(text)
    sentences = max(len(SENTENCE_END.findall(text)), 1)
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
