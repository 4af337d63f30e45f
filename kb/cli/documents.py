"""From what queries answer to the documented JSON, the forms in the editor, and the cells of lists."""

from collections.abc import Mapping, Sequence
from typing import Any

import click

from kb import verdict
from kb.cli import layout
from kb.formats.table import Table, to_csv
from kb.formats.yaml_text import write_yaml
from kb.language import count_of, joined
from kb.model.tables import Citation, Claim
from kb.model.terms import ConceptRole
from kb.query.citations import CitationDetail, CitationRow
from kb.query.claims import ClaimDetail, ClaimRow, EvidenceRow
from kb.verdict import RatedCertainty, Verdict


def claim_row(row: ClaimRow) -> dict[str, Any]:
    """Return a claim of a list as JSON has it."""
    return {
        "key": row.key,
        "statement": row.statement,
        "topic": row.topic,
        "kind": row.kind,
        **_verdict(row.verdict),
        **_certainty(row.certainty),
        "works": row.works,
        "score": row.score,
        "matched": row.matched,
        "journal_stances": row.journal_stances,
    }


def _verdict(said: Verdict) -> dict[str, Any]:
    return {
        "verdict": said.value,
        "reason": said.reason,
        "limits": said.limits,
        "counts": said.counts,
        "related": said.beside,
        "background": said.background,
        "retracted": said.retracted,
    }


def _certainty(rated: RatedCertainty) -> dict[str, Any]:
    return {
        "certainty": rated.value,
        "provisional": rated.provisional,
        "ceiling": verdict.ceiling(rated.value),
    }


def claim(detail: ClaimDetail) -> dict[str, Any]:
    """Return a claim whole as JSON has it."""
    one = detail.claim
    return {
        "key": one.key,
        **claim_values(one),
        **_verdict(detail.verdict),
        **_certainty(detail.certainty),
        "certainty_reasons": [{"domain": domain, "note": note} for domain, note in detail.certainty.reasons],
        "wording": detail.wording,
        "evidence": [evidence(row) for row in detail.evidence],
    }


def claim_values(one: Claim) -> dict[str, Any]:
    """Return the fields of a claim as its form has them."""
    roles = {
        role.value: [link.concept.key for link in one.concepts if link.role is role]
        for role in ConceptRole
        if any(link.role is role for link in one.concepts)
    }
    return {
        "statement": one.statement,
        "topic": one.topic,
        "kind": one.kind,
        "population": one.population,
        "intervention": one.intervention,
        "comparator": one.comparator,
        "outcome": one.outcome,
        "direction": one.direction,
        "outcome_type": one.outcome_type,
        "certainty": one.certainty,
        "certainty_basis": one.certainty_basis,
        "certainty_reasons": [{"domain": reason.domain, "note": reason.note} for reason in one.certainty_reasons],
        "effect_size": one.effect_size,
        "wording": one.wording,
        "cautions": one.cautions,
        "phrases": [phrase.text for phrase in one.phrases if not phrase.opposite],
        "opposite_phrases": [phrase.text for phrase in one.phrases if phrase.opposite],
        "concepts": roles,
        "article_says": one.article_says,
    }


def evidence(row: EvidenceRow) -> dict[str, Any]:
    """Return one work's evidence as JSON has it."""
    return {
        "claim": row.claim,
        "citation": row.citation,
        "title": row.title,
        "authors": row.authors,
        "year": row.year,
        "journal": row.journal,
        "design": row.design,
        "species": row.species,
        "population": row.population,
        "stance": row.stance,
        "match": row.match,
        "effect": row.effect,
        "comparison": row.comparison,
        "participants": row.participants,
        "statistic": row.statistic,
        "result": row.result,
        "quote": row.quote,
        "locator": row.locator,
        "caveats": list(row.caveats),
        "retracted": row.retracted,
        "retraction_checked": row.retraction_checked,
    }


def citation_row(row: CitationRow) -> dict[str, Any]:
    """Return a citation of a list as JSON has it."""
    return {
        "key": row.key,
        "authors": row.authors,
        "year": row.year,
        "title": row.title,
        "journal": row.journal,
        "design": row.design,
        "participants": row.participants,
        "claims": row.claims,
        "retracted": row.retracted,
        "score": row.score,
        "matched": row.matched,
    }


def citation(detail: CitationDetail) -> dict[str, Any]:
    """Return a citation whole as JSON has it."""
    one = detail.citation
    return {
        "key": one.key,
        "aliases": [alias.key for alias in one.aliases],
        "type": one.type,
        "title": one.title,
        "contributors": [
            {
                "role": person.role,
                "family": person.family,
                "given": person.given,
                "particle": person.particle,
                "suffix": person.suffix,
                "literal": person.literal,
            }
            for person in one.contributors
        ],
        "journal": one.journal.title if one.journal else None,
        "journal_abbreviation": one.journal.abbreviation if one.journal else None,
        "issn": one.journal.issn if one.journal else None,
        "container": one.container,
        "year": one.year,
        "month": one.month,
        "volume": one.volume,
        "issue": one.issue,
        "pages": one.pages,
        "doi": one.doi,
        "pmid": one.pmid,
        "pmcid": one.pmcid,
        "url": one.url,
        "abstract": one.abstract,
        "language": one.language,
        "design": one.study_design,
        **{name: value for name, value in study_values(one).items() if name not in ("study_design", "notices")},
        "notices": [
            {**notice, "date": notice["date"].isoformat() if notice["date"] else None}
            for notice in study_values(one)["notices"]
        ],
        "retraction_checked": one.retraction_checked.isoformat() if one.retraction_checked else None,
        "retracted": detail.retracted,
        "source": one.source,
        "evidence": [
            {
                "claim": key,
                "statement": statement,
                "stance": link.stance,
                "match": link.match,
                "result": link.result,
            }
            for key, statement, link in detail.evidence
        ],
    }


def study_values(one: Citation) -> dict[str, Any]:
    """Return the appraisal of a work as its form has it."""
    return {
        "study_design": one.study_design,
        "species": one.species,
        "participants": one.participants,
        "population": one.population,
        "intervention": one.intervention,
        "comparator": one.comparator,
        "study": one.study,
        "caveats": one.caveats,
        "checked": one.checked,
        "retraction_checked": one.retraction_checked,
        "notices": [
            {"kind": notice.kind, "date": notice.date, "reason": notice.reason, "source": notice.source}
            for notice in one.notices
        ],
    }


def claim_form(key: str, values: Mapping[str, Any]) -> str:
    """Return the form of a claim for the editor, every field with its explanation."""
    from kb import forms

    return _form(f"The claim {key}", forms.CLAIM, values)


def study_form(key: str, values: Mapping[str, Any], entry: str) -> str:
    """Return the form of a citation for the editor: its BibTeX entry, then what kind of study it is."""
    from kb import forms

    head = f"# The citation {key}: its BibTeX entry, then what kind of study it is. Save and close to store it.\n\n"
    return head + write_yaml({"bibtex": entry}) + "\n" + _fields(forms.STUDY, values)


def evidence_form(claim_key: str, citation_key: str, values: Mapping[str, Any]) -> str:
    """Return the form of a link for the editor."""
    from kb import forms

    return _form(f"What {citation_key} says of {claim_key}", forms.EVIDENCE, values)


def _form(title: str, fields: Sequence[Any], values: Mapping[str, Any]) -> str:
    return f"# {title}. Save and close to store it; leave a field empty where nothing is known.\n\n" + _fields(
        fields, values
    )


def _fields(fields: Sequence[Any], values: Mapping[str, Any]) -> str:
    parts = []
    for one in fields:
        choices = f" One of: {', '.join(word.value for word in one.of)}." if hasattr(one, "of") else ""
        value = plain(values.get(one.name))
        parts.append(
            f"# {one.help}{choices}\n{write_yaml({one.name: value or None if not isinstance(value, int) else value})}"
        )
    return "\n".join(parts)


def plain(value: Any) -> Any:
    """Return the value as YAML writes it: words for choices, and nothing for empty fields of records."""
    if isinstance(value, Mapping):
        return {name: plain(one) for name, one in value.items() if one not in (None, [], {})}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    return value.value if hasattr(value, "value") else value


def certainty(rated: RatedCertainty) -> str:
    """Return a certainty in words, marked where nobody rated it."""
    if rated.value is None:
        return "not rated"
    return f"{rated.value} (provisional)" if rated.provisional else str(rated.value)


def why(row: ClaimRow | CitationRow) -> str:
    """Return why a search or a journal led to this row; empty where neither did."""
    parts = []
    if row.matched:
        found = "; ".join(f"{stem} in {joined(columns)}" for stem, columns in row.matched.items())
        parts.append(f"matched {found}")
    if isinstance(row, ClaimRow) and row.journal_stances:
        counts = joined([f"{number} {stance}" for stance, number in row.journal_stances.items()])
        parts.append(f"in this journal: {counts}")
    return ". ".join(parts)


def print_list(form: str, names: Sequence[str], rows: Sequence[Sequence[Any]], below: Sequence[str]) -> None:
    """Print a list for people, for other programs, or as CSV."""
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    if form == "csv":
        layout.write_out(to_csv(Table("", tuple(names), [tuple(row) for row in cells])))
    elif form == "lines":
        for row in cells:
            click.echo(layout.tab_line(row))
    else:
        layout.columns([name.upper() for name in names], cells, below)


def tell_count(shown: int, total: int, noun: str, searched: str | None) -> None:
    """Say on standard error how many there are, and what was left out."""
    if total == 0:
        matching = f" match {searched}" if searched else " match"
        click.echo(f"No {noun}s{matching}.", err=True)
    elif shown < total:
        click.echo(f"{count_of(shown, noun)} of {total:,}; --limit 0 gives all.", err=True)
    else:
        click.echo(f"{count_of(total, noun)}.", err=True)
