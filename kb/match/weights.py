"""How much each sign counts (kb/match/signs), as `python benchmarks/fit_weights.py --write` has fitted it.

The sum of the weights of a sentence's signs is the logarithm of the odds that the sentence makes the claim.
"""

from importlib.resources import files


def _read() -> dict[str, float]:
    text = (files("kb.match") / "weights.txt").read_text(encoding="utf-8")
    return {name: float(weight) for name, _, weight in (line.partition("\t") for line in text.splitlines())}


WEIGHTS = _read()
