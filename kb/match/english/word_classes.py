"""What part of speech a word may have, and what each costs: the words that are told by heart, and the rest by their form."""

from collections.abc import Sequence
from functools import cache

from kb.language import stem as stem_of
from kb.match.english import grammar, lexicon
from kb.match.english.lexicon import Change
from kb.match.english.other_verbs import is_form_of_other_verb
from kb.match.english.thesaurus import is_of_body
from kb.match.english.tokens import Token
from kb.match.english.verb_forms import VERB_STEMS, is_adverb, is_gerund, is_plural

# NN NS nouns, JJ adjective, RB adverb, DT determiner, PR pronoun, OB object pronoun, CD number, IN preposition, CC and/or,
# SU opens a clause, WP relative, TO, NG not, CM comma, ST stop; VB base form, VZ lowers, VD fell, VN lowered, VG lowering,
# BE HV DO MD auxiliaries.
_AGENT = 6  # letters: sufferers
_WORDS: dict[str, dict[str, float]] = {}


def _set(words: str, **tags: float) -> None:
    for word in words.split():
        _WORDS[word] = tags


_set("a an the my your our their its every", DT=0.0)
_set("his another whose", DT=0.0, PR=1.2)
_set("her", DT=0.3, OB=0.4)
_set("this these those some any all both each either neither many few several", DT=0.1, PR=0.6)
_set("half such enough most much little", DT=0.3, PR=0.7, RB=0.6)
_set("more less fewer", DT=0.3, RB=0.4, PR=0.7)
_set("no", DT=0.0, RB=1.5)
_set("that", DT=0.9, WP=0.4, SU=0.3, PR=0.8)
_set("who which whom", WP=0.0)
_set("i he she we they everyone everybody anyone anybody someone somebody nobody nothing something anything", PR=0.0)
_set("everything none others", PR=0.0)
_set("it you there", PR=0.0, OB=0.3)
_set("there", PR=0.2, RB=0.3)
_set("here", RB=0.0, PR=0.6)
_set("me him us them itself themselves yourself himself herself myself ourselves", OB=0.0)
_set("one ones", CD=0.3, PR=0.4, NN=0.8)
_set("and or nor & plus", CC=0.0)
_set("but", CC=0.0, IN=1.2)
_set("yet", RB=0.3, CC=0.6)
_set("so", RB=0.4, SU=0.7, CC=0.7)
_set("because although though whereas unless whether lest wherever whenever", SU=0.0)
_set("if while when why how where", SU=0.0)
_set("what", SU=0.0, WP=0.3)
_set("before after since until till than once like", IN=0.1, SU=0.5)
_set("as", IN=0.2, SU=0.4)
_set("like", IN=0.2, VB=0.7)
_set("than", IN=0.1, SU=0.5, CC=1.2)
_set("once", RB=0.2, SU=0.5)
_set("up down out off on in over away back through along around about across", IN=0.1, RB=0.2)
_set("to", TO=0.0, IN=1.0)
_set("back", IN=0.5, RB=0.3, NN=0.5)
_set("not", NG=0.0)
_set("never", RB=0.0)
_set("hardly barely scarcely rarely seldom", RB=0.0, NG=0.3)
_set("please", RB=0.2, VB=1.0)
_set("worse better best worst", JJ=0.2, RB=0.3)
_set("people men women children mice feet data teeth police folk staff others", NS=0.0)
_set("will", MD=0.0, NN=2.5)
_set("may might can must could would should shall ought cannot", MD=0.0)
_set("need", VB=0.4, NN=0.6, MD=1.2)
_set("needs", VZ=0.4, NS=0.7)
_set("thanks", NS=0.0)
_set("seems becomes tends happens depends exists belongs", VZ=0.0)
_set("cut put set let hit hurt shed spread read come run become overcome", VB=0.3, VD=0.6, VN=0.9)
_set("cut set hit run", VB=0.4, VD=0.6, VN=0.9, NN=0.8)
_set("lower slow clear free calm open dry clean warm cool quiet blunt", JJ=0.2, VB=0.6)
_set("better", JJ=0.2, RB=0.3, VB=3.0)
_set("left lay felt found saw wound", VD=0.2, VN=0.4, NN=3.0)
_set("further far later long well together", RB=0.1, JJ=0.6)
_set("fine right good bad low high", JJ=0.0, NN=2.0)
_set("whatever whichever whoever", WP=0.1, SU=0.4)
_set("bit", NN=0.1, VD=2.0, VN=2.0)
_set("unproven unknown unclear uncertain unlikely doubtful untested", JJ=0.0)
_set("close", JJ=0.2, RB=0.6, VB=0.8, NN=1.8)
_set("own", JJ=0.1, VB=1.2)
_set("next first second third", JJ=0.1, RB=0.5, NN=1.2)
_set("light", JJ=0.1, NN=0.3, VB=1.8)
_set("shut", JJ=0.3, VB=0.4, VN=0.5, VD=0.8)
_set("last", JJ=0.1, VB=0.8)
_set("help", VB=0.3, NN=0.5)
_set("according thanks", IN=0.2, NN=1.0)
_set("compared", VN=0.0, VD=0.8)

_PAST: dict[str, dict[str, float]] = {}
for _verb in dict.fromkeys(grammar.IRREGULAR.values()):
    _forms = [past for past, verb in grammar.IRREGULAR.items() if verb == _verb]
    for _place, _form in enumerate(_forms):
        if len(_forms) == 1:
            _PAST[_form] = {"VD": 0.2, "VN": 0.4}
        else:
            _PAST[_form] = {"VD": 0.1} if _place == 0 else {"VN": 0.1}

_MOSTLY_NOUNS = grammar.stems(
    "advance amount approach arm balance code contrast concentration cost cross date demand detail issue iron "
    "exercise experiment education experience export fear feature function head impact import information interest list loop "
    "massage matter model number order origin partner patch peak phase plant point position potential practice "
    "process program project question rate reason research risk root sample scale score sound stage state stem "
    "step stroke study substitute term test touch trend type unit value water week name damage flow grade effect control "
    "shift sleep taste train name age view store plan harm benefit document copy count group balance season nerve hand "
    "muscle oil burn breath detox figure form ring rest pain ache worry stress pressure press rub skin face body head back room air land "
    "care answer cover hand range average force file doubt decline dose harm delay repair supply poison cough cycle bruise "
    "spring wind fly stick profit queue colour cloud flood guarantee bet blame sign text refund caution host"
)
_SELDOM_NOUNS = grammar.stems(
    "reduce raise ease improve lessen soothe relieve alleviate lower strengthen weaken stimulate enhance suppress "
    "prevent protect remove eliminate melt banish promote heighten worsen impair hinder hamper include become seem "
    "appear remain bring make take give get keep put let go come see find know say tell think believe suggest "
    "feel help fail hold carry keep seek need serve leave learn develop suffer enjoy receive undergo recover improve inhibit interfere dissolve diminish calm elevate behave differ depend belong exist occur happen"
)
_ADJECTIVE_ENDINGS = ("al", "ive", "ous", "ful", "ic", "able", "ible", "less", "ary", "ish", "ant", "ent", "er", "est")
_AFTER_NOUN = grammar.PREPOSITIONS | grammar.CONJUNCTIONS | grammar.AUXILIARIES
_SPOKEN = grammar.stems(
    "say believe insist maintain conclude suggest reckon write tell know think swear argue explain admit assert assure deny "
    "swear confess recall warn recommend advise"
)


def candidates(sentence: Sequence[Token], at: int, named: bool) -> dict[str, float]:
    """Return the tags that a word may have in its place, each with its cost; `named`: it is part of a name."""
    token = sentence[at]
    if not token.is_word:
        return {"CM": 0.0} if token.word == "," else {"ST": 0.0}
    found = _by_place(sentence, at) if token.word in _PLACED else None
    found = _closed(token.word) if found is None else found
    return _open_in_place(sentence, at, named) if found is None else found


def _by_place(sentence: Sequence[Token], at: int) -> dict[str, float] | None:
    """Return the tags of a small word where the words beside it decide; None where they do not."""
    word = sentence[at].word
    before = sentence[at - 1].word if at else ""
    following = sentence[at + 1].word if at + 1 < len(sentence) else ""
    if (word == "no" and following == "longer") or (word == "longer" and before == "no"):
        return {"RB": 0.0}
    if word in ("clear", "free") and following == "of":
        return {"JJ": 0.0, "VB": 1.5}  # keeps you clear of colds
    if word == "back" and before in _OF_BACKS:
        return {"NN": 0.0, "RB": 1.5}  # an aching back
    if word == "every" and at and following in _TIMES:
        return {"RB": 0.1, "DT": 0.2}  # massage every month can help
    if _is_set_phrase(sentence, at) or (at and _is_set_phrase(sentence, at - 1)):
        return {"RB": 0.0}  # does in fact lower
    if word == "one" and before in grammar.PREPOSITIONS and following[:1].isalpha() and following not in _AFTER_ONE:
        return {"CD": 0.0, "PR": 1.0}  # in one study the numbers climbed
    if word in _MORE and before == "any" and following == "of":
        return {"JJ": 0.0}  # gives you any more of them
    if word == "what" and before in grammar.PREPOSITIONS:
        return {"DT": 0.2, "SU": 0.3}  # by what means
    if word == "as" and before == "," and following in _OPENS_SUBJECT:
        return {"SU": 0.0, "IN": 0.6}  # flow fell, as the vessels were pressed flat
    if word == "though" and at and (not following or not sentence[at + 1].is_word):
        return {"RB": 0.0}  # in the skin, though, it rose
    if word == "nor" and at == 0:
        return {"RB": 0.0}  # nor is there: it joins nothing
    if word in _COMPARATIVES and (following == "than" or before in _STEPS):
        return {"RB": 0.2, "JJ": 0.3}  # two points lower than
    if word in _INVARIABLE and _follows_have(sentence, at):
        return {"VN": 0.0}  # has not hurt since
    return None


@cache  # what it returns is never changed
def _closed(word: str) -> dict[str, float] | None:
    """Return the tags of a word of a closed class, such as a preposition; None for one of the open classes."""
    known = _WORDS.get(word)
    if known is not None:
        return known
    for words, tag in _CLASSES:
        if word in words:
            return {tag: 0.0}
    if word.isdigit():
        return {"CD": 0.0}
    if word in grammar.PREPOSITIONS:
        return {"IN": 0.0}
    if word in grammar.NEGATIONS:
        return {"NG": 0.0}
    if word in grammar.ADVERBS or is_adverb(word):
        return {"RB": 0.0, "JJ": 1.5}
    if word in grammar.DETERMINERS:
        return {"CD": 0.1, "DT": 0.3}
    return {"PR": 0.2, "OB": 0.5} if word in grammar.PRONOUNS else None


_CLASSES = ((grammar.BE, "BE"), (grammar.HAVE, "HV"), (grammar.DO, "DO"), (grammar.MODAL, "MD"))


def _open_in_place(sentence: Sequence[Token], at: int, named: bool) -> dict[str, float]:
    """Return the tags of a noun, verb or adjective by its form and by the words beside it."""
    token = sentence[at]
    word = token.word
    if is_of_body(word) and at + 1 < len(sentence) and sentence[at + 1].stem in _FELT_THERE:
        return {"NN": 0.0}  # an end to neck pain
    if word in _OF_SIZE and _ends_after_being(sentence, at):
        return {"JJ": 0.0}  # is small and cannot be told from zero
    found = _open(word, token.lemma)
    if "VG" in found and _goes_on_describing(sentence, at):
        return {"JJ": 0.0, "VG": 1.0}
    if at + 1 < len(sentence) and (token.lemma, sentence[at + 1].stem) in lexicon.PARTICLES:
        found = {tag: cost - 0.6 if tag in ("VB", "VZ") else cost for tag, cost in found.items()}  # washes out
    if found.get("VB", 0.0) > _UNLIKELY and found.get("JJ", 1.0) > _LIKELY and _is_helped(sentence, at):
        found = {**found, "VB": 1.0}  # does redden the skin
    if "VD" in found and "VN" in found and _is_set_apart(sentence, at):
        found = {**found, "VN": found["VN"] - 0.6}  # worry, measured with a short form, eased
    if "VB" in found and at and sentence[at - 1].word in ("and", "or", ",") and token.lemma in lexicon.VERBS:
        following = sentence[at + 1] if at + 1 < len(sentence) else None
        if following is not None and following.is_word and following.word not in _AFTER_NOUN:
            found = {**found, "VB": found["VB"] - 0.4}  # clear toxins and support immune function
    if "VZ" in found and [one.word for one in sentence[at + 1 : at + 2]] == ["by"]:
        if at + 2 < len(sentence) and is_gerund(sentence[at + 2].word):
            found = {**found, "VZ": found["VZ"] - 0.8}  # massage works by lowering it
    if named and token.lemma not in _NAMED_BY_VERB:
        found = {tag: cost + (1.2 if tag in ("VB", "VZ") else 0.0) for tag, cost in found.items()}
        if not word.endswith(("ed", "ing")) and word not in grammar.IRREGULAR:
            found.setdefault("NS" if is_plural(word) else "NN", 0.2)
    if at + 1 < len(sentence) and sentence[at + 1].hyphenated and sentence[at + 1].word in lexicon.ADJECTIVES:
        return {"JJ": 0.0, "NN": 0.8}  # feel-good chemicals
    if token.hyphenated:
        found = {tag: cost + (2.0 if tag in ("VB", "VZ", "VD") else 0.0) for tag, cost in found.items()}
        found["JJ"] = min(found.get("JJ", 9.0), 0.6)
    return found


def _ends_after_being(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether a word stands between a form of "to be" and the end of what is said with it."""
    following = sentence[at + 1] if at + 1 < len(sentence) else None
    ends = following is None or not following.is_word or following.word in grammar.CONJUNCTIONS
    return at > 0 and sentence[at - 1].word in grammar.BE and ends


_OF_SIZE = grammar.words(
    "small tiny slight modest minor minimal minute little large big great huge strong weak marked moderate substantial significant "
    "considerable noticeable"
)
_FELT_THERE = grammar.stems("pain ache soreness strain tension stiffness")
_NAMED_BY_VERB = grammar.stems("ache hurt throb itch cough worry")  # if your neck aches
_LIKELY, _UNLIKELY = 0.5, 2.0


def _is_helped(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether "to" or an auxiliary stands before a word, adverbs between them left aside."""
    before = at - 1
    while before >= 0 and (sentence[before].word in grammar.NEGATIONS or is_adverb(sentence[before].word)):
        before -= 1
    if before < 0 or sentence[before].word not in _HELPERS:
        return False
    return before == 0 or sentence[before - 1].word not in _INVERTING  # so did blood pressure


_INVERTING = grammar.words("so nor neither")
_HELPERS = grammar.MODAL | grammar.DO | {"to"}


def _is_set_apart(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether a past form follows a comma and says how, by whom or what it is called: lactate, often called a toxin, …."""
    before = at - 2 if at > 1 and _is_adverb_or_often(sentence[at - 1].word) else at - 1
    following = sentence[at + 1].word if at + 1 < len(sentence) else ""
    return (
        before > 0
        and sentence[before].word == ","
        and (following in _AFTER_PARTICIPLE or sentence[at].word == "called")
    )


def _is_adverb_or_often(word: str) -> bool:
    """Tell whether a word is an adverb of manner or of how often."""
    return is_adverb(word) or word in ("often", "also", "sometimes")


_AFTER_PARTICIPLE = grammar.words("with by from using")


def _goes_on_describing(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether a word in -ing stands after another adjective before a noun: long, sweeping strokes."""
    if at < 2 or sentence[at - 1].word != "," or at + 1 >= len(sentence) or not sentence[at + 1].is_word:
        return False
    before, following = sentence[at - 2].word, sentence[at + 1].word
    return (before in lexicon.ADJECTIVES or before in _DESCRIBING or before.endswith(_ADJECTIVE_ENDINGS[:5])) and (
        is_plural(following) and following not in grammar.DETERMINERS
    )


_DESCRIBING = grammar.words(
    "long slow soft firm light gentle deep quick short warm steady broad smooth hard heavy calm"
)


def _is_set_phrase(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether two words that stand here are an adverb together: in fact, of course."""
    if at + 1 >= len(sentence) or sentence[at].word not in _SET_PHRASES:
        return False
    following = sentence[at + 2].word if at + 2 < len(sentence) else ""
    if sentence[at].word == "all" and not following.endswith("ed"):
        return False  # all but one; the difference all but vanished
    return sentence[at + 1].word in _SET_PHRASES[sentence[at].word] and following not in ("as", "of", "the")


_SET_PHRASES = {
    "all": grammar.words("but"),
    "in": grammar.words("fact turn general addition particular truth theory principle practice"),
    "of": grammar.words("course"),
    "at": grammar.words("all last least first best most"),
    "for": grammar.words("example instance"),
    "after": grammar.words("all"),
    "as": grammar.words("well yet"),
    "by": grammar.words("contrast"),
    "so": grammar.words("far"),
    "on": grammar.words("average balance"),
}
_OPENS_SUBJECT = grammar.words("the it they their its his her my our this these those we you he she i")
_INVARIABLE = grammar.words("rid cut put set let hit hurt shed spread read come run become overcome")


def _follows_have(sentence: Sequence[Token], at: int) -> bool:
    """Tell whether "have" stands right before a word, or before "not" or "never"."""
    before = at - 2 if at > 1 and sentence[at - 1].word in ("not", "never", "ever", "always") else at - 1
    return before >= 0 and sentence[before].word.removesuffix("n't") in grammar.HAVE


_MORE = grammar.words("more less fewer")
_COMPARATIVES = grammar.words(
    "lower higher longer shorter slower faster smaller larger greater stronger weaker milder fewer worse better"
)
# Words that the words beside them may decide.
_PLACED = (
    frozenset({"no", "longer", "back", "clear", "free", "every", "one", "what", "as", "though", "nor"})
    | _COMPARATIVES
    | _MORE
    | _INVARIABLE
    | _SET_PHRASES.keys()
    | frozenset().union(*_SET_PHRASES.values())
)
_STEPS = grammar.words("point points percent cent degree degrees third quarter fifth half times")
_OF_BACKS = grammar.words("aching sore bad stiff lower upper tired painful tense whole my your his her their our")
_AFTER_ONE = _AFTER_NOUN | {"who", "that", "which"}
_TIMES = grammar.words("day night morning evening week month year")


def _is_nominal(word: str) -> bool:
    """Tell whether a word has the ending of a noun made from a verb: difference, improvement."""
    single = word.removesuffix("s")
    return single.endswith(_NOMINAL_ENDINGS) and single not in _VERBS_LIKE_NOUNS


_NOMINAL_ENDINGS = ("ence", "ance", "ment", "tion", "sion", "ness", "ity")
_VERBS_LIKE_NOUNS = grammar.words(
    "experience influence reference evidence silence commence sequence sentence enhance advance balance dance glance chance "
    "finance supplement experiment document implement comment complement augment ferment torment lament segment fragment "
    "mention question function position condition caution ration station"
)


def _is_adjectival(word: str, stem: str) -> bool:
    """Tell whether a word has the ending of an adjective made from a verb: different, active, comfortable."""
    if word.endswith("ive"):
        return word not in _VERBS_IN_IVE
    return word.endswith(_VERBAL_ADJECTIVES) and len(stem) < len(word) - 1


_SHORTEST_IFY = 5
_VERBAL_ADJECTIVES = ("ent", "ant", "able", "ible", "ful", "ous", "ory", "al")
_VERBS_IN_IVE = grammar.words(
    "give live drive arrive strive thrive survive revive derive receive deceive conceive perceive forgive dive believe "
    "achieve relieve deprive contrive outlive relive"
)


@cache  # what it returns is never changed, only copied
def _open(word: str, stem: str) -> dict[str, float]:
    verbal = not _is_nominal(word) and not _is_adjectival(word, stem)
    verbal = verbal and (stem in VERB_STEMS or is_form_of_other_verb(word))
    past = _PAST.get(word)
    if past is not None and not is_plural(word):
        return dict(past)
    if word.endswith("ed") and not word.endswith("eed") and len(word) > 3:
        adjective = word in lexicon.ADJECTIVES
        if word.startswith("un") and not verbal:
            return {"JJ": 0.0, "VN": 1.0}  # untreated, unmassaged
        if lexicon.VERBS.get(stem) is Change.SAME:
            return {"VN": 0.3, "JJ": 1.2}  # left it unchanged
        return (
            {"VD": 0.4, "VN": 0.3, "JJ": 0.6 if adjective else 1.2}
            if verbal or len(word) > 5
            else {"NN": 0.3, "VD": 1, "VN": 1}
        )
    if word.endswith("ings") and is_gerund(word[:-1]):
        return {"NS": 0.0}
    if is_gerund(word):
        return {"VG": 0.1 if verbal else 0.5, "NN": 0.7, "JJ": 1.2}
    if is_plural(word):
        agent = word.endswith("ers") and len(word) > _AGENT and stem_of(word[:-3]) in VERB_STEMS
        if agent and stem not in lexicon.VERBS:
            return {"NS": 0.0}  # sufferers, consumers
        if not verbal:
            return {"NS": 0.2, "VZ": 3.6, "NN": 2.0}
        if stem in _SELDOM_NOUNS or stem in _SPOKEN:
            return {"VZ": 0.2, "NS": 1.8}
        if stem in lexicon.INTRANSITIVE:
            return {"VZ": 0.6, "NS": 0.4} if stem in _MOSTLY_NOUNS else {"VZ": 0.2, "NS": 0.8}
        return {"NS": 0.4, "VZ": 1.7 if word in grammar.PLURALS else 1.3 if stem in _MOSTLY_NOUNS else 0.3}
    if word.endswith(("ify", "ifies")) and len(word) > _SHORTEST_IFY:
        return {"VB": 0.0} if word.endswith("y") else {"VZ": 0.0}  # detoxify
    found: dict[str, float] = {}
    if word in lexicon.ADJECTIVES or (not verbal and word.endswith(_ADJECTIVE_ENDINGS) and len(word) > 4):
        found["JJ"] = 0.3
        if not verbal and word.endswith("ier"):
            return {"JJ": 0.2, "NN": 0.9}
        if not verbal and word.endswith(("ive", "ous", "ful", "able", "ible", "less")):
            return {"JJ": 0.2, "NN": 1.8}
    if verbal:
        found["VB"] = 1.6 if stem in _MOSTLY_NOUNS else 0.4
        found["NN"] = 1.8 if stem in _SELDOM_NOUNS else 0.4
    else:
        found["NN"] = 1.2 if word in lexicon.ADJECTIVES else 0.2
        found["VB"] = 4.2
        found.setdefault("JJ", 0.9)
    return found
