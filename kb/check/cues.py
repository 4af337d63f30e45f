"""Words and signs in a sentence by which the rules tell what it does: reports, contrasts, promises, refers."""

import re

from kb.draft.draft import LONGEST_SENTENCE
from kb.model.terms import NoticeKind

# Characters: a sentence without end must cost no more than its beginning, which is all that matching reads of it.
_LONGEST_TEXT, _LONGEST_SOURCE = 20 * LONGEST_SENTENCE, 100 * LONGEST_SENTENCE


def beginning(text: str) -> str:
    """Return as much of the text of a sentence as is read."""
    return text[:_LONGEST_TEXT]


_HYPE = re.compile(
    r"\b(?:miracles?|miraculous(?:ly)?|break-?throughs?|game[ -]chang(?:er|ers|ing)|wonder[ -](?:drug|cure)s?|"
    r"(?:magic|silver) bullets?|cure-alls?|panaceas?|ground-?breaking|revolutionary|holy grail|life-changing|"
    r"mind-blowing|jaw-dropping|too good to be true|secret weapon)\b",
    re.IGNORECASE,
)
_NO_HYPE_WITH = re.compile(
    r"\s+(?:pain|bleeding|infections?|seizures?|cases?|symptoms?|war|guards?|council|army|ceremony|series)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:not|no|nor|none|never|neither|hardly|scarcely|without|nothing|cannot|isn|aren|wasn|don|doesn|didn|won|beware|"
    r"myth|rather than|far from|instead of|so-called)\b|n['’]t\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"“[^”]{0,1000}”|«[^»]{0,1000}»|„[^“”]{0,1000}[“”]|\"[^\"]{0,1000}\"|``[^']{0,1000}''|"
    r"(?<!\w)‘[^’]{0,1000}+(?:’\w[^’]{0,1000}+){0,20}+’(?!\w)|(?<!\w)'[^']{3,1000}'(?!\w)"
)
_WORD = re.compile(r"\S+")
_LONGEST_WORDS = 200  # characters that a few words take


def _asks(text: str) -> bool:
    return text.rstrip(" \"'”’)").endswith("?")


def hype_word(text: str) -> tuple[str, int] | None:
    """Return the first word of hype and where it stands; none in quotations, denials and questions."""
    found = list(_HYPE.finditer(text))
    if not found or _asks(text):
        return None
    quoted = [quote.span() for quote in _QUOTED.finditer(text)]
    for hype in found:
        if any(start <= hype.start() < end for start, end in quoted) or _NO_HYPE_WITH.match(text, hype.end()):
            continue
        if not _NEGATION.search(text, _words_before(text, hype.start(), 5), hype.start()):
            return hype[0], hype.start()
    return None


def _words_before(text: str, at: int, number: int) -> int:
    words = [word.start() for word in _WORD.finditer(text, max(0, at - _LONGEST_WORDS), at)]
    return words[-number] if len(words) >= number else max(0, at - _LONGEST_WORDS)


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
    if _asks(text) or _NEGATION.search(text):
        return None
    for benefit in _BENEFIT.finditer(text):
        before = text[max(0, benefit.start() - _LONGEST_WORDS) : benefit.start()]
        hedged = _HEDGE.search(text, _words_before(text, benefit.start(), 4), benefit.start())
        of_cells = _OF_CELLS.search(before) and not re.search(r"\b(?:you|your|us|people)\b", benefit[0], re.IGNORECASE)
        if not hedged and not of_cells:
            return benefit[0]
    return None


_CONTRAST = re.compile(
    r"\b(?:but|although|though|however|whereas|whilst|despite|contrast|contrary|other hand|except|mixed|inconsistent|"
    r"disagree\w*|conflicting|unclear|uncertain|contested|disputed?s?)\b|(?:^|[,;(] ?|\band )(?:while|yet)\b",
    re.IGNORECASE,
)
_NO_EFFECT = re.compile(
    r"\b(?:fail(?:s|ed)?|(?:imped|hinder|hamper|worsen)(?:e?[sd])?|"
    r"(?:little|trivial|negligible)(?: \w+)? (?:effects?|changes?|differences?)|little (?:to|or) no|"
    r"(?:does|did|do|changes?|changed) little|barely|unchanged|the same|as it was|as they were|"
    r"remain(?:s|ed)?|stay(?:s|ed)?|unaffected|"
    r"(?:similar|equal) (?:in|for|with|between|to)|nil|zero)\b",
    re.IGNORECASE,
)


_NO_DENIAL = re.compile(
    r"\b(?:no (?:doubt|question|wonder|less)|without (?:a |any )?(?:doubt|question)|not (?:only|just|merely))\b",
    re.IGNORECASE,
)


def contrasts(text: str) -> bool:
    """Tell whether the sentence sets one thing against another."""
    return bool(_CONTRAST.search(text))


def speaks_of_no_effect(text: str) -> bool:
    """Tell whether the sentence denies something, or says that it stayed as it was or was made worse."""
    return bool(_NO_EFFECT.search(text) or _NEGATION.search(_NO_DENIAL.sub(" ", text)))


_NOT_SHOWN = re.compile(
    r"\b(?:shown?|showed|shows|showing|prov(?:e|es|ed|en|ing)|proof|demonstrat\w*|establish\w*|confirm\w*|evidence|"
    r"know[ns]?|clear|certain|sure|say|says|said|tell|tells|told|tested|studied|measured|whether)\b",
    re.IGNORECASE,
)


_IN_PART = re.compile(
    r"(?:\b(?:not|never|hardly)|n['’]t) (?:always|every\w*|all|each|necessarily|wholly|completely|entirely|fully)\b|"
    r"\b(?:by|that|as|so|very) much\b|\b(?:rarely|seldom|sometimes|usually|often)\b",
    re.IGNORECASE,
)


def denies_flatly(text: str) -> bool:
    """Tell whether a denial says that something is not so: not in part, not that it was not shown, and no question."""
    return not (_NOT_SHOWN.search(text) or _IN_PART.search(text) or _asks(text))


# What a sentence must say to tell its reader that a work has a notice of this kind.
_WORK = r"(?:paper|article|study|trial|report|review|publication|work)"
_OF_THE_WORK = rf"(?P<work>{_WORK})s?(?: \w+){{0,2}}? (?:was|were|is|are|been)(?: \w+){{0,2}}?"
_SAID = {
    NoticeKind.RETRACTION: rf"\b(?:retract(?:ed|s|ions?)|{_OF_THE_WORK} withdrawn|withdrawn(?: \w+)? {_WORK}s?)\b",
    NoticeKind.EXPRESSION_OF_CONCERN: r"\bexpressions? of concern\b|\b(?:rais|express|voic)(?:e|es|ed|ing)(?: \w+)? "
    r"concerns?\b|\bconcerns? (?:\w+ ){0,4}?(?:was|were|been) (?:raised|expressed|voiced)\b",
    NoticeKind.CORRECTION: r"\b(?:corrigend(?:um|a)|errat(?:um|a)|corrected (?:version|paper|article|report))\b|"
    r"\b(?:a|the|its|published|later|issued)(?: \w+)? corrections?\b(?! (?:for|of)\b)|"
    rf"\b{_OF_THE_WORK} corrected\b(?! for\b)",
}
_SAYS_SO = {kind: re.compile(said, re.IGNORECASE) for kind, said in _SAID.items()}
# “one patient in the study was withdrawn”: it is not the study that was.
_INSIDE = re.compile(
    r"\b(?:in|of|from|by|during|into)(?: (?:the|this|that|a|our|their|each|one))?(?: \w+)? $", re.IGNORECASE
)


def says_so(text: str, kind: NoticeKind) -> bool:
    """Tell whether a sentence says that a work has a notice of this kind."""
    return any(
        not found.groupdict().get("work") or not _INSIDE.search(text, 0, found.start())
        for found in _SAYS_SO[kind].finditer(text)
    )


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
PAST = re.compile(
    r"\b(?!need|indeed|speed|feed|breed|seed|bleed)\w+ed\b|\b(?:fell|rose|went|was|were|had|grew|came|did|sank|gave|made|"
    r"led|left|kept|became|felt|slept|dropped|cut|put|brought|took|showed|shrank|swelled|saw|found|lost|got|stood|hurt|ached)\b",
    re.IGNORECASE,
)
_PAST_DENIAL = re.compile(r"\b(?:did|was|were|had)(?:n['’]t| not| no| neither)\b", re.IGNORECASE)
PERFECT = re.compile(r"\b(?:has|have|is|are|be|being|been)\b", re.IGNORECASE)


def reports_a_result(text: str, words: str) -> bool:
    """Tell whether a sentence tells what somebody found, rather than what is so; `words` say what happened."""
    past = _PAST_DENIAL.search(text) or (PAST.search(words) and not PERFECT.search(words))
    return bool(past or _REPORT.search(text) or _NAMED_REPORT.search(text))


_NOTE_IN_SOURCE = re.compile(
    r"\[\^[^\[\]\s]{1,100}\]|\]\(\s{0,9}<?(?:https?:)?//|\bhref\s*=|\\href\{|\\url\{|https?://|\bdoi\.org/|\\footnotemark|\\footnote\{"
)
_NOTE_IN_TEXT = re.compile(
    r"\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\]|[⁰¹²³⁴-⁹]|[.,;]\d{1,3}(?:[,–-]\d{1,3})*$"
    r"|\((?:[^()]*[A-Z][^()]*,? )?(?:19|20)\d\d[a-z]?\)|\([A-Z][^()]*\b(?:19|20)\d\d[a-z]?(?:[:;,] ?[^()]*)?\)"
    r"|\bdoi: ?10\.|\b(?:PMC?ID:? ?|PMC)\d{4}"
)
_BETWEEN_SENTENCES = re.compile(
    r"[^\S\r\n]*(?:\[\^[^\[\]\s]{1,100}\]|<sup\b|\\footnote(?:mark)?\b|\\textsuperscript\b|\$\^)"
)


def refers_to_a_source(text: str, source: str, start: int, end: int) -> bool:
    """Tell whether a sentence names a source that kb cannot look up: a footnote, a link, a number, a name and year."""
    written = source[start : min(end, start + _LONGEST_SOURCE)]
    return bool(
        _NOTE_IN_SOURCE.search(written)
        or _NOTE_IN_TEXT.search(beginning(text))
        or _BETWEEN_SENTENCES.match(source, end)
    )


_IN_PARENTHESES = re.compile(r"\([^()]*\)\.?|(?:PMC?ID|doi)\b.*", re.IGNORECASE)


def is_only_a_reference(text: str) -> bool:
    """Tell whether a sentence is no more than what stands behind another one to name its source: “(PMID 123456).”"""
    return bool(_IN_PARENTHESES.fullmatch(text))


_EMPHASISED = re.compile(
    r"(?<![\w*])\*{1,2}([^*]{15,400})\*{1,2}|(?<![\w_])_{1,2}([^_]{15,400})_{1,2}(?!\w)|\\(?:emph|textit|enquote)\{([^{}]{15,400})\}"
    r"|<(?:em|i|cite|q)>([^<]{15,400})</"
)


def quoted_titles(text: str, source: str, start: int, end: int) -> list[str]:
    """Return what stands in quotation marks or in italics, four words or more: it may be a title."""
    runs = [quote[0][1:-1] for quote in _QUOTED.finditer(beginning(text))]
    written = source[start : min(end, start + _LONGEST_SOURCE)]
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
    return bool(_YEAR.search(beginning(text)))


def title_forms(title: str) -> set[str]:
    """Return the forms in lower case in which a database that folds only ASCII may have a title."""
    folded = folded_title(title)
    as_typed = "".join(one.lower() if one.isascii() else one for one in " ".join(title.split())).rstrip(".!? ")
    return {folded, as_typed, as_typed.lower()}
