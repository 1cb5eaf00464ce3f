"""Whether one line, looked at alone, is code or data.

String literals and comments of code may contain Arabic; the code around them does not. So a line is
read without its literals and its comment. If an Arabic letter is left, it is prose; if not, it is
code where it shows a sign of code.
"""

from __future__ import annotations

import re

from arabic_norm import kernel
from arabic_norm.letters import ARABIC_LETTER_CLASS, ARABIC_SCRIPT, BLANKS, LINE_BREAKS
from arabic_norm.patterns import lazy_regex

from .languages import has_arabic_letter

__all__ = [
    "BLANK",
    "CODE",
    "COMMENT",
    "HASH",
    "LATIN",
    "PROSE",
    "QUOTING",
    "STRING",
    "WEAK",
    "is_row",
    "kind_at_sight",
    "kind_in_full",
    "kind_of",
    "left_open",
    "left_open_in_full",
    "shows_code",
]

# Kinds of line -----------------------------------------------------------------------------------
BLANK = 0  # nothing shows
PROSE = 1  # Arabic letters, and no evidence of code
LATIN = 2  # no Arabic letter, and no evidence of code
COMMENT = 3  # nothing but a comment, which in prose is a heading or an item of a list
WEAK = 4  # code among code: a literal alone, a key of YAML
CODE = 5
STRING = 6  # within a literal or a comment that runs over lines: only its neighbours tell
QUOTING = 7  # Latin, with Arabic in its literals alone: a command, or English about Arabic words
HASH = 8  # a hash or two dashes, then no blank: a hashtag in prose, a comment in code

#: A literal, or an escaped character outside one. An apostrophe after a letter begins none.
_LITERAL = (
    r"\"(?:[^\"\\]|\\.)*+\""
    r"|(?<![\p{L}\p{M}\p{N}_])(?:[rbfuRBFU]{1,2})?'(?:[^'\\]|\\.)*+'(?![\p{L}\p{M}])"
    r"|(?<![\p{L}\p{M}\p{N}_`])`[^`]*+`(?!`)"
)
_LITERALS = lazy_regex(rf"(?s)\\.|(?<![\p{{L}}\p{{N}}])[rbfuRBFUL]{{1,2}}(?=\")|{_LITERAL}")
#: BibTeX's values: braces, one more pair of them inside.
_BRACED = lazy_regex(r"=[ \t]*+\{(?:[^{}]|\{[^{}]*+\})*+\}")
_COMMENT_SIGN = r"(?:\#|//|/\*|--(?=[ \t]|\Z)|%(?=[ \t])|;;|<!--)"
_COMMENT_TAIL = lazy_regex(rf"(?s)(?<=[ \t;{{}}(),]){_COMMENT_SIGN}.*")
_COMMENT_LINE = lazy_regex(
    rf"[{BLANKS}]*+(?:\#++(?![!\p{{L}}])|//|/\*|(?<=[{BLANKS}])\*++/?(?=[{BLANKS}/]|\Z)"
    rf"|-{{2,}}+(?=[{BLANKS}]|\Z)|%(?=[{BLANKS}])|;;|<!--|\"\"\"|''')"
)
_SIGN_OF_PROSE = lazy_regex("[\u00ab\u00bb\u060c\u061b\u061f\u201c\u201d]")

#: Signs of code in a line without its literals, each of which is "" there.
_SIGNS_OF_CODE = lazy_regex(
    r"(?x)"
    r"\A\s*+(?:"
    r"\#[ ]*(?:include|define|if|ifdef|ifndef|endif|else|elif|undef|pragma|error|line)\b"
    r"|\#!|@[\w.]+(?:[{(]|\Z)|\\[a-z]+[\[{ ]"  # a script, a decorator, BibTeX, TeX and psql
    r"|(?:from[ ][\w.]+[ ])?import[ ][\w.*(]|(?:async[ ])?def[ ]\w|class[ ]\w+[^.]*[:{]\s*\Z"
    r"|(?:if|elif|for|while|with|except|switch|catch)\b.*[:{]\s*\Z"
    r"|(?:try|else|finally|except|default|do|then|fi|done|esac|pass|break|continue|end|return)[:;]?\s*\Z"
    r"|(?:return|raise|yield|assert|del|throw|new|await|case)[ ]+"
    r"(?:\w+,[ ]\"\"|\"\"|[\w.]+[\[(.]|[\w.]+[;:]?\s*\Z)"
    r"|(?:echo|printf?|puts|grep|sed|awk|git|export|sudo|alias|source|pip|npm|cd)[ ]+[-\"$>]"
    r"|(?:const|let|var|static|public|private|typedef|struct|enum|extern|using|namespace)[ ]\w"
    r"|package[ ]\w"
    r"|(?:unsigned|int|char|void|long|double|float|bool|size_t|string|auto)[ ][*&]*\w"
    r"|(?:SELECT|INSERT|UPDATE|CREATE|DROP|ALTER|DELETE|VALUES|FROM|WHERE|JOIN|ORDER|GROUP|GRANT|SET"
    r"|AS|IN|OUT|INOUT|RETURNS|LANGUAGE|USING|HAVING|REFERENCES|CHECK|BEGIN|COMMIT|PRIMARY|FOREIGN|CONSTRAINT|AND|OR|ON|LEFT|UNION|LIMIT|RETURNING|END)\b"
    r"|(?:select|insert|update|create|drop|alter|delete)[ ](?:.*[ ](?:from|into|set|values|table)\b"
    r"|table|index|view|into|from|function|database|schema|type|trigger|or)"
    r"|(?:\$|>>>|\.\.\.)[ ]"  # prompts
    r"|template[ ]?<|inline[ ]\w|[{}]"
    r"|[(\[{].*[)\]}],\s*\Z|[\]})]+[\]}),;]*+\s*\Z|[\[{(]\s*\Z|[\[{][\[{\"]"
    r"|[\w$]+(?:[.\[]|->|::)[\w\]$]+.*[;=(]"
    r")"
    r"|\"\"[ ]*:(?=\s|\Z|[\d\"\[{])"
    r"|[\w\])\"][ \t]*(?:[-+*/|&.:!=<>?]|<<|>>)?=>?[ \t]*(?:[\"\w\[({<$@.&*!-]|\Z)"
    r"|\w\((?:[^()]*+\"\"|\)|[^()]*+[),]*+[;:]?\s*\Z)"
    r"|<<[ ]*\"\"|\"\"[ ]*<<|\"\"[ ]*[+%.][ ]*[\w\"]|[\w)][ ]*[+][ ]*\"\"|\"\"\[|\[\"\"\]"
    r"|(?<=[\w)\]}\"])[ ]*;\s*\Z|(?<=\S)[ ]*[{\\]\s*\Z|[ ]&&("
    r"?:[ ]|\Z)|[ ]\|\|(?:[ ]|\Z)"
    r"|\d>&\d|>[ ]*/dev/null|\$[\w{(]|[ ]--?[\w-]+(?:=|[ ]+\"\")|->\w|\w::\w"
    r"|\w:[ ]?\"\",(?=\s|\Z)|\"\"\([\w.]*[_\[]"
    r"|(?:\"\"[ ]*,[ ]*){2,}|\"\"[,;\t]\"\"|\"\"[,;]\w|\w[,;]\"\"|[\[{(]\s*+\"\"[ ]*[,\]}]"
)
_WEAK = lazy_regex(
    r"\s*+(?:[+.(\[]\s*)?\"\"\s*[,;)\]}+\\]*\s*\Z|\s*+-?\s*[A-Za-z_][\w-]*:(?:\s*\"\"|\s+[|>\w./-]+)?\s*\Z"
    r"|\s*+[a-z_]+(?:[ ]\"\")++[ ]*[\\'\"]?\s*\Z|\s*+[\w.\"-]+,\s*\Z"
    r"|\s*+[-+\d.,exjE\s:\"\]\[(){}]{3,}\Z|\s*+-\s+\"\"\s*\Z"
    r"|[^\"]*+\"\"[ ]*[)\]}]++[,;)]*+\s*\Z"
)
#: An Arabic name may be given a value too; code in SQL may call tables by Arabic names.
_ARABIC_ASSIGNMENT = lazy_regex(r"\s*+[\p{L}\p{M}\p{N}_.]++\s*=\s*\"\"\s*[;,]?\s*\Z")
_IN_SQL = "E"  # is in each of these words, and in few lines of Arabic
_SQL_BEGINS = lazy_regex(r"\s*+(?:SELECT|INSERT|UPDATE|CREATE|DELETE)\s")
_ARABIC_SQL = lazy_regex(
    r"\s*+(?:SELECT\s.*\sFROM|INSERT\s+INTO|UPDATE\s.*\sSET|CREATE\s+(?:TABLE|VIEW|INDEX)|DELETE\s+FROM)\s"
)
_CSV_FIELD = r"(?:\"(?:[^\"]|\"\")*+\"|[^\",;]*+)"
#: Three fields, one of them quoted, or two quoted ones; no blank follows the comma.
_CSV_ROW = lazy_regex(
    rf"(?={_CSV_FIELD}[,;])(?=[^\"]*\")(?:{_CSV_FIELD}(?:,{_CSV_FIELD}){{2,}}+|{_CSV_FIELD}(?:;{_CSV_FIELD}){{2,}}+"
    r"|\"(?:[^\"]|\"\")*+\"[,;]\"(?:[^\"]|\"\")*+\")\r?\Z"
)
_SHOWN = lazy_regex(f"[^{BLANKS}{LINE_BREAKS}]")
#: One literal, closed: nothing in it may begin a comment.
_LITERAL_LINE = lazy_regex(rf"[{BLANKS}]*+\"[^\"'*\\]*+\"[{BLANKS}]*+\Z")


def kind_at_sight(line: str) -> int | None:
    """Return the kind of a line that leaves nothing open, if it is no row of fields and its first
    signs tell, as those of most do: prose, or a quotation that fills the line."""
    if _reads_as_prose(line):
        return PROSE
    return WEAK if _LITERAL_LINE.match(line) else None


def kind_of(line: str) -> int:
    """Return which kind of line it is, read alone."""
    if is_row(line):
        return CODE
    kind = kind_at_sight(line)
    return kind_in_full(line) if kind is None else kind


def kind_in_full(line: str) -> int:
    """Return which kind of line it is, no row of fields, even if its first signs tell."""
    if not _SHOWN.search(line):
        return BLANK
    skeleton = _BRACED.sub('=""', _LITERALS.sub(_emptied, line))
    if _COMMENT_LINE.match(skeleton) and not _SIGNS_OF_CODE.match(skeleton):
        return COMMENT
    skeleton = _COMMENT_TAIL.sub("", skeleton.lstrip()).rstrip()
    kind = _kind_of_skeleton(skeleton)
    if kind == LATIN and has_arabic_letter(line, 0, len(line)):
        return QUOTING
    return HASH if kind == PROSE and _HASH_LINE.match(line) else kind


_HASH_LINE = lazy_regex(rf"[{BLANKS}]*+(?:\#++|-{{2,}}+)[^{BLANKS}]")


#: What may begin a literal or a comment.
_OPENING_SIGNS = "\"'`\\{#/*-%;<"
#: An Arabic letter or such a sign: in most lines of prose, a letter comes first.
_TELLING = kernel.Finder(_OPENING_SIGNS + ARABIC_SCRIPT)
_OTHERS = rf"[^{re.escape(_OPENING_SIGNS)}\p{{Script=Arabic}}]*+"
#: An Arabic letter before all such signs, but for a quotation that begins the line, quotations that
#: are closed, and single dashes and slashes: a list, «"نعم" قالها». Not two literals that touch:
#: emptied, they begin with three marks, as a comment may.
_PROSE_BEGINS = lazy_regex(
    rf"(?V1)(?:[{BLANKS}]*+\"(?=[^\"]*+\Z))?{_OTHERS}"
    rf"(?:(?:-(?!-)|/(?![/*])|\"[^\"'*\\]*+\"(?![\"\p{{L}}])){_OTHERS})*+{ARABIC_LETTER_CLASS}"
)


def shows_code(line: str) -> bool:
    """Return whether a line, read alone, is code, or leaves a literal or comment of code open."""
    if is_row(line):
        return True
    return not _reads_as_prose(line) and (kind_of(line) == CODE or left_open(line) != "")


def is_row(line: str) -> bool:
    """Return whether a line is a row of fields."""
    return '"' in line and ("," in line or ";" in line) and _CSV_ROW.match(line) is not None


def _reads_as_prose(line: str) -> bool:
    """Return whether no sign of code can make code of a line, as of most lines."""
    if "=" in line or not _begins_as_prose(line):
        return False
    return _IN_SQL not in line or not _SQL_BEGINS.match(line)


def _begins_as_prose(line: str) -> bool:
    """Return whether a letter of Arabic is left of the line, whatever literals it has."""
    first = _TELLING.find(line)
    if first >= 0 and line[first] not in _OPENING_SIGNS:
        return True
    return _PROSE_BEGINS.match(line) is not None


def _kind_of_skeleton(skeleton: str) -> int:
    """Return the kind of a line without its literals and its comment."""
    if has_arabic_letter(skeleton, 0, len(skeleton)):
        is_code = _ARABIC_ASSIGNMENT.match(skeleton) or _ARABIC_SQL.match(skeleton)
        return CODE if is_code else PROSE
    if _SIGN_OF_PROSE.search(skeleton):
        return LATIN
    if _SIGNS_OF_CODE.search(skeleton) or _calls_on(skeleton):
        return CODE
    return WEAK if _WEAK.match(skeleton) else LATIN


def _calls_on(skeleton: str) -> bool:
    """Return whether a line contains a call that the next line continues."""
    return skeleton.endswith((",", "(", "\\")) and _CALL_BEGINS.search(skeleton) is not None


_CALL_BEGINS = lazy_regex(r"\w\([\w\"\[{]")


def _emptied(found: re.Match[str]) -> str:
    """Return an empty literal for a literal, nothing for the letters that mark its kind."""
    if found[0][0] == "\\":
        return found[0] if found[0].isascii() else ""
    return '""' if found[0][-1] in "\"'`" else ""


#: A literal that is not closed in its line: what stands before it, and its first sign.
_UNCLOSED = lazy_regex(
    r"(?:(?:[=(:,+\[]|return|echo)[ \t]*+(?P<literal>[\"'`])[^\"'`]*+\Z"
    r"|=[ \t]*+(?P<brace>\{)[^{}]*+\Z)"
)
_CLOSERS = {"/*": "*/", '"""': '"""', "'''": "'''"}
_LONG_LITERALS = lazy_regex(r"(?s)(?:\"\"\".*?\"\"\"|'''.*?'''|/\*.*?\*/)")
_OPENED_LONG = lazy_regex(rf"(?<![^{BLANKS}=({{,;bfru])(/\*|\"\"\"|''')")


def left_open(line: str) -> str:
    """Return what closes the literal or comment that a line of code leaves open, or nothing."""
    return "" if _begins_as_prose(line) else left_open_in_full(line)


def left_open_in_full(line: str) -> str:
    """Return that even if the first signs tell that nothing is left open."""
    rest = (
        _LONG_LITERALS.sub("", line)
        if "*/" in line or line.count('"""') + line.count("'''") > 1
        else line
    )
    if found := _OPENED_LONG.search(rest):
        before = rest[: found.start()]
        return "" if has_arabic_letter(before, 0, len(before)) else _CLOSERS[found[1]]
    if not any(sign in line for sign in "\"'`{"):
        return ""
    skeleton = _LITERALS.sub(_emptied, line)
    unclosed = _UNCLOSED.search(skeleton)
    if not unclosed or has_arabic_letter(skeleton, 0, unclosed.start()):
        return ""
    return unclosed["literal"] or "}"
