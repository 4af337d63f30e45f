"""A baseline: the findings that are known already, so that only new ones are told."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kb.check.things import CheckedDraft, KnownBy, known_by
from kb.errors import FileProblemError
from kb.formats.text_file import read_bytes, write_whole

_VERSION = 1


def write(path: Path, drafts: Sequence[CheckedDraft]) -> int:
    """Write all findings of these drafts to the file, and return how many they are.

    Raises FileProblemError where the file is there already and is no baseline: it may be the draft, or the base.
    """
    if path.exists() and read_bytes(path):
        _read(path)
    counted = Counter(_all(drafts))
    listed = [
        {"rule": rule, "claim": claim, "citation": citation, "text": text, "count": count}
        for (rule, claim, citation, text), count in sorted(counted.items(), key=lambda one: tuple(map(str, one[0])))
    ]
    document = {"version": _VERSION, "findings": listed}
    write_whole(path, (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode())
    return sum(counted.values())


def only_new(path: Path, drafts: Sequence[CheckedDraft]) -> list[CheckedDraft]:
    """Return the drafts without the findings that the file knows; raises FileProblemError for a file that is none."""
    known = _read(path)
    checked = []
    for draft in drafts:
        sentences = []
        hidden = 0
        for sentence in draft.sentences:
            new = []
            for finding in sentence.findings:
                name = known_by(sentence, finding)
                if known[name] > 0:
                    known[name] -= 1
                    hidden += 1
                else:
                    new.append(finding)
            sentences.append(replace(sentence, findings=tuple(new)))
        checked.append(replace(draft, sentences=tuple(sentences), known=hidden))
    return checked


def _all(drafts: Sequence[CheckedDraft]) -> Iterable[KnownBy]:
    for draft in drafts:
        for sentence in draft.sentences:
            for finding in sentence.findings:
                yield known_by(sentence, finding)


def _read(path: Path) -> Counter[KnownBy]:
    where = str(path)
    if not path.exists():
        raise FileProblemError("There is no such baseline. --write-baseline makes one.", where=where)
    try:
        document: Any = json.loads(read_bytes(path))
        listed = document["findings"]
        if document["version"] != _VERSION:
            raise FileProblemError("This baseline was written by another kb; remove it and write it anew.", where=where)
        # The same finding may stand there twice, as after a merge of two branches.
        known: Counter[KnownBy] = Counter()
        for one in listed:
            known[_listed(one)] += _whole_number(one["count"])
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise FileProblemError(
            "This is not a baseline that kb wrote, so it is left as it is; name another file for --write-baseline.",
            where=where,
        ) from error
    return known


def _listed(one: Any) -> KnownBy:
    rule, claim, citation, text = one["rule"], one["claim"], one["citation"], one["text"]
    if not all(isinstance(value, str) for value in (rule, text, claim or "", citation or "")):
        raise TypeError("a finding is known by texts")
    return rule, claim, citation, text


def _whole_number(count: Any) -> int:
    if type(count) is not int or count < 0:
        raise TypeError("findings are counted in whole numbers")
    return count
