"""The signs in a sentence for and against its making a claim about something that it names.

Each is a name; `weights` says how much it counts. A sign that starts with "-" speaks of what stands in the way; where it
decides, its sentence for a person stands in `weighing`. A `candidate` is what they are signs of; each `of_*` module reads
off one kind, and `of_words` the words in which it is said.
"""

from kb.match.signs.candidate import Place
from kb.match.signs.signs import Signs

__all__ = ["Place", "Signs"]
