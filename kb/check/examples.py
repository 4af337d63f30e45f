"""For every rule, sentences of which it speaks and sentences of which it does not: for --explain and the tests."""

from collections.abc import Mapping, Sequence

from kb.check.example_parts import (
    ADVICE,
    DISPUTED,
    INDIRECT,
    MARKER,
    MIXED,
    NARROW,
    PROBABLE,
    SUPPORTED,
    Example,
)
from kb.check.example_parts import example as _e
from kb.check.example_parts import work as _work
from kb.model.terms import NoticeKind, Polarity, Stance, Strength
from kb.query.notices import Standing

_RETRACTED = Standing(NoticeKind.RETRACTION, "the data could not be found")
_FEARED = Standing(NoticeKind.EXPRESSION_OF_CONCERN, None)
_CORRECTED = Standing(NoticeKind.CORRECTION, None)
_P, _S = Polarity, Strength

# Rule -> the sentences of which it speaks, and those of which it does not.
EXAMPLES: Mapping[str, tuple[Sequence[Example], Sequence[Example]]] = {
    "unknown-citation": (
        [_e("Gardening may lift mood [@garden2002].", cites=["garden2002"])],
        [_e("Gardening may lift mood [@garden2020trial].", cites=[_work("garden2020trial", MIXED)])],
    ),
    "retracted-citation": (
        [
            _e("Gardening may lift mood [@lost2015].", cites=[_work("lost2015", MIXED, notices=(_RETRACTED,))]),
            _e("Gardening may lift mood [@fixed2015].", cites=[_work("fixed2015", MIXED, notices=(_CORRECTED,))]),
            _e("Mood is a concern of many [@lost2015].", cites=[_work("lost2015", MIXED, notices=(_RETRACTED,))]),
            _e("Mood was corrected for age [@lost2015].", cites=[_work("lost2015", MIXED, notices=(_RETRACTED,))]),
            _e("Two people were withdrawn [@lost2015].", cites=[_work("lost2015", MIXED, notices=(_RETRACTED,))]),
            _e("A concern is their mood [@feared2015].", cites=[_work("feared2015", MIXED, notices=(_FEARED,))]),
            _e("Mood was corrected for age [@fixed2015].", cites=[_work("fixed2015", MIXED, notices=(_CORRECTED,))]),
        ],
        [
            _e("The paper was later withdrawn [@lost2015].", cites=[_work("lost2015", MIXED, notices=(_RETRACTED,))]),
            _e(
                "The editors expressed concern [@feared2015].",
                cites=[_work("feared2015", MIXED, notices=(_FEARED,))],
            ),
            _e("A correction was printed [@fixed2015].", cites=[_work("fixed2015", MIXED, notices=(_CORRECTED,))]),
            _e(
                "A trial that was later retracted said so [@lost2015].",
                cites=[_work("lost2015", MIXED, notices=(_RETRACTED,))],
            ),
            _e("Gardening may lift mood [@garden2020trial].", cites=[_work("garden2020trial", MIXED)]),
            _e(
                "Mood may rise again [@fixed2015].",
                cites=[_work("fixed2015", MIXED, notices=(_CORRECTED,))],
                first_citations=frozenset(),
                where="the notice was told before",
            ),
        ],
    ),
    "disputed-claim": (
        [_e("Magnets ease pain.", DISPUTED), _e("Magnets are proven to ease pain.", DISPUTED, _S.ABSOLUTE)],
        [
            _e("Magnets may ease pain.", DISPUTED, _S.POSSIBLE),
            _e("Magnets do not ease pain.", DISPUTED, _S.NONE, _P.DENIED),
            _e("Do magnets ease pain?", DISPUTED, _S.NONE),
            _e("Walking eases back pain.", SUPPORTED),
            _e("People with a fever should rest.", ADVICE),
        ],
    ),
    "reversed-direction": (
        [_e("Walking makes back pain worse.", SUPPORTED, _S.PLAIN, _P.OPPOSITE)],
        [
            _e("Walking may make back pain worse.", SUPPORTED, _S.POSSIBLE, _P.OPPOSITE),
            _e("Walking does not ease back pain.", SUPPORTED, _S.NONE, _P.DENIED),
            _e("Walking eases back pain.", SUPPORTED),
            _e("Magnets make pain worse.", DISPUTED, _S.PLAIN, _P.OPPOSITE),
            _e(
                "In one trial pain rose with walking [@odd2012].",
                SUPPORTED,
                _S.PLAIN,
                _P.OPPOSITE,
                cites=[_work("odd2012", SUPPORTED, Stance.DISPUTES)],
                words="rose",
            ),
            _e("After that walk my back hurt more.", SUPPORTED, _S.PLAIN, _P.OPPOSITE, words="hurt more"),
            _e("People with a fever need not rest.", ADVICE, _S.PLAIN, _P.OPPOSITE),
        ],
    ),
    "overstated": (
        [
            _e("Gardening lifts mood.", MIXED),
            _e("Gardening probably lifts mood.", MIXED, _S.PROBABLE),
            _e("Walking eases back pain.", PROBABLE, where="of moderate certainty"),
            _e("Walking is proven to ease back pain.", SUPPORTED, _S.ABSOLUTE),
            _e(
                "Gardening lifts mood [@garden2020trial].",
                MIXED,
                cites=[_work("garden2020trial", MIXED)],
                words="lifts",
            ),
            _e("Gardening lifts mood", MIXED, kind="heading", where="a heading"),
            _e("She told us that gardening lifted moods.", MIXED, words="lifted"),
            _e("Gardening lifts mood in dog owners.", MIXED),
        ],
        [
            _e("Gardening may lift mood.", MIXED, _S.POSSIBLE),
            _e("Gardening is linked to a better mood.", MIXED, _S.ASSOCIATED),
            _e("Gardening does not lift mood.", MIXED, _S.NONE, _P.DENIED),
            _e("Does gardening lift mood?", MIXED, _S.NONE),
            _e("Walking eases back pain.", SUPPORTED, where="of high certainty"),
            _e("Walking probably eases back pain.", PROBABLE, _S.PROBABLE),
            _e("People with a fever should always rest.", ADVICE, _S.ABSOLUTE),
            _e("Magnets ease pain.", DISPUTED),
            _e("Tea slows ageing.", INDIRECT),
            _e("My mood rose in the garden.", MIXED, words="rose"),
            _e("In mice, gardening lifts mood.", MIXED),
            _e(
                "Mood rose in the group that gardened [@garden2020trial].",
                MIXED,
                cites=[_work("garden2020trial", MIXED)],
                words="rose",
            ),
        ],
    ),
    "contrary-citation": (
        [
            _e(
                "Gardening may lift mood [@rest2021null].",
                MIXED,
                _S.POSSIBLE,
                cites=[_work("rest2021null", MIXED, Stance.NO_EFFECT)],
            ),
            _e(
                "Gardening spoils the mood [@garden2020trial].",
                MIXED,
                _S.PLAIN,
                _P.OPPOSITE,
                cites=[_work("garden2020trial", MIXED)],
            ),
            _e(
                "Gardening does not lift mood [@garden2020trial].",
                MIXED,
                _S.NONE,
                _P.DENIED,
                cites=[_work("garden2020trial", MIXED)],
            ),
            _e(
                "Only gardening may lift mood [@rest2021null].",
                MIXED,
                _S.POSSIBLE,
                cites=[_work("rest2021null", MIXED, Stance.NO_EFFECT)],
            ),
        ],
        [
            _e(
                "Gardening may lift mood [@garden2020trial].",
                MIXED,
                _S.POSSIBLE,
                cites=[_work("garden2020trial", MIXED)],
            ),
            _e(
                "Gardening may lift mood, although one trial found no effect [@rest2021null].",
                MIXED,
                _S.POSSIBLE,
                cites=[_work("rest2021null", MIXED, Stance.NO_EFFECT)],
            ),
            _e(
                "Gardening does not lift mood, although one trial says so [@garden2020trial].",
                MIXED,
                _S.NONE,
                _P.DENIED,
                cites=[_work("garden2020trial", MIXED)],
            ),
            _e(
                "It was never proven that gardening lifts mood [@garden2020trial].",
                MIXED,
                _S.NONE,
                _P.DENIED,
                cites=[_work("garden2020trial", MIXED)],
            ),
            _e(
                "Gardening does not lift mood [@rest2021null].",
                MIXED,
                _S.NONE,
                _P.DENIED,
                cites=[_work("rest2021null", MIXED, Stance.NO_EFFECT)],
            ),
            _e(
                "Gardening may lift mood [@garden2020trial; @rest2021null].",
                MIXED,
                _S.POSSIBLE,
                cites=[_work("garden2020trial", MIXED), _work("rest2021null", MIXED, Stance.NO_EFFECT)],
            ),
            _e(
                "Gardening may lift mood [@both2022].",
                MIXED,
                _S.POSSIBLE,
                cites=[_work("both2022", MIXED, Stance.MIXED)],
            ),
        ],
    ),
    "unrelated-citation": (
        [
            _e("Gardening may lift mood [@magnets2001].", MIXED, _S.POSSIBLE, cites=[_work("magnets2001", DISPUTED)]),
            _e(
                "Gardening may lift mood [@ships1999].",
                MIXED,
                _S.POSSIBLE,
                cites=[_work("ships1999", None, title="The hulls of Roman ships")],
            ),
        ],
        [
            _e(
                "Gardening may lift mood [@garden2020trial].",
                MIXED,
                _S.POSSIBLE,
                cites=[_work("garden2020trial", MIXED)],
            ),
            _e(
                "Gardening may lift mood [@history1990].",
                MIXED,
                _S.POSSIBLE,
                cites=[_work("history1990", MIXED, Stance.BACKGROUND)],
            ),
            _e(
                "Gardening may lift mood [@garden2020trial; @magnets2001].",
                MIXED,
                _S.POSSIBLE,
                cites=[_work("garden2020trial", MIXED), _work("magnets2001", DISPUTED)],
            ),
            _e(
                "Gardening may lift mood [@new2024].",
                MIXED,
                _S.POSSIBLE,
                cites=[_work("new2024", None, title="Allotments and mood in towns")],
            ),
            _e("Roman ships had broad hulls [@ships1999].", cites=[_work("ships1999", None)]),
            _e("Does gardening lift mood [@magnets2001]?", MIXED, _S.NONE, cites=[_work("magnets2001", DISPUTED)]),
        ],
    ),
    "one-sided": (
        [
            _e(
                "Gardening may lift mood [@garden2020trial].",
                MIXED,
                _S.POSSIBLE,
                cites=[_work("garden2020trial", MIXED)],
            )
        ],
        [
            _e("Gardening may lift mood.", MIXED, _S.POSSIBLE),
            _e(
                "Gardening may lift mood.",
                MIXED,
                _S.POSSIBLE,
                draft_works=frozenset({"garden2020trial"}),
                where="what is cited stands beside other claims",
            ),
            _e(
                "Gardening may lift mood [@garden2020trial; @rest2021null].",
                MIXED,
                _S.POSSIBLE,
                cites=[_work("garden2020trial", MIXED), _work("rest2021null", MIXED, Stance.NO_EFFECT)],
            ),
            _e(
                "Gardening may lift mood [@garden2020trial].",
                MIXED,
                _S.POSSIBLE,
                cites=[_work("garden2020trial", MIXED)],
                draft_works=frozenset({"garden2020trial", "rest2021null"}),
                where="the draft cites rest2021null elsewhere",
            ),
            _e(
                "Again, gardening may lift mood [@garden2020trial].",
                MIXED,
                _S.POSSIBLE,
                cites=[_work("garden2020trial", MIXED)],
                first_claims=frozenset(),
            ),
            _e("Walking eases back pain [@garden2020trial].", SUPPORTED, cites=[_work("garden2020trial", SUPPORTED)]),
            _e("People with a fever should rest.", ADVICE, cites=[_work("garden2020trial", ADVICE)]),
        ],
    ),
    "narrow-evidence": (
        [_e("Naps cut errors at work.", NARROW)],
        [
            _e("Naps cut errors of nurses on night shifts.", NARROW),
            _e("Naps may cut errors at work.", NARROW, _S.POSSIBLE),
            _e(
                "Naps cut errors at work.",
                NARROW,
                context="Nurses who work nights",
                where="under the heading “Nurses who work nights”",
            ),
            _e("Naps do not cut errors at work.", NARROW, _S.NONE, _P.DENIED),
            _e("Naps cut errors", NARROW, kind="heading", where="a heading"),
            _e("Walking eases back pain.", SUPPORTED),
            _e(
                "In one trial naps cut errors [@nurses2019pilot].",
                NARROW,
                cites=[_work("nurses2019pilot", NARROW)],
            ),
        ],
    ),
    "indirect-evidence": (
        [_e("Tea slows ageing.", INDIRECT)],
        [
            _e("In mice, tea slows ageing.", INDIRECT),
            _e("Tea may slow ageing.", INDIRECT, _S.POSSIBLE),
            _e("Nothing shows that tea slows ageing.", INDIRECT, _S.NONE, _P.DENIED),
            _e("Walking eases back pain.", SUPPORTED),
        ],
    ),
    "surrogate-outcome": (
        [
            _e("Cold showers raise the number of immune cells, so you catch fewer colds.", MARKER),
            _e("Cold showers raise the number of immune cells and keep you healthy.", MARKER),
        ],
        [
            _e("Cold showers raise the number of immune cells.", MARKER),
            _e("Cold showers raise the number of immune cells, which fight infections.", MARKER),
            _e("Cold showers raise the number of immune cells; whether you catch fewer colds is not known.", MARKER),
            _e("Cold showers raise the number of immune cells and might keep you healthy.", MARKER),
            _e("Walking eases back pain and keeps you healthy.", SUPPORTED),
        ],
    ),
    "uncited": (
        [
            _e("Gardening may lift mood.", MIXED, _S.POSSIBLE),
            _e("People with a fever should rest.", ADVICE),
            _e("By all means run with a fever.", ADVICE, _S.PLAIN, _P.OPPOSITE),
        ],
        [
            _e(
                "Gardening may lift mood [@garden2020trial].",
                MIXED,
                _S.POSSIBLE,
                cites=[_work("garden2020trial", MIXED)],
            ),
            _e("Gardening may lift mood.[^1]", MIXED, _S.POSSIBLE, note=True),
            _e(
                "Gardening may lift mood.",
                MIXED,
                _S.POSSIBLE,
                cited_beside=True,
                where="the next sentence cites a work",
            ),
            _e(
                "Gardening may lift mood.",
                MIXED,
                _S.POSSIBLE,
                paragraph_works=frozenset({"rest2021null"}),
                where="its paragraph cites rest2021null",
            ),
            _e("Gardening may lift mood", MIXED, _S.POSSIBLE, kind="heading", where="a heading"),
            _e("Does gardening lift mood?", MIXED, _S.NONE),
            _e("Gardening does not lift mood.", MIXED, _S.NONE, _P.DENIED),
            _e("My mood rose in the garden.", MIXED, words="rose"),
            _e("Magnets ease pain.", DISPUTED),
            _e("Anyone with a fever should rest.", ADVICE, first_claims=frozenset(), where="told before"),
        ],
    ),
    "hype-word": (
        [_e("A miracle for your mood."), _e("Gardening is a real game-changer."), _e("This breakthrough will help.")],
        [
            _e("It is no miracle cure."),
            _e("“It was a miracle,” she says."),
            _e("Is it a breakthrough?"),
            _e("Breakthrough pain was rare."),
            _e("The treatment helped some of them."),
        ],
    ),
    "unknown-claim": (
        [_e("Gardening lowers blood pressure.", relation=True, concepts=("gardening", "blood-pressure"))],
        [
            _e("Gardening lifts mood.", MIXED, relation=True, concepts=("gardening", "mood")),
            _e("Gardening and blood pressure.", relation=False, concepts=("gardening", "blood-pressure")),
            _e(
                "Does gardening lower blood pressure?",
                None,
                _S.NONE,
                relation=True,
                concepts=("gardening", "blood-pressure"),
            ),
        ],
    ),
    "unused-ignore": (
        [
            Example("Massage therapy lowers cortisol. <!-- kb: ignore hype-word: quoted -->"),
            Example("Massage therapy lowers cortisol. <!-- kb: ignore overstatd: quoted -->"),
        ],
        [Example("Massage therapy lowers cortisol. <!-- kb: ignore overstated: quoted -->")],
    ),
    "ignore-without-reason": (
        [Example("Massage therapy lowers cortisol. <!-- kb: ignore overstated -->")],
        [Example("Massage therapy lowers cortisol. <!-- kb: ignore overstated: quoted from a leaflet -->")],
    ),
    "unknown-binding": (
        [
            Example("It takes your stress away. <!-- kb: claim cortisol-decrease -->"),
            Example("It does. <!-- kb: claim -->"),
        ],
        [Example("It takes your stress away. <!-- kb: claim cortisol-decreases -->")],
    ),
}
