"""How numbers are written in folded copy, in digits and in words, and what they come to."""

from __future__ import annotations

import re

COUNT, PERCENT, SCORE, VAGUE = "", "%", "score", "vague"

_ONES = tuple(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen".split()
)
_TENS = tuple("twenty thirty forty fifty sixty seventy eighty ninety".split())
_SMALL = (
    {word: value for value, word in enumerate(_ONES)}
    | {word: value for value, word in zip(range(20, 91, 10), _TENS, strict=True)}
    | {"a": 1, "an": 1, "half": 0.5}
)
_SCALES = {
    **dict.fromkeys(("k", "thousand", "thousands"), 1e3),
    **dict.fromkeys(("m", "mn", "million", "millions"), 1e6),
    **dict.fromkeys(("bn", "billion", "billions"), 1e9),
    **dict.fromkeys(("tn", "trn", "trillion"), 1e12),
    **dict.fromkeys(("hundred", "hundreds"), 1e2),
    **dict.fromkeys(("dozen", "dozens"), 12.0),
    "tens": 10.0,
}
_PARTS = tuple("half third quarter fifth sixth seventh eighth ninth tenth".split())

_COUNTED = re.compile(r" (?:[a-z-]+ )?(?:[a-z]+s|people|men|women|children|of)\b")

_MONTH = (
    "(?-i:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept(?:ember)?|"
    "Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_UNIT = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[1:10])}))?|{'|'.join(_ONES[::-1])})"
_SCALE = "(?:hundred|thousand|million|billion|trillion|dozen)"
_SPELL = "(?:minute|hour|day|week|month|year|season|game|match|over|ball|start|appearance)(?:e?s)?"
_OUT_OF = "|".join(word for word in _ONES[2:11] if word != "nine")
_PLACES = (
    "villages|towns|cities|countries|counties|districts|regions|provinces|states|areas|places|"
    "locations|streets|incidents|attacks|raids|crashes"
)
"""Three in five villages may be three people, in five villages."""
NUMERAL = re.compile(
    rf"""
    (?<![^\W\d_])(?=[\d£$€'abcdefhjlmnoqstuwz])(?:
    (?P<left_out>
        \b\d{{1,2}}(?:st|nd|rd|th)?(?:(?:[-–/]|\ and\ |\ or\ |\ to\ )\d{{1,2}}(?:st|nd|rd|th)?)?
            \ (?:of\ )?{_MONTH}\b(?:,?\ \d{{4}})?
      | \b{_MONTH}\ \d{{1,2}}(?:st|nd|rd|th)?\b(?![,.]?\d|%)(?:,?\ \d{{4}})?
      | \b\d{{1,4}}/\d{{1,2}}(?:/\d{{2,4}})?\b | \b\d{{4}}-\d\d-\d\d\b
      | \b\d{{1,2}}(?:[:.]\d\d)*\ ?(?:[ap]\.?m\b|GMT\b|BST\b|o'clock) | \b\d{{1,2}}:\d\d(?::\d\d)?\b
      | (?<![£$€,.])\b(?:1[4-9]|20)\d\d(?:'?s|[-/–](?:\d{{4}}|\d\d))?\b
            (?![,.]\d|\ ?%|\ per\ cent|[a-z]|\ {_SCALE})
      | \b\d*0'?s\b | \b\d{{1,4}}(?:st|nd|rd|th)\b | \b0\d[\d ]* | \b24[- ]hours?\b | \b24/7\b
      | \b(?:no|any|every|each|some|this|that|which|the|last|only|number)[- ]one\b
      | \bone(?:\ (?:of|another|day|that|who|thing|way|by)\b|-\w+)
      | \b(?:first|second|other|half|quarter)[- ](?:half|an?\ hour|hour|time|term|year|final)\w*
    )
  | (?P<score>(?<![\w£$€.,/])(?:\d{{1,4}}[-–]\d{{1,4}}(?:[-–]\d{{1,4}})*
        |(?:\d+|{_UNIT})\ for\ \d{{1,3}})\b(?![-\w%]))
  | (?P<ratio>\b(?P<part>{_UNIT}|\d{{1,2}})\ (?:in|out\ of)(?:\ every)?
        \ (?P<whole>{_OUT_OF}|(?<=\bone\ in\ )nine|[2-8]|[125]0|100|1,000)\b
        (?![-,.]?\d|-|%|\ {_SPELL}\b|\ (?:{_PLACES})\b))
  | (?P<fraction>\b(?:(?P<top>an?|{"|".join(_ONES[1:10])})[- ](?P<bottom>{"|".join(_PARTS)})s?
        |(?P<half>half))\b
        (?=\ (?:of|the|its|their|his|her|all|more|less|fewer|higher|lower|to|from)\b|[,.;)]|$|\ –))
  | (?P<vague>\b(?:(?:tens|hundreds)\ of\ )?(?:dozen|hundred|thousand|million|billion)s\b)
  | (?P<digits>(?:(?<![\w#/:-])|(?<=\d[-–])(?=[£$€]))(?<!\d[.,])(?P<currency>(?:US|A|C)?[£$€])?
        (?P<number>(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?)
        (?:[ -]?(?P<scale>(?-i:k|mn?|bn|tr?n)|{_SCALE})\b)?
        (?:(?P<cent>\ ?%|\ per\ ?cent\b|\ pc\b)
          |(?P<glued>(?-i:mph|kph|km|kg|g|ft|cm|mm|lb|[KMGT]B|[MGk]?Hz|[MGk]Wh?|[CF]|p)\b))?
        (?![\w]|[.,]\d))
  | (?P<words>\b(?:{_UNIT}(?:[ -]{_SCALE})*|(?:half\ )?an?(?:\ {_SCALE})+)
        (?:(?:(?<=hundred)|(?<=thousand)|(?<=illion))(?:\ and)?\ {_UNIT}(?:[ -]{_SCALE})*)*
        (?P<word_cent>\ per\ ?cent)?)\b
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def _scaled(words: str) -> float:
    total = current = 0.0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in {"hundred", "dozen"}:
            current = (current or 1) * _SCALES[word]
        elif word in _SCALES:
            total, current = total + (current or 1) * _SCALES[word], 0.0
        elif current == 0.5:
            current *= _SMALL.get(word, 1)
        else:
            current += _SMALL.get(word, 0)
    return total + current


def _small(word: str) -> float:
    return float(word) if word.isdigit() else _scaled(word)


def _ratio(match: re.Match[str]) -> tuple[float, str]:
    part, whole = _small(match["part"]), _small(match["whole"].replace(",", ""))
    return (100 * part / whole, PERCENT) if part < whole else (part, SCORE)


def _fraction(match: re.Match[str]) -> tuple[float, str]:
    if match["half"]:
        return 50.0, PERCENT
    bottom = _PARTS.index(match["bottom"].lower()) + 2
    return 100 * _small(match["top"]) / bottom, PERCENT


def _vague(match: re.Match[str]) -> tuple[float, str]:
    value = 1.0
    for word in re.findall(r"[a-z]+", match.group().lower()):
        value *= _SCALES.get(word, _SCALES.get(word.removesuffix("s"), 1.0))
    return value, VAGUE


def _digits(match: re.Match[str]) -> tuple[float, str]:
    value = float(match["number"].replace(",", ""))
    if match["scale"] == "m" and _is_length(match):
        return value, "m"
    value *= _SCALES.get((match["scale"] or "").lower(), 1)
    if match["currency"]:
        return value, match["currency"][-1]
    return value, PERCENT if match["cent"] else match["glued"] or COUNT


def _is_length(match: re.Match[str]) -> bool:
    exact = match["currency"] or "." in match["number"]
    return not exact and not _COUNTED.match(match.string, match.end())


def _words(match: re.Match[str]) -> tuple[float, str]:
    return _scaled(match.group()), PERCENT if match["word_cent"] else COUNT


READERS = {
    "ratio": _ratio,
    "fraction": _fraction,
    "vague": _vague,
    "digits": _digits,
    "words": _words,
}
