"""Who says what a clause says: the writer, or somebody else."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kb.language import stem
from kb.match.change.subjects import is_name
from kb.match.english import grammar
from kb.match.english.clauses import Clause
from kb.match.english.reading import Reading, Word
from kb.match.modality.governing import governing

_BEFORE_PASSIVE = grammar.BE | {"been", "widely", "often"}
_PLACES = grammar.words("journal institute center centre hospital college society")
# That massage lowers cortisol is perhaps the best-known statement in the field.
_BEST_KNOWN = re.compile(
    r"^that\b.*\b(?:is|was|remains) (?:\w+ ){0,3}(?:[\w-]+ )?(?:statement|claim|belief|idea|assertion|assumption|promise|boast)\b",
    re.IGNORECASE,
)
_SAYING_OR_BEING = grammar.SAYING | {"be"}


def is_attributed(one: Reading, clause: Clause, word: Word) -> bool:
    """Tell whether the words only report what somebody, who does no research, says or believes."""
    if _endorsed(one):
        return False
    if _BEST_KNOWN.search(one.text):
        return True
    if _says_itself(one, clause, word) or _according(one, clause) or _tells_to(one, word):
        return True
    for before in sharing(one, clause):
        if before.verb is not None and _says_itself(one, before, Word(before.end, before.end, word.change, "verb")):
            return True
    if any(_speaks(one, outer, inner) for outer, inner in governing(one, clause)):
        return True
    return _said_after(one, clause, word)


def tells_of_beliefs(*titles: str) -> bool:
    """Tell whether a draft is by its title about what people believe, so that its headings are theirs."""
    return any(_BELIEFS.search(title) for title in titles)


_BELIEFS = re.compile(
    r"\b(?:myths?|misconceptions?|believes?|beliefs?|fact or fiction|true or false|debunk\w*|old wives|folklore)\b",
    re.IGNORECASE,
)


def _endorsed(one: Reading) -> bool:
    return any(
        token.word in ("believe", "agree", "rightly", "correctly")
        and (
            token.word in ("rightly", "correctly")
            or (
                at
                and one.tokens[at - 1].word == "i"
                and at + 1 < len(one.tokens)
                and one.tokens[at + 1].word in ("her", "him", "them", "it", "with")
            )
        )
        for at, token in enumerate(one.tokens)
    )


def _tells_to(one: Reading, word: Word) -> bool:
    """Tell whether somebody is said to tell others to do it: textbooks tell therapists to turn them away."""
    for verb in one.verbs:
        if verb.head > word.token or one.tokens[verb.head].lemma not in _TELLING_TO or verb.form not in ("finite",):
            continue
        told = [token.word for token in one.tokens[verb.head + 1 : verb.head + 8]]
        first, last = one.clause_at(verb.head).subject
        subject = one.tokens[first : min(last, len(one.tokens))]
        mine = any(token.word in ("i", "we", "you", "please") or token.stem in _RESEARCHERS for token in subject)
        persons = one.tokens[verb.head].lemma in _INVITING or (
            any((word in grammar.PRONOUNS and word != "it") or stem(word) in grammar.PEOPLE for word in told[:2])
            and "your" not in told
        )
        if (
            "to" in told
            and persons
            and subject
            and not mine
            and (verb.head == word.token or verb.head + 1 + told.index("to") < word.token)
        ):
            return True
    return False


_POPULAR = grammar.words("widely popularly commonly often long been was were by")
_INVITING = grammar.stems("invite")
_TELLING_TO = grammar.stems("tell urge advise invite encourage")
_PASSIVE_SAYING = grammar.words(
    "thought believed said supposed reputed claimed rumoured rumored alleged touted marketed advertised billed "
    "sold promoted intended meant designed "
    "hyped credited held purported hoped assumed presumed regarded considered"
)
_CLAIMING = grammar.stems("claim promise advertise boast credit tout swear insist allege vow pledge preach hype praise")
_BEING = grammar.stems("run go hold")
_CONVINCED = grammar.words("convinced persuaded adamant sure certain")
_STATING = grammar.stems(
    "inform add note remark stress teach state maintain write assure declare proclaim announce explain hear read repeat"
)
_TALES = grammar.words(
    "tale story legend promise claim claims belief idea notion myth rumour theory argument slogan boast assertion "
    "line wisdom hunch assumption hypothesis supposition suspicion presumption"
)
_VIEWS = grammar.words("explanation view thinking answer advice line account reasoning argument reason")
_USUAL = grammar.words("old usual traditional popular common conventional standard textbook received accepted folk")
_FEEL = stem("feel")
_HAS_IT = ["have", "it"]
_SAYING_AFTER = grammar.SAYING | grammar.stems("explain add remark write declare assure")
_RESEARCHERS = grammar.stems(
    "film image imaging photograph scan measurement ultrasound figure number test "
    "study trial review research researcher scientist author team investigator paper analysis meta evidence "
    "experiment data "
    "finding result report survey professor academic epidemiologist economist literature"
)
_OWN_SAYING = grammar.words(
    "promise promises promised claim claims claimed purport purports vow vows pledge pledges profess professes"
)


def _says_itself(one: Reading, clause: Clause, word: Word) -> bool:
    """Is thought to, promises to, is sold as something that; fans claim less pain, credit it with curing."""
    verb = clause.verb
    if (
        verb is not None
        and verb.form != "passive"
        and verb.head < word.token
        and one.tokens[verb.head].lemma in _CLAIMING
    ):
        subject = [one.tokens[at] for at in range(clause.subject[0], min(clause.subject[1], len(one.tokens)))]
        if not any(token.stem in _RESEARCHERS or token.word in ("i", "we") for token in subject):
            return True
    if verb is not None and clause.subject[0] <= word.token < clause.subject[1]:
        said = one.tokens[verb.head].word
        if verb.form == "passive" and said in _PASSIVE_SAYING:
            return True  # the ability of massage to remove them has been claimed
    for at in one.own_tokens(clause, end=word.token):
        name = one.tokens[at].word
        following = one.tokens[at + 1].word if at + 1 < len(one.tokens) else ""
        before = {one.tokens[place].word for place in range(max(0, at - 4), at)}
        if name == "thought" and before & {"is", "are"} and not before & _POPULAR:
            continue  # is thought to: the writer's own caution
        if name in _PASSIVE_SAYING and following in ("to", "as", "with", "for", "by") and before & (_BEFORE_PASSIVE):
            return True
        if name in _OWN_SAYING and following in ("to",):
            return True
    return False


def _according(one: Reading, clause: Clause) -> bool:
    for at, token in enumerate(one.tokens):
        following = one.tokens[at + 1].word if at + 1 < len(one.tokens) else ""
        if token.word == "according" and following == "to":
            if one.tokens[at + 2 : at + 3] and not one.tokens[at + 2].is_word:
                return False  # according to a work cited there
            ends = (place for place in range(at + 2, min(at + 8, len(one.tokens))) if not one.tokens[place].is_word)
            source = one.tokens[at + 2 : next(ends, at + 8)]
            return not any(
                (one.stem in grammar.RESEARCH and one.word != "one") or one.word.isdigit() or one.word in _PLACES
                for one in source
            )
        if (
            token.word in ("supposedly", "allegedly", "reputedly", "reportedly", "purportedly")
            and one.clause_at(at) is clause
        ):
            return True
        if (token.word in ("story", "theory", "saying", "idea") and following in ("goes", "runs")) or (
            token.word == "word" and following in ("is", "has")
        ):
            return True
        if token.word == "goes" and following == "like" and at and one.tokens[at - 1].word == "it":
            return True  # it goes like this
        if token.word == "theory" and at and one.tokens[at - 1].word == "in":
            return True
    return False


def _speaks(one: Reading, outer: Clause, inner: Clause) -> bool:
    """Tell whether a governing clause makes what it governs somebody's word for it."""
    noun = next((one.tokens[at] for at in range(inner.start - 2, max(-1, inner.start - 5), -1) if at >= 0), None)
    if (
        noun is not None
        and noun.stem in grammar.SAYING_NOUNS
        and not any(verb.head == inner.start - 2 for verb in one.verbs)
        and one.tokens[max(0, inner.start - 1)].word == "that"
    ):
        return True
    at = inner.start - 2
    while at >= outer.start and one.tags[at] in ("CD", "IN", "RB"):
        at -= 1
    if at >= 0 and one.tokens[max(0, inner.start - 1)].word == "that" and one.tokens[at].word in _TALES:
        return True
    if [token.lemma for token in one.tokens[max(0, inner.start - 3) : inner.start - 1]] == _HAS_IT:
        return True  # the poster has it that
    if outer.verb is None:
        return False
    speaking = next(
        (
            verb
            for verb in reversed(one.verbs)
            if outer.start <= verb.head < inner.start and one.clause_at(verb.head) is outer
        ),
        outer.verb,
    )
    subject = [one.tokens[at] for at in range(outer.subject[0], min(outer.subject[1], len(one.tokens)))]
    stem = one.tokens[speaking.head].lemma
    if one.tokens[outer.verb.head].word in ("read", "heard") or (
        stem == "have"
        and outer.verb.head + 1 < len(one.tokens)
        and one.tokens[outer.verb.head + 1].word in ("read", "heard")
    ):
        return True
    added_to = one.tokens[speaking.head + 1 : speaking.head + 2]
    if (
        stem in _STATING
        and not (added_to and added_to[0].word in ("to", "up"))
        and not any(token.stem in _RESEARCHERS or token.word in ("i", "we") for token in subject)
    ):
        return True
    being = one.tokens[outer.verb.head].word in grammar.BE or one.tokens[outer.verb.head].lemma in _BEING
    if being and any(token.word in _TALES and token.word != "argument" for token in subject):
        return True  # the claim at issue is that
    if being and any(view.word in _VIEWS and before.word in _USUAL for before, view in pairwise(subject)):
        return True  # the old explanation was that
    if one.tokens[max(0, inner.start - 2)].word in _CONVINCED and not any(
        token.word in ("i", "we", "it") for token in subject
    ):
        return True  # he was convinced that
    if stem not in grammar.SAYING:
        return (
            any(token.stem in grammar.SAYING_NOUNS and token.stem not in grammar.RESEARCH for token in subject)
            and stem in _SAYING_OR_BEING
        )
    research = any(token.stem in _RESEARCHERS for token in subject)
    of_themselves = (
        inner.verb is not None
        and one.tokens[inner.subject[0]].word in ("they", "their")
        and inner.subject[1] - inner.subject[0] <= 2
    )
    if of_themselves and stem in _TELLING and any(token.stem in _TAKING_PART for token in subject):
        return False  # patients said that they slept better: their own report
    ends = subject[:1] + subject[-1:]  # my wife and I; not "everybody I know"
    mine = any(token.word in ("i", "we") for token in ends) and outer.verb.form == "finite"
    if stem in _HOPING and mine and one.tokens[outer.verb.head].word.endswith("ed"):
        return True  # we had hoped that it would
    if stem in _BELIEVING:
        return not mine or "used" in {one.tokens[at].word for at in range(outer.start, outer.verb.head)}
    if mine:
        return any(
            one.tokens[at].word in ("used", "been", "are", "were") for at in range(outer.start, outer.verb.head + 1)
        ) or _to_say(one, outer)
    return not research


def _to_say(one: Reading, outer: Clause) -> bool:
    return outer.verb is not None and any(
        one.tokens[at].word == "told" for at in range(outer.verb.first, outer.verb.head + 1)
    )


_TAKING_PART = grammar.stems(
    "participant patient volunteer group arm owner runner nurse woman women man men student subject worker infant mother child children adult"
)
_TELLING = grammar.stems("say state")
_HOPING = grammar.stems("hope wish expect")
_BELIEVING = grammar.stems("believe think hope fear suppose imagine expect trust fancy reckon assume feel")


def _is_aside(one: Reading, head: int) -> bool:
    """Tell whether "he says" stands between commas before the word."""
    before, after = one.tokens[max(0, head - 3) : head], one.tokens[head + 1 : head + 6]
    spoken = one.tokens[head].lemma in grammar.SAYING and any(
        token.word in ("he", "she", "they", "it", "fans", "supporters") or is_name(one, token) for token in before
    )
    return spoken and any(token.word == "," for token in before) and any(token.word == "," for token in after)


def _said_after(one: Reading, clause: Clause, word: Word) -> bool:
    """Tell whether a speaker follows: …, fans insist; …, or so they claim; …, said its owner."""
    for later in one.clauses:
        aside = later.verb is not None and later.verb.head < word.token and _is_aside(one, later.verb.head)
        if aside:
            return True
        if later is clause or later.start <= word.token or later.verb is None or later.kind == "that":
            continue
        if later.kind == "shared" and not _is_inverted(one, later):
            continue
        if later.kind == "coordinate" and later.opener == "and" and one.tokens[-1].word == "so":
            continue  # it takes the worry down, and many of you have told me so
        if later.kind == "relative" and later.verb.form == "passive":
            continue  # vasopressin, which is believed to make us fight
        if later.kind == "sub" and later.opener in ("although", "though", "while", "because", "since"):
            continue
        head = later.verb.head
        if "as" in (later.opener, one.tokens[later.start].word) and any(
            token.word in ("will", "can") for token in one.tokens[later.start : head]
        ):
            continue  # as any masseur will tell you
        if one.tokens[head].lemma == _FEEL and one.tags[head + 1 : head + 2] in (["JJ"], ["RB"], ["VN"]):
            continue  # so your feet may feel warmer
        if one.tokens[head].lemma not in _SAYING_AFTER or (
            head + 1 < len(one.tokens) and one.tokens[head + 1].word in ("that", "it")
        ):
            continue
        comma = later.start and any(
            one.tokens[at].word in (",", "”", '"') for at in range(max(word.token, later.start - 2), head)
        )
        rest = one.tokens[later.start :]
        if any(token.word in ("i", "we") for token in one.tokens[later.start : head]):
            continue
        if any(token.word in grammar.SUBJECT_PRONOUNS for token in one.tokens[head + 1 : head + 3]):
            continue  # …, and Tom says I have stopped: he says something else
        if comma and not any(token.stem in _RESEARCHERS for token in rest) and len(rest) <= 14:
            return True
    return False


def _is_inverted(one: Reading, later: Clause) -> bool:
    """Tell whether a clause begins with its verb, and then says who speaks: …, says the leaflet."""
    verb = later.verb
    return (
        verb is not None
        and verb.head == later.start > 0
        and one.tokens[later.start - 1].word in (",", "”", '"')
        and one.tags[later.start + 1 : later.start + 2] in (["DT"], ["NN"], ["NS"], ["PR"])
    )


def sharing(one: Reading, clause: Clause) -> Iterator[Clause]:
    """Yield the clauses before one whose auxiliaries it shares, the nearest first: may ease pain and improve sleep."""
    while clause.kind == "shared" and clause.parent is not None and _shares_auxiliaries(one, clause):
        clause = clause.parent
        yield clause


def _shares_auxiliaries(one: Reading, clause: Clause) -> bool:
    """Tell whether a verb after "and" goes on with the "may" of the one before: may ease pain and improve sleep."""
    verb = clause.verb
    return (
        verb is not None
        and verb.first == verb.head
        and verb.form in ("bare", "ing")
        and one.tokens[verb.head].word not in grammar.AUXILIARIES
    )
