"""The report as a page that stands by itself: the draft with its sentences marked, and the evidence beside them."""

import html
from collections.abc import Sequence
from itertools import groupby

from kb.check.judging import balance
from kb.check.report.style import STYLE
from kb.check.report.summary import Report, advice, evidence_line, name_of, printable, summary_line
from kb.check.things import CheckedDraft, CheckedSentence, Finding, Made
from kb.language import count_of
from kb.model.terms import Strength
from kb.settings import Severity

_STRENGTHS = {
    Strength.ABSOLUTE: "told as certain",
    Strength.PLAIN: "told as a fact",
    Strength.PROBABLE: "told as probable",
    Strength.POSSIBLE: "told as possible",
    Strength.ASSOCIATED: "told as a link",
    Strength.NONE: "asked, denied or quoted",
}


def to_html(report: Report) -> str:
    """Return the page; it needs no script, and loads nothing from elsewhere."""
    names = ", ".join(name_of(draft) for draft in report.drafts)
    counts = "".join(
        f'<li class="{severity}">{count_of(report.count(severity), severity.value)}</li>' for severity in Severity
    )
    parts = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        '<head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>kb check: {_text(names)}</title>",
        f"<style>{STYLE}</style></head>",
        "<body>",
        f'<header><p class="kb">kb check</p><h1>{_text(_title(report))}</h1>',
        f'<p>{_text(summary_line(report))}</p><ul class="counts">{counts}</ul></header>',
        "<main>",
    ]
    for number, draft in enumerate(report.drafts):
        parts += _draft(draft, number, named=len(report.drafts) > 1)
    parts += [
        "</main>",
        f"<footer>Checked against the base {_text(report.database)}. “No evidence on file” is not evidence of no "
        "effect.</footer>",
        "</body>",
        "</html>",
    ]
    return "\n".join(parts) + "\n"


def _title(report: Report) -> str:
    titles = [draft.draft.title or name_of(draft) for draft in report.drafts]
    return titles[0] if len(titles) == 1 else f"{len(titles)} drafts"


def _draft(draft: CheckedDraft, number: int, *, named: bool) -> list[str]:
    parts = [f'<section class="draft"><p class="path">{_text(name_of(draft))}</p>'] if named else ["<section>"]
    blocks = groupby(draft.sentences, key=lambda one: (one.sentence is None, _block(one)))
    for at, (_, group) in enumerate(blocks):
        sentences = list(group)
        notes = [note for place, one in enumerate(sentences) if (note := _note(draft, one, f"{number}-{at}-{place}"))]
        element, kind = _element(sentences[0])
        marked = " ".join(_marked(one, f"{number}-{at}-{place}") for place, one in enumerate(sentences))
        parts.append('<div class="row">')
        parts.append(f'<{element} class="text {kind}">{marked}</{element}>')
        parts.append(f"<aside>{''.join(notes)}</aside></div>")
    return [*parts, "</section>"]


def _block(sentence: CheckedSentence) -> int:
    return sentence.sentence.paragraph if sentence.sentence else -sentence.start


def _element(sentence: CheckedSentence) -> tuple[str, str]:
    if sentence.sentence is None:
        return "p", "outside"
    kind = sentence.sentence.kind
    return {"heading": "h2", "title": "h2", "quotation": "blockquote"}.get(kind, "p"), kind


def _marked(sentence: CheckedSentence, number: str) -> str:
    text = _text(sentence.text)
    cited = "".join(f' <span class="cite">{_text(one.key)}</span>' for one in sentence.cited if sentence.sentence)
    if sentence.findings:
        gravest = _gravest(sentence.findings)
        return f'<a class="mark {gravest}" id="s{number}" href="#n{number}">{text}</a>{cited}'
    if sentence.made:
        return f'<span class="claim" title="{_text(_made_title(sentence.made))}">{text}</span>{cited}'
    return text + cited


def _made_title(made: Sequence[Made]) -> str:
    return "; ".join(f"{one.claim.key}: {one.claim.verdict.value}" for one in made)


def _gravest(findings: Sequence[Finding]) -> Severity:
    return min((finding.severity for finding in findings), key=lambda severity: severity.place)


def _note(draft: CheckedDraft, sentence: CheckedSentence, number: str) -> str:
    if not sentence.findings:
        return ""
    line, column = draft.draft.position(sentence.start)
    parts = [f'<article id="n{number}" class="{_gravest(sentence.findings)}">']
    parts.append(f'<a class="place" href="#s{number}">line {line}, column {column}</a>')
    for finding in sentence.findings:
        parts.append(
            f'<p class="finding"><b class="{finding.severity}">{_text(finding.rule)}</b> {_text(finding.message)}</p>'
        )
        if finding.suggestion:
            parts.append(f'<p class="suggestion">{_text(advice(finding))}</p>')
    told = {finding.claim for finding in sentence.findings}
    parts += [_evidence(made) for made in sentence.made if made.claim.key in told]
    return "".join([*parts, "</article>"])


def _evidence(made: Made) -> str:
    claim = made.claim
    certainty = f"{claim.certainty.value or 'not rated'}{' (provisional)' if claim.certainty.provisional else ''}"
    matched = ", ".join(made.match.matched)
    rows = [
        ("Claim", f"{claim.statement} ({claim.key})"),
        ("Here", _STRENGTHS[made.match.strength]),
        ("Evidence", evidence_line(claim.verdict)),
        ("Certainty", certainty),
        ("Matched", f"{matched} ({made.match.score:.2f})" if matched else ""),
    ]
    listed = "".join(f"<dt>{label}</dt><dd>{_text(value)}</dd>" for label, value in rows if value)
    summary = f"{claim.key}: {claim.verdict.value}, {balance(claim.verdict)}"
    return f"<details><summary>{_text(summary)}</summary><dl>{listed}</dl></details>"


def _text(text: str) -> str:
    return html.escape(printable(text))
