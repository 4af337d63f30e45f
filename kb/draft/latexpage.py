"""What a LaTeX file prints, while it is read: the open block, its kind, and what braces and \\end will restore."""

from dataclasses import dataclass

from kb.draft.block import Block, Mark
from kb.draft.draft import SentenceKind
from kb.draft.manuscript import Manuscript


@dataclass(slots=True)
class Frame:
    """What is to be restored at the brace at `end`, or at the end of an environment."""

    end: int
    environment: str
    kind: SentenceKind
    level: int
    muted: bool
    outer: Block | None
    is_note: bool = False
    closing_quote: bool = False


class Page:
    """Takes what is printed, and gives the manuscript whole blocks; a note follows the block that it stands in."""

    def __init__(self, manuscript: Manuscript, *, muted: bool) -> None:
        self.kind: SentenceKind = "sentence"
        self.level = 1
        self.muted = muted
        self.block: Block | None = None
        self._manuscript = manuscript
        self._frames: list[Frame] = []
        self._ends: set[int] = set()
        self._environments: dict[str, int] = {}
        self._notes: list[Block] = []
        self._note_depth = 0

    def current_block(self) -> Block:
        """Return the open block; begin one where there is none."""
        if self.block is None:
            self.block = Block(self.kind, level=self.level)
        return self.block

    def add_text(self, text: str, start: int) -> None:
        """Print text that stands in the source as it is."""
        if not self.muted and (self.block is not None or not text.isspace()):
            self.current_block().text(text, start)

    def symbol(self, text: str, start: int, end: int) -> None:
        """Print text that is written otherwise in the source."""
        if not self.muted and text and (self.block is not None or not text.isspace()):
            self.current_block().symbol(text, start, end)

    def mark(self, mark: Mark) -> None:
        """Put a citation mark; in the preamble it belongs to no sentence."""
        if self.muted:
            self._manuscript.cite(list(mark.keys))
        else:
            self.current_block().mark(mark)

    def flush(self) -> None:
        """End the block."""
        block, self.block = self.block, None
        if self._note_depth:
            if block is not None:
                self._notes.append(block)
            return
        if block is not None:
            self._manuscript.add(block)
        for note in self._notes:
            self._manuscript.add(note)
        self._notes.clear()

    def open_frame(
        self, end: int, environment: str = "", *, kind: SentenceKind | None = None, level: int = 1, muted: bool
    ) -> Frame:
        """Begin what ends at the brace at `end`, or with an environment; return it."""
        frame = Frame(end, environment, self.kind, self.level, self.muted, None)
        self._frames.append(frame)
        if environment:
            self._environments[environment] = self._environments.get(environment, 0) + 1
        else:
            self._ends.add(end)
        self.kind, self.level = (kind, level) if kind else (self.kind, self.level)
        self.muted = muted
        return frame

    def _close_frame(self, position: int) -> None:
        frame = self._frames.pop()
        if frame.closing_quote:
            if position == frame.end:
                self.symbol("”", position, position + 1)
        else:
            self.flush()
        if frame.environment:
            self._environments[frame.environment] -= 1
        else:
            self._ends.discard(frame.end)
        if frame.is_note:
            self._note_depth -= 1
            self.block = frame.outer
        self.kind, self.level, self.muted = frame.kind, frame.level, frame.muted

    def open_note(self, end: int) -> None:
        """Begin what is printed apart, a footnote; what it stands in goes on at its end, a closing brace or \\fi."""
        frame = self.open_frame(end, kind="sentence", muted=self.muted)
        frame.outer, frame.is_note = self.block, True
        self.block = None
        self._note_depth += 1

    def close_brace(self, position: int) -> None:
        """Close what was opened to end at this brace, and what malformed LaTeX left open inside it."""
        if position in self._ends:
            while self._frames[-1].end != position:
                self._close_frame(position)
            self._close_frame(position)

    def close_environment(self, environment: str, position: int) -> None:
        """Close an environment, if it is open, and what malformed LaTeX left open inside it."""
        if self._environments.get(environment):
            while self._frames[-1].environment != environment:
                self._close_frame(position)
            self._close_frame(position)

    def close(self, position: int) -> None:
        """Close all that is open at the end of the file."""
        while self._frames:
            self._close_frame(position)
        self.flush()
