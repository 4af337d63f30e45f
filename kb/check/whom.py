"""Of whom a sentence speaks: of one person, of animals or cells, of one group of people."""

import re
from collections.abc import Iterable

from kb.check.cues import PAST, PERFECT
from kb.language import STOP_WORDS, stems

_REPORTING = (
    "find finds found show shows showed shown tell tells told say says said report reports reported write writes "
    "wrote written claim claims claimed argue argues argued conclude concludes concluded state states stated suggest "
    "suggests suggested announce announces announced explain explains explained observe observes observed note notes "
    "noted prove proves proved demonstrate demonstrates demonstrated discover discovers discovered learn learns "
    "learned read reads heard hear hears believe believes believed think thinks thought publish published"
)
_TREATING = (
    "treat treats treated massage massages massaged study studies studied measure measures measured test tests "
    "tested teach teaches taught train trained examine examines examined review reviews reviewed follow followed "
    "compare compared"
)
_OTHERS = (
    "patients? clients? customers? subjects? participants? pupils? students? readers? books? papers? articles? essays? "
    "stud(?:y|ies) trials? experiments? reviews? reports? research work talks? lectures? team colleagues? group lab "
    "laboratory clinic website blog column posts? thesis data results? findings? theory theories claims? opinion view "
    "mice rats animals? dogs?"
)


def _any(words: str) -> str:
    return "|".join(words.split())


_AUXILIARIES = r"(?:(?:has|have|had|also|once|later|first|then|even|often|never|did|recently|\w+ly) ){0,3}"
# Somebody who acts on others, or tells of them: “he found that …”, “I treated …”, “her book …”.
_NOT_THE_ONE_TREATED = re.compile(
    rf"\b(?:(?:I|[Hh]e|[Ss]he) {_AUXILIARIES}(?:{_any(_REPORTING)}|{_any(_TREATING)}|"
    r"(?:feels?|felt|knows?|knew) that)\b"
    r"|[Aa]ccording to (?:me|him|her)\b"
    rf"|(?:[Mm]y|[Hh]is|[Hh]er) (?:[\w-]+ ){{0,2}}?(?:{_any(_OTHERS)})\b"
    r"|(?:told|tells?|shows?|showed|taught|asked|asks?|assured|convinced) (?:me|him|her)\b)"
)
_ONE_PERSON = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Hh]e|[Hh]im|[Hh]is|[Ss]he|[Hh]ers?)\b")


def tells_of_one_person(text: str, words: str) -> bool:
    """Tell whether a sentence tells what happened to somebody once: “my neck no longer ached”.

    Who only tells of it, or does it to others, is not the one to whom it happened. `words` say what happened.
    """
    if not PAST.search(words) or PERFECT.search(words):
        return False
    return bool(_ONE_PERSON.search(_NOT_THE_ONE_TREATED.sub(" ", text)))


_KINDS = "rat mouse rabbit dog animal horse pig monkey rodent"
_ANIMALS = re.compile(
    rf"\b(?:(?P<many>{'|'.join(f'{one}s' for one in _KINDS.split() if one != 'mouse')}|mice|sheep)"
    rf"|(?P<one>{_any(_KINDS)}))\b",
    re.IGNORECASE,
)
_PEOPLE = (
    "owners? riders? lovers? keepers? breeders? handlers? trainers? walkers? farmers? groomers? shearers? sitters? "
    "vets? people persons? adults? women men patients? children families households workers?"
)
_PEOPLE_NEXT = re.compile(rf"['’]?s?[ -](?:[\w-]+ )?(?:{_any(_PEOPLE)})\b", re.IGNORECASE)
# “owners of large dogs”, “people who ride horses”, “their horses”, “not only in mice”
_PEOPLE_BEFORE = re.compile(
    rf"(?:\b(?:{_any(_PEOPLE)}|those|anyone|everyone) (?:[\w-]+ )?(?:of|with|without|who|that|whose) (?:[\w-]+ ){{0,4}}"
    r"|\b(?:your|our|my|their|his|her) (?:[\w-]+ )?|\bnot (?:only|just) (?:in |on )?(?:[\w-]+ )?)$",
    re.IGNORECASE,
)
_STUDIED = re.compile(
    r"[ -](?:[\w-]+ )?(?:models?|stud(?:y|ies)|experiments?|trials?|work|research|data|tests?|cells?|tissues?|livers?|"
    r"muscles?|brains?|hearts?|blood|plasma|spleens?|pups?|offspring)\b",
    re.IGNORECASE,
)
_IN_THE_ANIMAL = re.compile(r"\b(?:in|on) (?:the|a|an|one) (?:[\w-]+ )?$", re.IGNORECASE)
_END_OF_PHRASE = re.compile(r"(?:[.,;:)\]]|\s*$)")
_LABORATORY = re.compile(
    r"\b(?:in vitro|ex vivo|(?:in|on) (?:a |the )?(?:petri )?dish|test[ -]tubes?|cultured|cell (?:lines?|cultures?)|"
    r"in (?:the |a )?lab(?:oratory)?(?: experiments?| studies| cultures?)?)\b",
    re.IGNORECASE,
)
_LONGEST_PHRASE = 80  # characters before an animal in which the people may stand to whom it belongs


def speaks_of_the_laboratory(text: str) -> bool:
    """Tell whether a sentence says itself that it speaks of animals or cells; of dog owners is not of dogs."""
    return bool(_LABORATORY.search(text)) or any(_is_studied(text, one) for one in _ANIMALS.finditer(text))


def _is_studied(text: str, animal: re.Match[str]) -> bool:
    before = text[max(0, animal.start() - _LONGEST_PHRASE) : animal.start()]
    if _PEOPLE_NEXT.match(text, animal.end()) or _PEOPLE_BEFORE.search(before):
        return False
    if animal["many"]:
        return True
    return bool(
        _STUDIED.match(text, animal.end())
        or (_IN_THE_ANIMAL.search(before) and _END_OF_PHRASE.match(text, animal.end()))
    )


# Words in the names of groups that do not set one group apart from people at large.
_GROUP_WORDS = frozenset(
    stems(
        "people person adult adults patient patients participant participants subject subjects volunteer volunteers "
        "healthy human humans group groups sample years year old aged age mean attending underwent undergoing "
        "receiving received treated after before during following with without massage therapy treatment other kind "
        "kinds early stage one two"
    )
)


def names_a_group(text: str, populations: Iterable[str]) -> bool:
    """Tell whether a text names one of these groups of people, by any telling word of its description."""
    said = set(stems(text))
    for population in populations:
        telling = {stem for stem in stems(population) if not stem.isdigit()} - _GROUP_WORDS - STOP_WORDS
        if telling & said:
            return True
    return False


_SETS_APART = re.compile(
    r"\b(?:women|men|children|infants?|bab(?:y|ies)|newborns?|preterm|teenagers?|adolescents?|students?|athletes?|runners|nurses|"
    r"elderly|older (?:adults|people)|patients with|people with|survivors|those with|adults with|suffering from|"
    r"pregnant|mothers|workers|soldiers|in hospital|inpatients?)\b",
    re.IGNORECASE,
)


def speaks_of_some_group(text: str) -> bool:
    """Tell whether a sentence speaks of one group of people, whichever it is."""
    return bool(_SETS_APART.search(text))
