"""Names as the program compares them, and the damage they suffer on their way into news."""

import unicodedata

_UNDECOMPOSED = {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae"}
_APOSTROPHES = "'’`"
_BREATHINGS = "ʻʼʾʿ"  # letters to Unicode, but left out as often as written: Hawaiʻi, ʿAli


def normalised(name):
    """The same as `normalised_name` in include/entente/text/normalise.hpp."""
    letters = unicodedata.normalize("NFKD", name)
    letters = "".join(c for c in letters if not unicodedata.combining(c)).casefold()
    out, pending, i = [], False, 0
    while i < len(letters):
        c = letters[i]
        if c in _APOSTROPHES and letters[i + 1:i + 2] == "s" and not (letters[i + 2:i + 3].isalnum() or letters[i + 2:i + 3] == "_"):
            i += 2
            continue
        i += 1
        if c == "&" and pending and letters[i:i + 1].isspace():
            out += [" and"] if out else []
        elif c == "-" or c.isspace():
            pending = True
        elif c not in _BREATHINGS and (c.isalnum() or c == "_"):
            if pending and out:
                out.append(" ")
            pending = False
            out.append(_UNDECOMPOSED.get(c, c))
    return "".join(out)


def damaged(name):
    """What is left of a name after a careless copy: non-ASCII letters dropped, or UTF-8 read as Windows-1252 or Latin-1."""
    if name.isascii():
        return []
    forms = ["".join(_misread(c) for c in name)]
    if not any(len(word) > 2 and word.isalpha() and not any(map(str.isascii, word)) for word in name.split()):  # "Russian Сила" is not "Russian"
        forms += [name.encode("ascii", "ignore").decode(), "".join(c if c.isascii() else "?" for c in name)]
    german = name.translate({ord(a): b for a, b in zip("äöüÄÖÜåÅøØ", ("ae", "oe", "ue", "Ae", "Oe", "Ue", "aa", "Aa", "oe", "Oe"))})
    if german != name:
        forms.append(german)
    return forms


def _misread(character):
    out = []
    for byte in character.encode():
        try:
            out.append(bytes([byte]).decode("cp1252"))
        except UnicodeDecodeError:
            out.append(bytes([byte]).decode("latin-1"))
    return "".join(out)
