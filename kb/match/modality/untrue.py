"""Whether a sentence calls what it tells untrue, or says that nothing shows it."""

import re

from kb.match.english.reading import Reading, Word


def no_evidence_before(one: Reading, word: Word) -> bool:
    """Tell whether the sentence begins by saying that nothing shows what follows: there is no proof, I fear, that …."""
    return bool(_NO_EVIDENCE.search(" ".join(token.word for token in one.tokens[: word.token])))


def nothing_left_of(one: Reading, word: Word) -> bool:
    """Tell whether a change is said to be gone: next to nothing was left of the drop."""
    before = [token.word for token in one.tokens[max(0, word.token - 7) : word.token]]
    return word.kind == "noun" and "nothing" in before and bool({"left", "remains", "remained"} & set(before))


# What is a myth is that …: two words of disbelief, and one denial.
CLEFT = re.compile(
    r"\b(?:it is|it's|it’s) a (?:myth|fiction|fable|fallacy),? (?:then|however|though|of course|of course),? that\b"
    r"|\bwhat is (?:an? )?(?:\w+ )?(?:myth|tale|nonsense|untrue|false|wrong|fiction) is that\b"
    r"|\bwhat (?:you|we|i|one|they|he|she) (?:cannot|could not|can['’]t|couldn['’]t|may not|must not|should not|shouldn['’]t) "
    r"(?:say|claim|state|conclude|promise|write|tell (?:them|us|people|clients|readers)) is that\b"
    # We set out to show that it does, and we failed to show it.
    r"|\b(?:set out|hoped|wanted|tried|meant|expected) to (?:show|prove|demonstrate|find|confirm) that\b[^;]{0,200}\b(?:and|but|yet) "
    r"(?:\w+ ){0,2}(?:failed|could not|couldn['’]t|did not|didn['’]t|were unable)\b",
    re.IGNORECASE,
)
CALLED_UNTRUE = re.compile(
    r"^\W*(?:\d+\W+)?(?:myths?(?: (?:number|no\.?|of|about)? ?[\w ]{1,25})?|fiction|false|untrue|wrong|myth-?\s?bust(?:ing|ers?|ed)|debunked|busted)\s*[:.–—]"
    r"|[:–—] (?:that is |that's )?(?:simply )?(?:false|untrue|(?:a )?myth|wrong|nonsense|not so|not true|fiction)\W*$"
    r"|^\W*that\b.*\b(?:is|was)(?: simply| just| plainly)? (?:an? )?(?:old |common |popular )?"
    r"(?:myth|fiction|fable|nonsense|untrue|false|wrong|bunk|rubbish)\W*$"
    r"|\b(?:judged?|considers?|considered|found|finds|held|deem(?:s|ed)?|thinks?) (?:[\w'-]+ ){1,12}to be (?:unproven|unfounded|untrue|"
    r"false|baseless|mistaken|wrong|a myth)\b"
    r"|\b(?:it is|it's|it’s|it was|it would be) (?:simply |just |plainly )?(?:wrong|false|incorrect|misleading|untrue|a mistake|nonsense|too early|"
    r"premature|an exaggeration) to (?:say|claim|think|believe|suggest|state|conclude|write)\b"
    r"|\b(?:claim|idea|notion|belief|theory|suggestion|story|rumour|promise) that\b[^;]*\b(?:is|was) (?:\w+ )?"
    r"(?:(?:as|to be) )?(?:untrue|false|nonsense|baseless|unfounded|mistaken|incorrect|a myth|a fallacy)\b[^,;]*$"
    r"|^\W*that\b.*\b(?:has|have) (?:never|not) (?:\w+ )?been (?:shown|proven|proved|demonstrated|established|confirmed)\W*$"
    r"|\b(?:claim|idea|notion|belief|theory|suggestion|story|promise) that\b[^;]*\b(?:is|was) not (?:\w+ )?"
    r"(?:supported|backed|borne out|confirmed|justified|true|correct|proven|proved)\b"
    r"|\b(?:old )?(?:tale|story|claim|idea|belief|theory) that\b[^;]*\b(?:is|was) (?:\w+ )?(?:overblown|exaggerated|overstated)\b"
    r"|\b(?:disposed? of|exploded?|buried|demolish(?:ed|es)?|scotched|laid to rest) the (?:\w+ )?(?:belief|idea|myth|notion|claim|theory|tale)\b"
    r"|\b(?:wast(?:e|es|ed|ing)|throw(?:s|n|ing)? away) (?:of )?(?:(?:your|their|his|her|my|our|good) )?(?:money|time)\b"
    r"|\b(?:claim|idea|notion|belief|theory|suggestion|story|promise) that\b[^;]*\b(?:has|have) (?:little|no|hardly any|scant) "
    r"(?:\w+ )?(?:evidence|support|basis|science|foundation)\b"
    r"|\bwhat (?:i|we|she|he|they|you) (?:do|does|did|can|should)(?: not|n't|n’t) (?:buy|believe|accept|swallow|trust)\b"
    r"|^\W*that\b.*\b(?:is|was|remains) (?:\w+ )?far from (?:certain|sure|clear|proven|proved|established|settled)\b"
    r"|^\W*(?:so )?forget (?:what|everything|all|anything)\b[^.;]{0,40}\b(?:read|heard|told|learnt|learned|seen)\b",
    re.IGNORECASE,
)


_NO_EVIDENCE = re.compile(
    # Five trials looked at it, and in none of them did massage …
    r"\bin (?:none|not one|neither) (?:of (?:them|these|those|the \w+) )?(?:did|does|do|was|were|has|have)\b|"
    r"\byet to (?:see|find|meet|come across)\b.*\b(?:in which|where|that|showing)\b"
    r"|\b(?:evidence|proof|data) (?:is|are|was|were|remains?) (?:\w+ ){0,2}(?:insufficient|lacking|inadequate|missing|absent|"
    r"wanting)\b.*\bthat\b"
    r"|\b(?:no|(?<!a )little|scant|insufficient|inadequate|never any|not any|hardly any|without) (?:\w+ ){0,3}(?:evidence|proof|sign|"
    r"indication|support|basis)\b(?!.*\b(?:but|although|while)\b).*\bthat\b"
    r"|\b(?:no|not one|not a single|hardly any|never a) (?:\w+ ){0,3}(?:study|studies|trial|trials|paper|papers|experiment|"
    r"review|case|person|patient) (?:\w+ ){0,3}(?:, [\w ]{1,20}, )?(?:in which|where|whose|showing)\b"
    r"|\b(?:no|not one|not a single) (?:(?:good|proper|large|decent|serious|careful|single|published) )?"
    r"(?:study|trial|paper|experiment|review) (?:\w+ ){0,7}(?:shows?|finds?|proves?|suggests?|"
    r"demonstrates?)\b(?!.*\b(?:but|although|while)\b)"
)
