"""A draft against the evidence: which claims it makes, what the base says of them, and what a writer should know.

`check_draft` joins the parts; `rules` has the rules; `judging` and `cues` are what they ask; `report` prints.
"""

from dataclasses import replace

from sqlalchemy.orm import Session

from kb.check import housekeeping
from kb.check.instructions import instructions
from kb.check.rules import RULES
from kb.check.situations import citations_outside, situations
from kb.check.things import CheckedDraft, CheckedSentence, Finding, Situation
from kb.check.titles import without_titles, works_by_title
from kb.draft import Draft
from kb.language import nearest
from kb.match import match_sentences
from kb.query import on_file
from kb.query.matching import known_claims
from kb.settings import ALL, CheckSettings

__all__ = ["RULES", "CheckedDraft", "CheckedSentence", "Finding", "check_draft"]


def check_draft(session: Session, draft: Draft, settings: CheckSettings | None = None) -> CheckedDraft:
    """Return the draft with what the rules say of each sentence; silenced and unwanted findings are left out."""
    settings = settings or CheckSettings()
    titles = works_by_title(session, draft)
    as_prose = [replace(one, text=one.prose) if one.no_prose else one for one in draft.sentences]
    said = without_titles(as_prose, titles)
    known = known_claims(session, [sentence.text for sentence in said])
    matches = match_sentences(said, known, draft.title)
    outside = citations_outside(draft)
    silencings, bindings = instructions(draft, outside)
    bound_rows = on_file.claim_rows(session, {binding.key for binding in bindings})
    judged = situations(session, draft, said, matches, bindings, bound_rows, titles, outside)
    silence = housekeeping.Silence(silencings)
    sentences = []
    for number, situation in enumerate((*judged.sentences, *judged.places)):
        kept = [one for one in _judge(situation) if not silence.covers(number, one.rule)]
        turned_down = matches[number].turned_down if number < len(matches) else ()
        sentences.append(_checked(situation, kept, settings, turned_down=turned_down))
    unknown = dict.fromkeys(binding.key for binding in bindings if binding.key and binding.key not in bound_rows)
    told = [
        *housekeeping.of_silencings(silence, list(RULES), nearest),
        *housekeeping.of_bindings(bindings, unknown.keys(), on_file.nearest_claims(session, unknown)),
    ]
    for directive, rule, remark in told:
        place = housekeeping.place_of(directive, draft)
        checked = _checked(place, [RULES[rule].finding(remark)], settings)
        if checked.findings:
            sentences.append(checked)
    sentences.sort(key=lambda one: (one.start, one.end))
    return CheckedDraft(draft, tuple(sentences), silenced=silence.count)


def _judge(situation: Situation) -> list[Finding]:
    return [rule.finding(remark) for rule in RULES.values() for remark in rule.judge(situation)]


def _checked(situation: Situation, found: list[Finding], settings: CheckSettings, **more: object) -> CheckedSentence:
    sentence = situation.sentence
    wanted = _wanted(found, settings)
    checked = CheckedSentence(
        text=sentence.text,
        start=sentence.start,
        end=sentence.end,
        strength=situation.strength,
        made=situation.made,
        cited=situation.cited,
        findings=tuple(wanted),
        minor=sum(is_on(finding.rule, settings) for finding in found) - len(wanted),
        sentence=sentence if situation.in_prose else None,
    )
    return replace(checked, **more) if more else checked  # type: ignore[arg-type] # fields by their names


def _wanted(found: list[Finding], settings: CheckSettings) -> list[Finding]:
    graded = []
    for finding in found:
        if not is_on(finding.rule, settings):
            continue
        wanted = settings.severities.get(finding.rule)
        # A rule that tells some things less gravely (a correction beside a retraction) keeps that difference.
        if wanted is not None and (
            finding.severity is RULES[finding.rule].severity or not wanted.reaches(finding.severity)
        ):
            finding = replace(finding, severity=wanted)  # noqa: PLW2901 - the same finding, graded
        if finding.severity.reaches(settings.min_severity):
            graded.append(finding)
    order = list(RULES)
    return sorted(graded, key=lambda one: (one.severity.place, order.index(one.rule)))


def is_on(rule: str, settings: CheckSettings) -> bool:
    """Tell whether a rule speaks under these settings."""
    if {rule, ALL} & settings.ignore:
        return False
    if settings.select:
        return bool({rule, ALL} & settings.select)
    return RULES[rule].on or rule in settings.severities
