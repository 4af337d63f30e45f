"""Words and signs in a sentence by which the rules tell what it does: reports, contrasts, promises, refers."""

import re
from collections.abc import Iterable

from kb.language import STOP_WORDS, stems

_HYPE = re.compile(
    r"\b(?:miracles?|miraculous(?:ly)?|break-?throughs?|game[ -]chang(?:er|ers|ing)|wonder[ -](?:drug|cure)s?|"
    r"(?:magic|silver) bullets?|cure-alls?|panaceas?|ground-?breaking|revolutionary|holy grail|life-changing|"
    r"mind-blowing|jaw-dropping|too good to be true|secret weapon)\b",
    re.IGNORECASE,
)
_NOT_HYPE_BEFORE = re.compile(
    r"\s+(?:pain|bleeding|infections?|seizures?|cases?|symptoms?|war|guards?|council|army|ceremony|series)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:not|no|nor|none|never|neither|hardly|scarcely|without|nothing|cannot|isn|aren|wasn|don|doesn|didn|won|beware|"
    r"myth|rather than|far from|instead of|so-called)\b|n['’]t\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"“[^”]*”|«[^»]*»|„[^“”]*[“”]|\"[^\"]*\"|``[^']*''|(?<!\w)‘[^’]*(?:’\w[^’]*)*’(?!\w)|(?<!\w)'[^']{3,}'(?!\w)"
)
_WORD = re.compile(r"\S+")


def hype_word(text: str) -> tuple[str, int] | None:
    """Return the first word of hype and where it stands; none in quotations, denials and questions."""
    found = list(_HYPE.finditer(text))
    if not found or text.rstrip(" \"'”’)").endswith("?"):
        return None
    quoted = [quote.span() for quote in _QUOTED.finditer(text)]
    for hype in found:
        if any(start <= hype.start() < end for start, end in quoted) or _NOT_HYPE_BEFORE.match(text, hype.end()):
            continue
        if not _NEGATION.search(text, _words_before(text, hype.start(), 5), hype.start()):
            return hype[0], hype.start()
    return None


def _words_before(text: str, at: int, number: int) -> int:
    words = [word.start() for word in _WORD.finditer(text, 0, at)]
    return words[-number] if len(words) >= number else 0


_BENEFIT = re.compile(
    r"\b(?:(?:fight|fights|fighting|ward|wards|warding|fend|fends|fending|stave|staves|staving)(?: off)? "
    r"(?:\w+ ){0,3}?(?:colds?|flu|influenza|illness(?:es)?|infections?|diseases?|viruses|virus|cancers?|bugs?|germs)"
    r"|(?:keep|keeps|keeping|stay|stays|staying) (?:\w+ ){0,2}?(?:healthy|healthier|well|free of|free from)\b"
    r"|protect(?:s|ing)?(?: \w+){0,3}? (?:against|from)(?: \w+){0,3}? "
    r"(?:colds?|flu|influenza|illness(?:es)?|infections?|diseases?|virus(?:es)?|cancers?|bugs?|germs)"
    r"|prevent(?:s|ing)? (?:\w+ ){0,2}?(?:colds?|flu|influenza|illness(?:es)?|infections?|diseases?|cancers?)"
    r"|(?:catch|catches|catching|get|gets|getting|suffer|suffers) fewer (?:colds?|infections?|illnesses)"
    r"|fewer (?:colds|infections|illnesses|sick days)|less likely to (?:fall|get|become) (?:ill|sick)"
    r"|(?:better|improved?|good|boosts? your|improves? your) health|healthier|live longer|less often ill)\b",
    re.IGNORECASE,
)
_OF_CELLS = re.compile(
    r"(?:cells?|lymphocytes?|antibod(?:y|ies)|immunoglobulins?|proteins?|system|defences|defenses),? "
    r"(?:(?:which|that|who|whose job is|to|help|helps|can|the body uses|we use|used) ?){0,4}$",
    re.IGNORECASE,
)
_HEDGE = re.compile(r"\b(?:may|might|could|can|perhaps|possibly|whether|if|would|hope|hopes|hoped)\b", re.IGNORECASE)


def health_benefit(text: str) -> str | None:
    """Return the words that promise a person better health; what only tells the task of cells is no promise."""
    if text.rstrip(" \"'”’)").endswith("?") or _NEGATION.search(text):
        return None
    for benefit in _BENEFIT.finditer(text):
        before = text[: benefit.start()]
        hedged = _HEDGE.search(text, _words_before(text, benefit.start(), 4), benefit.start())
        of_cells = _OF_CELLS.search(before) and not re.search(r"\b(?:you|your|us|people)\b", benefit[0], re.IGNORECASE)
        if not hedged and not of_cells:
            return benefit[0]
    return None


_CONTRAST = re.compile(
    r"\b(?:but|although|though|however|whereas|while|whilst|yet|despite|contrast|contrary|other hand|except|mixed|only|"
    r"inconsistent|disagree\w*|conflicting|unclear|uncertain|fail(?:s|ed)?|little|trivial|barely|contested|disputed?s?|"
    r"stayed|unchanged|the same|as it was|as they were|remained|unaffected|even|equal|similar|nil|zero)\b",
    re.IGNORECASE,
)


def contrasts(text: str) -> bool:
    """Tell whether the sentence sets one thing against another, or denies something."""
    return bool(_CONTRAST.search(text) or _NEGATION.search(text))


_REPORT = re.compile(
    r"\b(?:(?:a|an|one|the|this|that|his|her|their|another|our|\d{4}) (?:[\w-]+ ){0,4}?"
    r"(?:study|trial|experiment|pilot|sample|unit|group|review|meta-analysis|analysis|report|authors|team|researchers)"
    r"|(?:some|several|few|handful of|small|early|earlier|two|three|four|five|other|most|many|these|those) "
    r"(?:[\w-]+ ){0,3}?(?:studies|trials|samples|experiments|reviews|reports) (?:have |did |also )*"
    r"(?:found|find|report|reported|saw|see|observe|observed|recorded|measured|noted)|findings? (?:of|in|from)"
    r"|(?:have|has) been (?:reported|observed|seen|found|recorded|described|measured)|et al)\b",
    re.IGNORECASE,
)
_TELLS = (
    r"(?:reports?|reported|finds?|found|observed|recorded|concludes?|concluded|describes?|described|notes?|noted|saw)\b"
)
# “Field and colleagues report that …”; a mark that stood for the name is gone: “found that …”.
_NAMED_REPORT = re.compile(
    r"(?:^|\b(?!Researchers?\b|Scientists?\b|Studies\b|Research\b|Experts?\b|Trials?\b|Doctors?\b|They\b|We\b|It\b|Many\b)"
    r"[A-Z][\w’'-]+(?: and (?:others|colleagues|co-workers|[A-Z][\w’'-]+))?(?: \(\d{4}\))? )" + _TELLS
)
_PAST = re.compile(
    r"\b(?!need|indeed|speed|feed|breed|seed|bleed)\w+ed\b|\b(?:fell|rose|went|was|were|had|grew|came|did|sank|gave|made|"
    r"led|left|kept|became|felt|slept|dropped|cut|put|brought|took|showed|shrank|swelled|saw|found|lost|got|stood|hurt|ached)\b",
    re.IGNORECASE,
)
_PAST_DENIAL = re.compile(r"\b(?:did|was|were|had)(?:n['’]t| not| no| neither)\b", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:has|have|is|are|be|being|been)\b", re.IGNORECASE)


def reports_a_result(text: str, words: str) -> bool:
    """Tell whether a sentence tells what somebody found, rather than what is so; `words` say what happened."""
    past = _PAST_DENIAL.search(text) or (_PAST.search(words) and not _PERFECT.search(words))
    return bool(past or _REPORT.search(text) or _NAMED_REPORT.search(text))


_ONE_PERSON = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Hh]e|[Hh]im|[Hh]is|[Ss]he|[Hh]ers?)\b")


def tells_of_one_person(text: str, words: str) -> bool:
    """Tell whether a sentence tells what happened to somebody once: “my neck no longer ached”."""
    return bool(_ONE_PERSON.search(text) and _PAST.search(words) and not _PERFECT.search(words))


_NOT_OF_PEOPLE = re.compile(
    r"\b(?:rats?|mice|mouse|rabbits?|dogs?|animals?|horses?|pigs?|sheep|monkeys?|rodents?|in vitro|in vivo|ex vivo|"
    r"(?:in|on) (?:a |the )?(?:petri )?dish|test[ -]tubes?|cultured|cell (?:lines?|cultures?)|"
    r"in (?:the |a )?lab(?:oratory)?(?: experiments?| studies| cultures?)?)\b",
    re.IGNORECASE,
)


def speaks_of_the_laboratory(text: str) -> bool:
    """Tell whether a sentence says itself that it speaks of animals or cells."""
    return bool(_NOT_OF_PEOPLE.search(text))


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


_NOTE_IN_SOURCE = re.compile(
    r"\[\^[^\]\s]+\]|\]\(\s*<?(?:https?:)?//|\bhref\s*=|\\href\{|\\url\{|https?://|\bdoi\.org/|\\footnotemark|\\footnote\{"
)
_NOTE_IN_TEXT = re.compile(
    r"\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\]|[⁰¹²³⁴-⁹]|[.,;]\d{1,3}(?:[,–-]\d{1,3})*$"
    r"|\((?:[^()]*[A-Z][^()]*,? )?(?:19|20)\d\d[a-z]?\)|\([A-Z][^()]*\b(?:19|20)\d\d[a-z]?(?:[:;,] ?[^()]*)?\)"
    r"|\bdoi: ?10\."
)
_BETWEEN_SENTENCES = re.compile(r"[^\S\r\n]*(?:\[\^[^\]\s]+\]|<sup\b|\\footnote(?:mark)?\b|\\textsuperscript\b|\$\^)")


def refers_to_a_source(text: str, source: str, start: int, end: int) -> bool:
    """Tell whether a sentence names a source that kb cannot look up: a footnote, a link, a number, a name and year."""
    written = source[start:end]
    return bool(_NOTE_IN_SOURCE.search(written) or _NOTE_IN_TEXT.search(text) or _BETWEEN_SENTENCES.match(source, end))


_EMPHASISED = re.compile(
    r"(?<![\w*])\*{1,2}([^*]{15,400})\*{1,2}|(?<![\w_])_{1,2}([^_]{15,400})_{1,2}(?!\w)|\\(?:emph|textit|enquote)\{([^{}]{15,400})\}"
    r"|<(?:em|i|cite|q)>([^<]{15,400})</"
)


def quoted_titles(text: str, source: str, start: int, end: int) -> list[str]:
    """Return what stands in quotation marks or in italics, four words or more: it may be a title."""
    runs = [quote[0][1:-1] for quote in _QUOTED.finditer(text)]
    written = source[start:end]
    if "*" in written or "_" in written or "\\" in written or "<" in written:
        runs += [next(filter(None, found.groups()), "") for found in _EMPHASISED.finditer(written)]
    return [run for run in runs if len(run.split()) >= 4]


def folded_title(title: str) -> str:
    """Return a title as titles are compared: in lower case, with plain quotation marks and dashes, without its end."""
    plain = title.replace("’", "'").replace("‘", "'").replace("–", "-").replace("—", "-")
    return " ".join(plain.lower().split()).strip("\"'` ").rstrip(".,;:!? ")


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def has_a_year(text: str) -> bool:
    """Tell whether a text has a year in it."""
    return bool(_YEAR.search(text))


def title_forms(title: str) -> set[str]:
    """Return the forms in lower case in which a database that folds only ASCII may have a title."""
    folded = folded_title(title)
    as_typed = "".join(one.lower() if one.isascii() else one for one in " ".join(title.split())).rstrip(".!? ")
    return {folded, as_typed, as_typed.lower()}
