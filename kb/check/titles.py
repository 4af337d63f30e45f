"""Works that a draft names by their titles: in quotation marks, in italics, or in a reference typed by hand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from kb.check import cues
from kb.draft import Draft, Sentence
from kb.query import on_file
from kb.query.on_file import WorkOnFile


@dataclass(frozen=True, slots=True)
class Quoted:
    """A work, and where its title stands in the text of a sentence; nowhere, where markup stands between its words."""

    work: WorkOnFile
    start: int
    end: int


def works_by_title(session: Session, draft: Draft) -> dict[int, list[Quoted]]:
    """Return the works whose titles a sentence quotes, or is, by the sentence's number; with one look into the base."""
    runs: dict[int, list[str]] = {}
    for number, sentence in enumerate(draft.sentences):
        if sentence.in_list_of_works:
            continue
        quoted = cues.quoted_titles(sentence.text, draft.source, sentence.start, sentence.end)
        if _stands_in_a_reference(draft.sentences, number):
            quoted.append(cues.beginning(sentence.text))
        if quoted:
            runs[number] = quoted
    forms = {form for quoted in runs.values() for run in quoted for form in cues.title_forms(run)}
    found = on_file.works_with_titles(session, forms)
    by_title = {cues.folded_title(work.title): work for work in found.values() if work.title}
    named = {number: list(_quoted(quoted, draft.sentences[number], by_title)) for number, quoted in runs.items()}
    return {number: works for number, works in named.items() if works}


def without_titles(sentences: Sequence[Sentence], titles: Mapping[int, Sequence[Quoted]]) -> list[Sentence]:
    """Return the sentences with blanks for the titles in them: what a title says, the sentence does not."""
    return [
        replace(sentence, text=_blanked(sentence.text, titles[number])) if number in titles else sentence
        for number, sentence in enumerate(sentences)
    ]


def _blanked(text: str, quoted: Sequence[Quoted]) -> str:
    for one in quoted:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    return text


def _quoted(runs: Sequence[str], sentence: Sentence, by_title: Mapping[str, WorkOnFile]) -> Iterable[Quoted]:
    for run in runs:
        work = by_title.get(cues.folded_title(run))
        if work is not None:
            start = sentence.text.find(run)
            yield Quoted(work, start, start + len(run)) if start >= 0 else Quoted(work, 0, 0)


def _stands_in_a_reference(sentences: Sequence[Sentence], number: int) -> bool:
    """Tell whether a sentence may be the title in a reference that is typed by hand: “Field T. The title. 2005.”"""
    own = sentences[number]
    beside = [one for one in sentences[max(0, number - 1) : number + 2] if one.paragraph == own.paragraph]
    return (
        len(cues.beginning(own.text).split()) >= 4
        and len(beside) > 1
        and any(cues.has_a_year(one.text) for one in beside)
    )
