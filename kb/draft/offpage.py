"""What other programs take out of a Markdown text, or put into it: blanked, character for character."""

import re

_DIV_FENCE = re.compile(r"^[ \t>]*:{3,}(?P<attributes>[^\r\n]*)", re.MULTILINE)
_FENCE_OF_WORKS = re.compile(r"[^{]*\{[^}]*(?:#refs|\.references|\.csl-bib-body)(?![\w-])")
_DIV = re.compile(r"<(?P<end>/?)div(?=[\s>])(?P<attributes>[^<>]*)>", re.IGNORECASE)
_DIV_OF_WORKS = re.compile(
    r"\s(?:id\s*=\s*[\"']?refs\b|class\s*=\s*[\"']?[^\"'>]*\b(?:csl-bib-body|references)\b|role\s*=\s*[\"']?doc-bibliography)",
    re.IGNORECASE,
)
_LONGEST_TAG = 4000  # what is looked at: to search in a longer one costs too much
_COMMENT_BEGINS = re.compile(r"\{%-?\s*comment\s*-?%\}")
_COMMENT_ENDS = re.compile(r"\{%-?\s*endcomment\s*-?%\}")
_VISIBLE = re.compile(r"[^\r\n]")


def without_what_is_off_the_page(prose: str) -> str:
    """Return the text with Liquid's comments, lists of works that a program made, and the fences of divs blanked."""
    if "endcomment" in prose:
        prose = _blanked(prose, _comments(prose))
    if "<div" in prose:
        prose = _blanked(prose, _divs_of_works(prose))
    if ":::" in prose:
        prose = _blanked(prose, _fenced_works(prose))
        prose = _DIV_FENCE.sub(lambda fence: " " * len(fence[0]), prose)
    return prose


def _blanked(prose: str, ranges: list[tuple[int, int]]) -> str:
    parts = []
    position = 0
    for start, end in ranges:
        parts += [prose[position:start], _VISIBLE.sub(" ", prose[start:end])]
        position = end
    return "".join([*parts, prose[position:]])


def _comments(prose: str) -> list[tuple[int, int]]:
    ranges = []
    position = 0
    while begins := _COMMENT_BEGINS.search(prose, position):
        ends = _COMMENT_ENDS.search(prose, begins.end())
        if ends is None:
            break
        position = ends.end()
        ranges.append((begins.start(), position))
    return ranges


def _fenced_works(prose: str) -> list[tuple[int, int]]:
    tags = []
    for fence in _DIV_FENCE.finditer(prose):
        attributes = fence["attributes"].strip(": \t")
        tags.append((fence, not attributes, _FENCE_OF_WORKS.match(attributes) is not None))
    return _of_works(tags)


def _divs_of_works(prose: str) -> list[tuple[int, int]]:
    return _of_works(
        [
            (tag, bool(tag["end"]), _DIV_OF_WORKS.search(tag["attributes"], 0, _LONGEST_TAG) is not None)
            for tag in _DIV.finditer(prose)
        ]
    )


def _of_works(tags: list[tuple[re.Match[str], bool, bool]]) -> list[tuple[int, int]]:
    """Return the ranges of the lists of works, given for each tag of a div whether it ends one or begins a list."""
    ranges: list[tuple[int, int]] = []
    start = depth = 0
    for tag, ends, of_works in tags:
        if depth:
            depth += -1 if ends else 1
            if not depth:
                ranges.append((start, tag.end()))
        elif of_works:
            start, depth = tag.start(), 1
    return ranges
