"""What LaTeX's commands and environments are to a reader of the printed page."""

import unicodedata

from kb.draft.wordlists import words

SYMBOLS = {
    "ldots": "…", "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—", "LaTeX": "LaTeX",
    "TeX": "TeX", "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø",
    "O": "Ø",
    "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "th": "þ", "TH": "Þ", "dh": "ð", "DH": "Ð", "textquoteleft": "‘",
    "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”", "lq": "‘", "rq": "’",
    "textbackslash": "\\", "textasciitilde": "~", "textdegree": "°", "degree": "°", "textmu": "µ",
    "textpm": "±",
    "texttimes": "×", "textless": "<", "textgreater": ">", "textbar": "|", "S": "§", "P": "¶",
    "copyright": "©",
    "textregistered": "®", "texttrademark": "™", "euro": "€", "texteuro": "€", "pounds": "£",
    "textunderscore": "_",
    "slash": "/", "textbullet": "•", "dag": "†", "ddag": "‡", "guillemotleft": "«", "guillemotright": "»",
    "eg": "e.g.",
    "ie": "i.e.", "etal": "et al.", "textalpha": "α", "textbeta": "β", "textgamma": "γ",
}  # fmt: skip
SPACES = words("""quad qquad space enspace thinspace newline linebreak hfill nobreakspace textvisiblespace""")
SYMBOL_CHARACTERS = {
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", ",": " ", ";": " ",
    ":": " ",
    "!": "", "-": "", "/": "", "@": "", "\n": " ", "\r": " ", "\t": " ", "\\": " ", ">": " ", "|": "",
    "+": "", "*": "",
}  # fmt: skip
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331", "t": "\u0361",
}  # fmt: skip

HEADINGS = {
    "part": 1, "chapter": 2, "section": 3, "subsection": 4, "subsubsection": 5, "paragraph": 6, "subparagraph": 7,
    "addpart": 1, "addchap": 2, "addsec": 3, "minisec": 6, "frametitle": 3, "framesubtitle": 4,
}  # fmt: skip
TITLES = words("""title subtitle""")
NOTES = words("""footnote footnotetext endnote marginpar sidenote marginnote tablefootnote""")
CAPTIONS = {"caption": 0, "subcaption": 0, "captionof": 1, "captionabove": 0, "captionbelow": 0}
QUOTES = words("""enquote textquote say MakeOuterQuote""")
QUOTED_BLOCKS = words("""blockquote epigraph""")
KEPT_WHOLE = {
    "href": 2, "hyperref": 1, "hyperlink": 2, "texttt": 1, "code": 1, "mintinline": 2,
}  # fmt: skip # links and code, and how many arguments they have
REFERENCES = words(
    """ref eqref pageref autoref nameref cref Cref vref labelcref autopageref url path nolinkurl
    footref subref cpageref doi tnote crefrange Crefrange zcref fullref"""
)
CONDITIONS = words("""iffalse iftrue else fi""")
CODE = words("""verb lstinline mintinline""")
INPUTS = words("""input include subfile import subimport""")
DEFINITIONS = words("""def newcommand renewcommand providecommand DeclareRobustCommand newrobustcmd""")

# Commands, and how many of their arguments are not printed; what follows those is.
ARGUMENTS_NOT_PRINTED = {
    **dict.fromkeys(("printbibliography", "printglossaries", "makeglossaries", "glsresetall", "acresetall"), 0),
    **dict.fromkeys(words(
        """label index usepackage RequirePackage documentclass bibliography bibliographystyle addbibresource
    vspace hspace pagestyle thispagestyle pagenumbering hypersetup todo missingfigure includegraphics
    includepdf graphicspath author date institute affil affiliation email keywords thanks address orcid
    authorrunning titlerunning setstretch linespread color pagecolor textcolor colorbox href hyperlink
    hypertarget parbox scalebox raisebox geometry setlist captionsetup sisetup citestyle setcitestyle
    PassOptionsToPackage newacronym usetikzlibrary pgfplotsset lstset tikzset
    selectlanguage foreignlanguage newtheorem theoremstyle hyphenation ensuremath
    cmidrule cline phantom hphantom vphantom bibitem newcounter stepcounter
    refstepcounter value fontfamily fontseries fontshape DeclareUnicodeCharacter usetheme usecolortheme
    subject publishers uppertitleback lowertitleback dedication onlyinsubfile tikz pgfkeys ccsdesc
    received acmConference input includeonly nolinebreak ExecuteBibliographyOptions DeclareMathOperator
    newlength mintinline column sout st xout deleted ifthenelse"""),
        1,
    ),
    **dict.fromkeys(words(
        """setlength addtolength setcounter addtocounter fontsize rule resizebox multicolumn multirow
    DeclareMathAlphabet addcontentsline fcolorbox definecolor defcitealias numberwithin newsavebox
    SetKwInput markboth providecolor colorlet pdfbookmark"""),
        2,
    ),
    **dict.fromkeys(("newenvironment", "renewenvironment", "definecolor", "DeclareFieldFormat"), 3),
    "rotatebox": 1,
    "multirow": 2,
    "newglossaryentry": 2,
    "DeclareMathOperator": 2,
    "newtheorem": 2,
    "SI": 0,
}  # fmt: skip

MATH_ENVIRONMENTS = words(
    """equation align gather multline eqnarray displaymath math alignat flalign aligned dmath
    subequations IEEEeqnarray"""
)
VERBATIM_ENVIRONMENTS = words(
    """verbatim Verbatim lstlisting minted comment filecontents alltt BVerbatim LVerbatim semiverbatim"""
)
# Environments with a title in braces, and its level among the headings.
TITLED = {"frame": 3, "block": 6, "alertblock": 6, "exampleblock": 6}
# Of the two arguments of these only the first is printed.
FIRST_PRINTED = words("""texorpdfstring replaced""")
LENGTHS = words(
    """vskip hskip kern mskip mkern parskip parindent baselineskip topskip textwidth textheight columnsep
    tabcolsep itemsep leftskip rightskip"""
)
OTHER_ENVIRONMENTS_LEFT_OUT = words(
    """tikzpicture thebibliography pgfpicture algorithmic algorithm algorithm2e picture forest axis CCSXML
    pspicture circuitikz tikzcd code keywords IEEEkeywords"""
)
FLOATS = words("""figure wrapfigure subfigure SCfigure sidewaysfigure marginfigure floatingfigure""")
TABULARS = {
    "tabular": 1, "tabularx": 2, "tabulary": 2, "longtable": 1, "tabu": 1, "tblr": 1, "supertabular": 1,
    "xltabular": 2,
    "tabular*": 2, "longtblr": 1,
}  # fmt: skip
QUOTATIONS = words("""quote quotation displayquote verse blockquote displaycquote""")
LISTS = words("""itemize enumerate description compactitem compactenum inparaenum list tasks""")
ENVIRONMENT_ARGUMENTS_NOT_PRINTED = {
    "minipage": 1, "multicols": 1, "adjustbox": 1, "wrapfigure": 2, "column": 1, "subfigure": 1,
    "otherlanguage": 1,
    "spacing": 1, "list": 2, "wraptable": 2, "CJK": 2, "floatingfigure": 1, "addmargin": 1,
}  # fmt: skip


def accented(accent: str, letter: str) -> str | None:
    """Return the letter with an accent, or None where the command is no accent."""
    combining = _ACCENTS.get(accent)
    return None if combining is None else unicodedata.normalize("NFC", letter + combining)


def is_accent(name: str) -> bool:
    """Tell whether a command (or a control character) puts an accent on the letter that follows."""
    return name in _ACCENTS
