"""The comma that closes a description: "Ada Tarn, the mayor, said", "The mayor, Ada Tarn, said".

Only a description that opens a sentence, between a name or a role and a verb that can have no
other subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.nouns import PEOPLE
from bot.text import Span

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
        Example(
            "The station commander, Ada Tarn said it was over.",
            "The station commander, Ada Tarn, said it was over.",
        ),
        Example(
            "Its leader, the violinist Jo Tarn told the players.",
            "Its leader, the violinist Jo Tarn, told the players.",
        ),
        Example("The dog, named Moss was found.", "The dog, named Moss, was found."),
        Example(
            "Storm Edda, the fifth of the year is due.",
            "Storm Edda, the fifth of the year, is due.",
        ),
        Example("The river, which burst its banks on Monday is falling."),
        Example("Ada Tarn, 45 was arrested in Hull.", "Ada Tarn, 45, was arrested in Hull."),
        Example(
            "Ms Tarn, who lives by the pier told us it was over.",
            "Ms Tarn, who lives by the pier, told us it was over.",
        ),
    ),
    keeps=(
        "The station commander, Ada Tarn, said it was over.",
        "The mayor, Ada Tarn said on Monday, was ill. The pier, Ada Tarn said, was old.",
        "Storm Edda, the fifth of the year, is due. Ada Tarn, the jury was told, left.",
        "Ada Tarn, the head of a rescue crew, told Radio Kent it was over.",
        "Ada Tarn, the court was told, left at noon.",
        "Ada Tarn, the police said, left at noon.",
        "On Monday, the head of the crew told us it was over.",
        "Ada Tarn, who told us it was over, left.",
    ),
)
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


_BY_NAME = (
    r"(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Prof|Cllr|Det|Ch|Supt|Insp|Sgt|PC|Rev) )*"
    r"[A-Z][\w'-]+(?: (?:al-|bin |de |van |von |der |la |Mc|Mac|O')*[A-Z][\w'-]+){0,2}"
)
_ACTS = (
    r"(?:said|says|told|added|was|is|has|had|will|would|could|can|may|went|came|left|took|made|"
    r"gave|"
    r"won|lost|led|began|became|spoke|wrote|[a-z]{3,}ed)"
)
_BE = r"(?:is|was|are|were|has|have|had|will|would|can|could|may|might|must|should)"
_FRONTED = (
    r"(?!(?:Across|Throughout|Within|Without|Beyond|Behind|Between|Over|Up|Down|Off|Against|"
    r"Alongside|Amid|Given|Following|Regarding|Except|Beside|Christmas|Boxing|New Year|Elsewhere|"
    r"Today|Meanwhile|However|Overnight|Yesterday|Here|There|Not|Once|Even|Only|Still|Just)\b)"
)
_NO_HEAD = r"(?!(?:the|a|an) (?:court|jury|inquest|tribunal|hearing|inquiry|report|judge|idea)\b)"
_ROLE_THEN_NAME = re.compile(
    rf"(?:{_BEGINS})(?P<name>(?:The|Its|It's|His|Her|Their|Our) (?:[\w'-]+ "
    rf"){{0,5}}?(?P<role>[a-z-]+)), "
    rf"(?:(?:the|a|an) [a-z-]+ )?(?P<last>{_BY_NAME})"
    rf"(?= {_ACTS}\b(?!,| (?:on|at|in|last|earlier|yesterday)\b[^,.;]{{0,30}},))"
)
_NAMED_THEN_VERB = re.compile(
    rf"(?P<name>(?:The|A|An|Its|His|Her|Their) [\w' -]{{2,40}}?), (?:(?:an? (?:[a-z-]+ ){{1,4}})?"
    rf"(?:named|called|known|nicknamed|dubbed|identified)(?: only)?(?: as)?|aged) "
    rf"(?P<last>(?:\d\d?|two|three|four|five|six|seven|eight|nine|[A-Z][\w'-]*)"
    rf"(?: [A-Z][\w'-]*){{0,3}})(?= {_BE}\b)"
)
_NAME_THEN_VERB = re.compile(
    rf"(?P<name>{_FRONTED}(?:{_PERSON}|The [A-Z]\w+(?: [A-Z]\w+)?(?=, an? ))), {_NO_HEAD}"
    rf"(?:the|an?|one of) {_NO_VERB}"
    rf"(?P<last>[^\s,.;:?!()–—\"]+)(?<! to)(?= {_BE}\b(?! (?:told|said|heard|informed|warned)\b))"
)
_OPEN_CLAUSE = re.compile(
    rf"(?:(?:The|Its|His|Her|Their) (?:[\w'-]+ ){{0,3}}?[a-z'-]+|{_PERSON}), (?:who|which) "
    rf"(?:(?!(?:that|where|when|he|she|it|they|we|said|says|because|as|if|how|what|while|after|"
    rf"before|and|but|than|who|which|until|since|whether|why)\b)[\w'%£-]+ ){{3,12}}?"
    rf"(?P<last>(?!(?:to|not|also|now)\b)[\w'%-]+)(?= {_BE} [^,–—():;\"]+[.!?]$)",
    re.M,
)
_ROLES_TOO = frozenset(
    "chief executive head boss chair owner founder officer constable spokesperson secretary".split()
)


def find(galley: Galley) -> Iterator[Finding]:
    for sentence in galley.draft.sentences:
        for pattern in _OPEN_APPOSITIONS:
            match = pattern.match(galley.text, sentence.start, sentence.end)
            if match and not re.search(_DAY, match["name"]):
                yield APPOSITION.finding(Span(*match.span("last")), match["last"] + ",")
                break
        yield from _by_role(galley, sentence)
        yield from _unclosed(galley, sentence)


def _unclosed(galley: Galley, sentence: Span) -> Iterator[Finding]:
    """A clause with who or which that no comma closes before the sentence's own verb."""
    match = _OPEN_CLAUSE.match(galley.text, sentence.start, sentence.end)
    if match:
        note = f"Does a comma belong after “{match['last']}”, to close what began at the first one?"
        yield APPOSITION.finding(Span(*match.span("last")), note=note)


def _by_role(galley: Galley, sentence: Span) -> Iterator[Finding]:
    """The role before the name, a name of anything, or a name given to something."""
    for pattern in (_ROLE_THEN_NAME, _NAMED_THEN_VERB, _NAME_THEN_VERB):
        match = pattern.match(galley.text, sentence.start, sentence.end)
        if not match or re.search(_DAY, match["name"]):
            continue
        if pattern is not _ROLE_THEN_NAME or match["role"] in PEOPLE | _ROLES_TOO:
            last = match["last"].split()[-1]
            yield APPOSITION.finding(
                Span(match.end("last") - len(last), match.end("last")), last + ","
            )
            return


CHECK = Check("appositions", (APPOSITION,), find)
