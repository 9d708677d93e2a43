"""Split a text into sentences: the same spans as the program's own splitter, which a test holds against this one.

A sentence never crosses a line break, nor a tab right behind text. Inside a line it ends after a run of . ! ? … and closing quotes, brackets or marks of footnotes, where
white space and then something that can open a sentence follow, unless the full stop belongs to an abbreviation (abbreviations.txt) or to an
initial ("J. Smith", "U.S. troops"; not "on X. The"). Behind a whole word in small letters a small letter opens a sentence, too: it lost its beginning.
"""
import functools
import pathlib
import re
import unicodedata

ABBREVIATIONS = pathlib.Path(__file__).resolve().parents[2] / "src/resources/en/lexicons/abbreviations.txt"
SPACE = " \t\r\v\f\u00a0"
CUT = re.compile(r"[.!?…]+[\"'”’)\]]*(?:\[[0-9a-z]{1,3}\])*(?=[ \t\r\v\f\u00a0])")
SMALL_WORD = re.compile(rf"(?:^|[{SPACE}])[a-z]{{4,}}\Z")  # abbreviations are shorter, or listed
CELL = re.compile(r"(?:[^\n\t]|(?<![^ \t\n])\t)+")  # a tab right behind text parts the cells of a table, elsewhere it indents
OPENERS = "“‘\"'([$€£-–—•*"


@functools.lru_cache(maxsize=1 << 18)
def whole(form, before=""):
    """A pattern of the form where it stands as words of its own, behind `before`, a pattern too. Kept: making patterns anew was two fifths
    of the time that articles took to prepare."""
    return re.compile(before + r"(?<!\w)" + re.escape(form) + r"(?!\w)")


def load_abbreviations(path=ABBREVIATIONS):
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


def opens_sentence(character):
    return unicodedata.category(character) in ("Lu", "Nd") or character in OPENERS


def ends_before_small_letter(line, match, following):
    """Whether a full stop stands behind a whole word in small letters, and a small letter behind it: a sentence that lost its beginning, as
    "Çelik said" does where foreign letters are dropped."""
    return match.group() == "." and unicodedata.category(line[following]) == "Ll" and bool(SMALL_WORD.search(line[:match.start()]))


def is_alphanumeric(character):
    return unicodedata.category(character)[0] in "LN"


def ends_with_abbreviation(line, stop, abbreviations):
    """`stop` is the place of a full stop; is it part of the word before it?"""
    begin = stop
    while begin > 0 and (is_alphanumeric(line[begin - 1]) or line[begin - 1] == "."):
        begin -= 1
    word = line[begin:stop + 1]
    if word in abbreviations:
        return True
    initial = word[:-1].rsplit(".", 1)[-1]
    if len(initial) != 1 or unicodedata.category(initial) != "Lu":
        return False
    before = line[:begin].rstrip(SPACE)
    begin = len(before)
    while begin > 0 and is_alphanumeric(before[begin - 1]):
        begin -= 1
    return f"!{before[begin:]} {word}" not in abbreviations


def sentence_spans(text, abbreviations):
    """[(begin, end)] in characters, without surrounding white space; no empty sentence."""
    spans = []
    for paragraph in CELL.finditer(text):
        line, base, last = paragraph.group(), paragraph.start(), 0

        def add(end):
            begin = last
            while begin < end and line[begin] in SPACE:
                begin += 1
            while end > begin and line[end - 1] in SPACE:
                end -= 1
            if begin < end:
                spans.append((base + begin, base + end))

        for match in CUT.finditer(line):
            following = match.end()
            while following < len(line) and line[following] in SPACE:
                following += 1
            if following == len(line) or not (opens_sentence(line[following]) or ends_before_small_letter(line, match, following)):
                continue
            marks = re.match(r"[.!?…]+", match.group()).group()
            if marks == "." and match.group() == "." and ends_with_abbreviation(line, match.start(), abbreviations):
                continue
            add(match.end())
            last = match.end()
        add(len(line))
    return spans
