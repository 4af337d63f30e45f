"""What all reports share: the drafts that were checked, how many findings there are, and the documented JSON."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kb.check.things import CheckedDraft, CheckedSentence, Finding, Made, known_by
from kb.language import count_of
from kb.settings import Severity
from kb.verdict import Verdict

JSON_VERSION = 1
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Report:
    """The drafts that were checked against a base."""

    database: str
    drafts: Sequence[CheckedDraft]
    debug_match: bool = False

    @property
    def findings(self) -> list[Finding]:
        """All findings of all drafts."""
        return [finding for draft in self.drafts for finding in draft.findings]

    def count(self, severity: Severity) -> int:
        """Return how many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def sentences(self) -> int:
        """How many sentences were checked."""
        return sum(one.sentence is not None for draft in self.drafts for one in draft.sentences)

    @property
    def claims(self) -> int:
        """How many times a sentence makes a claim that is on file."""
        return sum(len(one.made) for draft in self.drafts for one in draft.sentences)

    @property
    def with_claims(self) -> int:
        """How many sentences make a claim that is on file."""
        return sum(bool(one.made) for draft in self.drafts for one in draft.sentences)


def place(draft: CheckedDraft, sentence: CheckedSentence, finding: Finding) -> tuple[int, int]:
    """Return the line and column that a finding points at."""
    return draft.draft.position(sentence.start if finding.start is None else finding.start)


def fingerprint(sentence: CheckedSentence, finding: Finding) -> str:
    """Return what a finding is known by as one text."""
    return "|".join(part or "" for part in known_by(sentence, finding))


def summary_line(report: Report) -> str:
    """Return the whole in one sentence."""
    found = [count_of(report.count(severity), severity.value) for severity in Severity if report.count(severity)]
    known = sum(draft.known for draft in report.drafts)
    hidden = [
        f"{number:,} {how}"
        for number, how in (
            (sum(draft.silenced for draft in report.drafts), "silenced in place"),
            (known, "known from the baseline"),
            (sum(one.minor for draft in report.drafts for one in draft.sentences), "less grave, not shown"),
        )
        if number
    ]
    aside = f" ({', '.join(hidden)})" if hidden else ""
    told = ", ".join(found) if found else "nothing new" if known else "nothing to say"
    sentences = count_of(report.sentences, "sentence")
    return f"{sentences}, {report.with_claims:,} with claims on file: {told}{aside}."


def evidence_line(said: Verdict) -> str:
    """Return the verdict and its counts with designs, reviews first, in one line."""
    return f"{said.value}: {said.reason}"


def advice(finding: Finding) -> str:
    """Return the suggestion as a sentence; empty where there is none."""
    if finding.suggestion and finding.rewording:
        return f"Write: “{finding.suggestion}”"
    return finding.suggestion or ""


def told(finding: Finding) -> str:
    """Return message and suggestion in one line."""
    return one_line(f"{finding.message} {advice(finding)}")


def one_line(text: str) -> str:
    """Return a text without line breaks or control characters."""
    return " ".join(printable(text).split())


def printable(text: str) -> str:
    """Return a text with spaces for control characters; what joins letters or pictures, or parts them, is none."""
    return "".join(one if one.isprintable() or one in _JOINERS else " " for one in text)


def name_of(draft: CheckedDraft) -> str:
    """Return the name of a draft's file in one line; bytes in it that are no text are escaped."""
    return one_line(draft.draft.path.encode(errors="backslashreplace").decode())


def as_json(report: Report) -> dict[str, Any]:
    """Return the documented JSON, version 1: the drafts, in them all sentences in order, and a summary.

    Lines and columns count from 1, columns in characters; `text` is the visible sentence (of a citation or a comment
    that stands outside any sentence, what stands in the source). `strength` is that of the strongest claim made;
    `ceiling` is null where nothing on file sets one; `claim` and `suggestion` of a finding may be null. With
    --debug-match each sentence has `turned_down` as well.
    """
    return {
        "version": JSON_VERSION,
        "database": report.database,
        "drafts": [
            {
                "path": draft.draft.path,
                "sentences": [_sentence(draft, one, report.debug_match) for one in draft.sentences],
            }
            for draft in report.drafts
        ],
        "summary": {
            "sentences": report.sentences,
            "claims": report.claims,
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "suggestions": report.count(Severity.SUGGESTION),
        },
    }


def _sentence(draft: CheckedDraft, one: CheckedSentence, debug_match: bool) -> dict[str, Any]:
    line, column = draft.draft.position(one.start)
    end_line, end_column = draft.draft.position(one.end)
    document: dict[str, Any] = {
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "text": one.text,
        "strength": one.strength,
        "claims": [_claim(made) for made in one.made],
        "citations": list(unique(cited.key for cited in one.cited)),
        "findings": [
            {
                "rule": finding.rule,
                "severity": finding.severity,
                "claim": finding.claim,
                "message": finding.message,
                "suggestion": finding.suggestion,
            }
            for finding in one.findings
        ],
    }
    if debug_match:
        document["turned_down"] = [
            {"key": other.key, "score": other.score, "reason": other.reason} for other in one.turned_down
        ]
    return document


def _claim(made: Made) -> dict[str, Any]:
    return {
        "key": made.match.key,
        "score": made.match.score,
        "polarity": made.match.polarity,
        "matched": list(made.match.matched),
        "verdict": made.claim.verdict.value,
        "certainty": made.claim.certainty.value,
        "ceiling": made.claim.ceiling,
    }


def unique(keys: Iterable[str]) -> dict[str, None]:
    """Return the keys once each, in order."""
    return dict.fromkeys(keys)
