"""Stops and spaces: a space that is missing or stray, doubled stops, capitals, a comma that closes.

Addresses, initials, abbreviations, decimals, ellipses, file names and brands with a stop in them
pass; a paragraph is only asked for its full stop when the rest of its post has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.draft import Post
from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.text import ABBREVIATIONS, Span

SPACE_AFTER = Rule(
    "space-after-stop",
    Kind.PUNCTUATION,
    Level.AMEND,
    "A space is missing after the punctuation.",
    breaks=(
        Example(
            "They left the harbour.The ferry did not.", "They left the harbour. The ferry did not."
        ),
        Example("He came on Monday,but left again.", "He came on Monday, but left again."),
        Example("Is it safe?Nobody could say.", "Is it safe? Nobody could say."),
        Example("“We lost it,”said Ms Tarn.", "“We lost it,” said Ms Tarn."),
        Example("Ms Tarn said“it was a mess” to all.", "Ms Tarn said “it was a mess” to all."),
    ),
    keeps=(
        "Send report.pdf to news@example.org or see example.co.uk.",
        "The team writes node.js and will.i.am sang.",
        "It cost 3.5m, or 1,200 a head, in St.Ives, e.g.Bodmin.",
        "She said: “No.” He left.",
    ),
)

SPACE_BEFORE = Rule(
    "space-before-stop",
    Kind.PUNCTUATION,
    Level.AMEND,
    "There is a stray space before the punctuation.",
    breaks=(
        Example("They left the harbour , then the pier.", "They left the harbour, then the pier."),
        Example("They left the harbour .", "They left the harbour."),
        Example("They left the harbour ,the pier too.", "They left the harbour, the pier too."),
    ),
    keeps=(
        "They left ... and came back.",
        "He writes .net code and a .5 calibre novel.",
        "Fine :)",
    ),
)

DOUBLED_STOP = Rule(
    "doubled-stop",
    Kind.PUNCTUATION,
    Level.AMEND,
    "The punctuation stands there twice.",
    breaks=(
        Example("They left,, and the pier fell.", "They left, and the pier fell."),
        Example("They left the pier..", "They left the pier."),
        Example("They left the pier., then the town.", "They left the pier, then the town."),
    ),
    keeps=("They left... and came back.", "What?! He left.", "Acme Inc., of Hull, left.", "Left …"),
)

CAPITAL_AFTER = Rule(
    "capital-after-stop",
    Kind.PUNCTUATION,
    Level.AMEND,
    "A new sentence starts with a capital.",
    breaks=(
        Example("They left the pier. the town was dark.", "They left the pier. The town was dark."),
        Example("They left the pier. and the town was dark."),
    ),
    keeps=(
        "It took approx. the same time, i.e. the lot.",
        "They left... the town was dark.",
        "It sold well. iPhone sales did not.",
    ),
)

MISSING_STOP = Rule(
    "missing-full-stop",
    Kind.PUNCTUATION,
    Level.SUGGEST,
    "The paragraph ends without its full stop.",
    breaks=(
        Example(
            "Pier falls\n\nThe pier at Tarn fell into the sea at noon on Monday\n\n"
            "Nobody was hurt when it fell.\n\nThe council will meet on Friday to talk of it.",
            "Pier falls\n\nThe pier at Tarn fell into the sea at noon on Monday.\n\n"
            "Nobody was hurt when it fell.\n\nThe council will meet on Friday to talk of it.",
        ),
    ),
    keeps=(
        "Pier falls\n\nThe pier fell at noon.\n\nRead more about the pier and the town that "
        "built it here",
        "Pier falls\n\nThe pier fell at noon.\n\nWhat we know so far:\n\n• The pier at Tarn "
        "fell into the sea at noon on Monday",
    ),
)

APPOSITION = Rule(
    "apposition-comma",
    Kind.PUNCTUATION,
    Level.AMEND,
    "The comma that opens this description needs another to close it.",
    breaks=(
        Example(
            "Ada Tarn, the head of a rescue crew told Radio Kent it was over.",
            "Ada Tarn, the head of a rescue crew, told Radio Kent it was over.",
        ),
        Example(
            "Ada Tarn, 45, of Hull said it was over.", "Ada Tarn, 45, of Hull, said it was over."
        ),
        Example("Ada Tarn, 45 was arrested in Hull.", "Ada Tarn, 45, was arrested in Hull."),
        Example(
            "Ms Tarn, who lives by the pier told us it was over.",
            "Ms Tarn, who lives by the pier, told us it was over.",
        ),
    ),
    keeps=(
        "Ada Tarn, the head of a rescue crew, told Radio Kent it was over.",
        "Ada Tarn, the court was told, left at noon.",
        "Ada Tarn, the police said, left at noon.",
        "On Monday, the head of the crew told us it was over.",
        "Ada Tarn, who told us it was over, left.",
    ),
)

SPEECH_COMMA = Rule(
    "comma-before-speech-tag",
    Kind.PUNCTUATION,
    Level.QUERY,
    "The quotation ends with a comma before the words that say who speaks.",
    breaks=(
        Example("“We lost the roof and the piano” she said."),
        Example('"We lost the roof and the piano" said Ms Tarn.'),
    ),
    keeps=(
        "“We lost the roof and the piano,” she said.",
        "“The mess” is what she called it.",
        "She called it “a mess of the old kind” he said.",
    ),
)

_SHORT = ABBREVIATIONS | frozenset(
    "etc al no nos pp est dept govt univ ave rd blvd mich ext tel fig ft lb oz min max ms avg bros "
    "sec resp misc dec gov sen rep pres messrs mme mlle vols ed eds tr trans ie eg am "
    "pm".split()
)
_TOP_LEVEL = frozenset("com net org co uk io js ai ie eu fm tv gov edu pdf doc html txt".split())
_STARTERS = frozenset(
    "the a an he she it they we this that these those there his her its their our in on at if "
    "when while after before however meanwhile police officials some many most two three".split()
)
_BRANDS = frozenset("adidas easyjet asos bhp de la van von der al bin ibn".split())
_CAPITAL_TAG = re.compile(r",\" (?P<tag>He|She|They) (?:said|says|added|told)\b")
_JOINERS = frozenset("and but or so which who because although though where yet nor".split())

_TIGHT_STOP = re.compile(
    r"(?P<one>(?<![^\W\d_])[^\W\d_]{2,}|\b\d+(?:th|st|nd|rd|m|bn|%|pm|am|p|mph|km|kg|"
    r"ft)?)[.?!](?P<two>[A-Z][a-z]*)(?=[\s,'])"
)
_TIGHT_COMMA = re.compile(
    r"(?<![,.;&@/#])\b(?P<one>[^\W\d_]{2,}|\d+)[,;](?P<two>[^\W\d_]{2,}|[aI] )"
)
_AFTER_MARK = re.compile(r"(?<=[\"')\]])(?P<one>[.,;])(?P<two>[^\W\d_]{2,}|[AI]\b)")
_STRAY_SPACE = re.compile(
    r"(?P<one>(?<![^\W_])[^\W_]+|(?<=[^\W_])['\")\]%]) +(?P<mark>,(?=[\s\"']|\w)|[;:?!](?=\s|$)|"
    r"[;:](?=[a-z]{2})|\.(?=\s|$)(?! \.))"
)
_TWICE = re.compile(
    r"(?<![,;:.])(?:(?P<same>[,;])(?: ?(?P=same))(?![,;])|:{2}(?=\s)|(?<=[^\W\d_])\.\.(?=\s|$)|"
    r", ?\.(?=\s|$))"
)
_STOP_COMMA = re.compile(r"\b(?P<one>[a-z]{3,})(?P<marks>\.,)(?= )")
_LOWER_START = re.compile(r"\b(?P<one>[^\W\d_]{3,}|\d{4})\. {1,2}(?P<two>[a-z]{1,12})(?=[ ,'])")
_FURNITURE = re.compile(
    r"(?i)(?:read|watch|listen|follow|click|see|for more|sign up|picture|photo|image|video|"
    r"additional|"
    r"you can|get in touch|graphic|source|by|with|live|key)\b.*"
)
_LISTED = tuple("•·‣▪*–-—►")
_ENDED = re.compile(r"[.?!…:;][\"')\]]*$")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|can|may|said|says|told|fell|rose|took|"
    r"came|went|"
    r"began|made|gave|found|left|won|lost|met|saw|held|kept|led|struck|hit|[a-z]+ed)\b"
)
_NOT_LAST = frozenset("the a an of and or to by with for from at as his her their its left".split())
_MIN_WORDS = 9

_ROLES = (
    "mayor|president|minister|prime|foreign|defence|health|home|finance|shadow|spokesman|"
    "spokeswoman|coach|captain|striker|leader|chief|executive|director|manager|deputy|governor|"
    "secretary|chancellor|actor|singer|author|former|senior|party|head|police|constable|chairman|"
    "professor|councillor|general|officer"
)
_PERSON = (
    r"(?!(?:On|In|At|By|For|From|With|After|Before|When|While|If|As|Since|Last|Next|This|That|The|"
    r"Under|During|Until|Now|But|And|Then|Early|Late|One|Two|To|Of|Like|Unlike|Around|Near|About|"
    r"Outside|Inside|Among|Despite|Also|Both|Every|Each|Some|All|Yes|No|What|Why|How|Where)\b)"
    rf"(?:(?:[A-Z][\w'-]*|{_ROLES}) ){{0,5}}"
    r"(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|[A-Z][\w'-]*[a-z]) "
    r"(?:al-|bin |de |van |von |der |la |[A-Z]\. ?)*[A-Z][\w'-]*[a-z]"
)
_ROLE_OF = (
    "(?:leader|head|chairman|chairwoman|chief executive|director|spokesman|spokeswoman|manager|"
    "president|captain|coach|secretary|minister|professor|owner|founder|commander|mayor|governor|"
    "editor|analyst) (?:of|for|at|from|in) "
)
_NO_VERB = (
    r"(?:(?!(?:who|which|that|was|were|is|are|be|been|being|has|had|have|will|would|could|can|"
    r"should|when|where|what|told|said|says|and|but|police|court|sources?|also|later|then)\b)"
    r"[^\s,.;:?!\"()–—]+ ){1,11}?"
)
_SAYS = r"(?:told|said|says|added)"
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August"
_BEGINS = r"(?:According to [^,.;:\"]{3,40}, )?"
_CLAUSE = r"[^,.;:?!\"()–—]"
_OPEN_APPOSITIONS = (
    re.compile(
        rf"{_BEGINS}(?P<name>{_PERSON}), (?:(?:the|an?|its|their|his|her) |"
        rf"(?={_ROLE_OF})){_NO_VERB}"
        rf"(?<!\bcourt )(?P<last>[^\s,.;:\"]+) {_SAYS} (?:that |he |she |it |they |the |there |"
        rf"his |her |"
        rf"reporters |journalists |[A-Z]|state|{_CLAUSE}+[:.])"
    ),
    re.compile(
        rf"{_BEGINS}(?P<name>{_PERSON}),(?: aged)? (?P<last>\d\d) "
        rf"(?:was|is|has|told|said|pleaded|admitted|denied|appeared|died|will) "
    ),
    re.compile(
        rf"{_BEGINS}(?P<name>{_PERSON}), (?:aged )?\d\d, (?:of|from) (?:[A-Z][\w'-]+ |in |of |"
        rf"the |near |, )*?"
        rf"(?P<last>[A-Z][\w'-]+) (?:was|is|has|told|said|pleaded|admitted|denied|appeared|died|"
        rf"will) "
    ),
    re.compile(
        rf"{_BEGINS}(?P<name>{_PERSON}|The [a-z]+(?: [a-z]+)?), who (?!said|"
        rf"told){_CLAUSE}{{3,60}}?(?<! to)(?<! that)(?<! he)(?<! she)(?<! who)"
        rf"(?<! police)(?<! and)(?<! also) ?\b(?P<last>[^\s,.;:\"]+) (?:told|said) (?:the |"
        rf"reporters |police |us |he |she |they |it |[A-Z])"
        rf"{_CLAUSE}*[.:]"
    ),
)
_UNTAGGED = re.compile(
    r"[^\W_]\.?(?P<mark>\") (?:(?:he|she|they) (?:said|says|added|told)|(?:said|says|added) "
    r"(?:Mr|Mrs|Ms|Dr|Sir|[A-Z]|the |he |she ))"
)


def find(galley: Galley) -> Iterator[Finding]:
    yield from _spaces(galley)
    yield from _doubled(galley)
    yield from _capitals(galley)
    yield from _unfinished(galley)
    yield from _appositions(galley)
    yield from _speech_tags(galley)


def _spaces(galley: Galley) -> Iterator[Finding]:
    for match in _TIGHT_STOP.finditer(galley.text):
        if match["one"].lower() not in _SHORT and match["two"].lower() not in _TOP_LEVEL:
            yield from _spaced(galley, match)
    for pattern in (_TIGHT_COMMA, _AFTER_MARK):
        for match in pattern.finditer(galley.text):
            yield from _spaced(galley, match)
    for match in _STRAY_SPACE.finditer(galley.text):
        if not galley.addresses.touching(Span(*match.span())):
            space = " " if galley.text[match.end() : match.end() + 1].isalnum() else ""
            yield SPACE_BEFORE.finding(Span(*match.span()), match["one"] + match["mark"] + space)
    yield from _beside_quotations(galley)


def _spaced(galley: Galley, match: re.Match[str]) -> Iterator[Finding]:
    span = Span(match.start("one"), match.end("two"))
    if not galley.addresses.touching(span):
        fix = galley.text[span.start : match.start("two")] + " " + match["two"]
        yield SPACE_AFTER.finding(span, fix)


_WORD_AFTER = re.compile(r"[^\W\d_]{3,}|(?:he|it|we|as|in|at|on|to|of|by|is)\b")
_WELL_MARKED = re.compile(r'"[\w\'[$£€](?:.|\n)*[\w.,?!…\'\])]"')
_WORD_BEFORE = re.compile(r"[^\W_]+[,:]?\Z")


def _beside_quotations(galley: Galley) -> Iterator[Finding]:
    text = galley.text
    for quotation in galley.draft.quotations:
        if not _WELL_MARKED.fullmatch(text, quotation.start, quotation.end):
            continue
        after = _WORD_AFTER.match(text, quotation.end)
        if after and after.group() not in {"ing", "ish", "ism", "ist", "ness"}:
            yield SPACE_AFTER.finding(Span(*after.span()), " " + after.group())
        before = _WORD_BEFORE.search(text, max(0, quotation.start - 30), quotation.start)
        if before:
            yield SPACE_AFTER.finding(Span(*before.span()), before.group() + " ")


def _doubled(galley: Galley) -> Iterator[Finding]:
    for match in _TWICE.finditer(galley.text):
        fix = "." if "." in match.group() else match.group()[0]
        yield DOUBLED_STOP.finding(Span(*match.span()), fix)
    for match in _STOP_COMMA.finditer(galley.text):
        if match["one"] not in _SHORT:
            fix = "," if galley.text[match.end() + 1].islower() else "."
            yield DOUBLED_STOP.finding(Span(*match.span("marks")), fix)


def _capitals(galley: Galley) -> Iterator[Finding]:
    for match in _LOWER_START.finditer(galley.text):
        span, word = Span(*match.span("two")), match["two"]
        if match["one"].lower() in _SHORT or word in _BRANDS or galley.addresses.touching(span):
            continue
        if word in _JOINERS:
            note = f"A full stop, then a lower-case “{word}”: a comma, or a new sentence?"
            yield CAPITAL_AFTER.finding(span, note=note)
        elif word in _STARTERS or not match["one"][0].isupper():
            yield CAPITAL_AFTER.finding(span, word.capitalize())
    for match in _CAPITAL_TAG.finditer(galley.text):
        note = "The sentence goes on after the quotation, so no capital."
        yield CAPITAL_AFTER.finding(Span(*match.span("tag")), match["tag"].lower(), note)


def _unfinished(galley: Galley) -> Iterator[Finding]:
    for post in galley.posts:
        paragraphs = [p for p in galley.paragraphs_in(post.body) if not _is_stamp(post, p)]
        ended = [bool(_ENDED.search(p.of(galley.text))) for p in paragraphs]
        if sum(ended) * 3 < len(ended) * 2 or sum(ended) < 2:
            continue
        for i, paragraph in enumerate(paragraphs):
            after_list = i > 0 and galley.text[paragraphs[i - 1].end - 1] == ":"
            after = galley.text[paragraphs[i + 1].start] if i + 1 < len(paragraphs) else "A"
            broken = after_list or after.islower()
            if not ended[i] and not broken and _reads_on(galley, paragraph):
                last = re.compile(r"[\w'-]+$").search(galley.text, paragraph.start, paragraph.end)
                if last:
                    yield MISSING_STOP.finding(Span(*last.span()), last.group() + ".")


def _is_stamp(post: Post, paragraph: Span) -> bool:
    return post.stamp is not None and paragraph.overlaps(post.stamp.span)


def _reads_on(galley: Galley, paragraph: Span) -> bool:
    words = paragraph.of(galley.text)
    if len(words.split()) < _MIN_WORDS or words.startswith(_LISTED) or _FURNITURE.match(words):
        return False
    if not words[-1].isalnum() or not (words[0].isupper() or words[0] in "\"'"):
        return False
    last = words[words.rfind(" ") + 1 :].lower()
    address = galley.addresses.touching(Span(paragraph.end - 1, paragraph.end))
    return bool(_FINITE.search(words)) and last not in _NOT_LAST and not address


def _appositions(galley: Galley) -> Iterator[Finding]:
    for sentence in galley.draft.sentences:
        for pattern in _OPEN_APPOSITIONS:
            match = pattern.match(galley.text, sentence.start, sentence.end)
            if match and not re.search(_DAY, match["name"]):
                yield APPOSITION.finding(Span(*match.span("last")), match["last"] + ",")
                break


def _speech_tags(galley: Galley) -> Iterator[Finding]:
    starts = {sentence.start for sentence in galley.draft.sentences}
    for match in _UNTAGGED.finditer(galley.text):
        quotation = galley.draft.quotations.touching(Span(*match.span("mark")))
        if quotation and quotation.start in starts and quotation.of(galley.text).count(" ") > 1:
            yield SPEECH_COMMA.finding(Span(match.start(), match.end("mark")))


CHECK = Check(
    "punctuation",
    (
        SPACE_AFTER,
        SPACE_BEFORE,
        DOUBLED_STOP,
        CAPITAL_AFTER,
        MISSING_STOP,
        APPOSITION,
        SPEECH_COMMA,
    ),
    find,
)
