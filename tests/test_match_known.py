"""Which claims and concepts of a base are loaded for a draft."""

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import event

from kb.database.engine import changing, open_base, reading
from kb.edit import add_claim
from kb.match import Known
from kb.query.matching import known_claims


def _known(base: Path, *texts: str) -> Known:
    with reading(open_base(base)) as session:
        return known_claims(session, texts)


def _keys(known: Known) -> set[str]:
    return {claim.key for claim in known.claims}


def _add(base: Path, claims: Iterable[tuple[str, str]]) -> None:
    with changing(open_base(base), "test") as (session, _):
        for key, statement in claims:
            add_claim(session, key, {"statement": statement, "kind": "effect", "direction": "increase"})


def test_claims_are_loaded_whose_intervention_the_draft_may_name(base: Path) -> None:
    assert {"pain-decreases", "cortisol-decreases"} <= _keys(_known(base, "A rubdown does you good."))
    assert "cortisol-impairs-nk-cells" in _keys(_known(base, "Hydrocortisone was given."))
    assert not _known(base, "The council met on Tuesday.").claims
    assert not _known(base).claims


def test_narrower_names_load_the_claims_on_the_broader_thing(base: Path) -> None:
    assert "pain-decreases" in _keys(_known(base, "Tuina was given to the children."))


def test_claims_without_concepts_are_found_by_their_words(base: Path) -> None:
    _add(base, [("marigolds-aphids", "Marigolds among the beans keep aphids away")])
    assert "marigolds-aphids" in _keys(_known(base, "Marigolds deter aphids."))
    assert "marigolds-aphids" not in _keys(_known(base, "Tulips like the sun."))


def test_a_large_base_is_not_loaded_for_a_draft(base: Path) -> None:
    _add(base, [(f"made-up-{one}", f"Substance{one} cures ailment{one} of the liver") for one in range(300)])
    statements = []
    engine = open_base(base)
    event.listen(engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    with reading(engine) as session:
        known = known_claims(session, ["Substance7 cures ailment7.", "Massage eases pain."] * 50)
    assert "made-up-7" in _keys(known)
    assert len(known.claims) < 100
    assert len(statements) < 30
