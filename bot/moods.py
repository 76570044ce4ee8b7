"""How copy tells a thing, and a line does: as fact, denied, feared, planned, or on a source."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.stems import stem, stems_in, stems_in_order
from bot.text import fold, paragraphs, sentences, visible

_QUOTED = re.compile(r"\"[^\"]+\"|(?<![^\s(\[-])'[^\"]+?'(?!\w)")
_POINTS_BACK = re.compile(
    r"(?:\S+ ){0,4}?(?:he|she|they|it|his|her|their|its|this)\b", re.IGNORECASE
)
LOWER = re.compile(r"(?<![\w'-])[a-z][a-z]{2,}(?![\w'-])")
_CLAUSE = re.compile(
    r"[,;:–—()]| - |\b(?:but|when|while|after|as|because|since|where|who|which|during|amid|despite|"
    r"before|until|(?=whether)|and (?=(?:\w+ )?(?:has|have|had|is|was|were|will|later|then)\b))\b"
)
_PREPOSITION = re.compile(r"\b(?:over|in|on|at|for|from|by|with)\b")
DENIED = re.compile(
    r"\b(?:no|not|never|nobody|none|nothing|without|cannot|neither|nor|denie[sd]|deny|denying|"
    r"rul(?:e|es|ed|ing) out|reject(?:s|ed)?|avoid\w*|avert\w*|prevent\w*|refus\w+|instead of|"
    r"rather than|unlikely|(?:cleared|acquitted|innocent|free) of|stopped short of|"
    r"declin\w+ to|fail(?:s|ed)? to)\b|n't\b",
    re.IGNORECASE,
)
FEARED = re.compile(
    r"\b(?:(?-i:may)|might|could|possib\w+|perhaps|reportedly|alleg\w+|apparent(?:ly)?|"
    r"potential\w*|if|whether|unless|suspect\w*|claim(?:s|ed|ing)?|accus\w+|fear\w*|"
    r"(?:thought|believed|understood|said|rumoured) to|attempt\w*|conspir\w+|plot\w*|"
    r"t(?:ry|ries|ried|rying) to|threat\w*|risk\w*|warn\w*|in case|speculation|"
    r"rumour\w*)\b"
)
_CHARGED = re.compile(r"\b(?:charged with|suspicion of|accused of)\b")
_MODAL = re.compile(r"\b(?:may|might|could|would|must|to|not|never) (?:\w+ly )?$")
PLANNED = re.compile(
    r"\b(?:plan(?:s|ned|ning to)?|would|must|ha(?:s|ve|d) to|expect(?:s|ed)?|likely to|"
    r"hop(?:e|es|ed|ing)|want(?:s|ed)?|consider\w*|call(?:s|ed|ing)? (?:for|on)|urg\w+|propos\w+|"
    r"aim(?:s|ed|ing)? to|intend\w*|needs?|should|seek\w*|sought|demand\w*|"
    r"ask(?:s|ed) (?:to|for))\b"
)
_LINE_PLANS = re.compile(
    rf"\b(?:will|set|due|face|faces|bid|poised|talks|vote|case|push|row)\b|'ll\b|{PLANNED.pattern}",
    re.IGNORECASE,
)
_LINE_DOUBTS = re.compile(
    rf"\?|\b(?:can|near|nearly|probe\w*|inquir\w+|investigat\w+|trial|court|row|danger|questioned|"
    rf"arrest\w*|charge[sd]?|held|in doubt|bid|den(?:y|ies|ied))\b|{FEARED.pattern}",
    re.IGNORECASE,
)
_LINE_SOURCE = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|tells?|told|claim\w*|accus\w+|alleg\w+|according|warn\w*|reports?|"
    r"reported(?:ly)?|confirm\w*|insist\w*|admit\w*|announce\w*|hears?|heard|court|trial|"
    r"jail\w*|convict\w*|guilty|charge[sd]?|sentenc\w*|inquest|coroner|finds?|arrest\w*|reveal\w*|"
    r"blame\w*|den(?:y|ies|ied)|cleared|study|survey|poll|verdict|inquiry|probe|"
    r"suspect\w*|vow\w*|pledge\w*|promise\w*)\b"
    r"|^[\w' .-]{2,30}: | [-–] [A-Z][\w ]+$",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:said|says?|saying|told|tells|according to|claim(?:s|ed|ing)?|announced|reported|"
    r"confirmed|insist\w*|alleg\w+|accus\w+|estimat\w+|warned|statement)\b",
    re.IGNORECASE,
)
LINE_DENIES = re.compile(
    rf"{DENIED.pattern}|"
    r"\b(?:turn\w* down|thr[eo]w\w* out|block\w*|against|oppos\w+|object\w*|lack\w*)\b",
    re.IGNORECASE,
)
NEGATIVE = re.compile(
    r"\b(?:no(?! ?\.? ?\d)|not|never|nobody|none|nothing|without|cannot|neither|nor)\b|n't\b",
    re.IGNORECASE,
)
_BEFALLS_ONE = frozenset(
    "killed dies dead died arrested charged jailed convicted injured murdered stabbed shot".split()
)
"""What befalls one of several: the tram driver and not the lorry driver."""

_GOES = re.compile(
    "(?:rise|fall|jump|soar|surge|climb|grow|drop|plunge|slump|tumble|slide|sink)s?", re.IGNORECASE
)
_OF_ITS_SUBJECT = re.compile(
    r"dead|dies?|drowns?|perish\w*|hurt|resigns?|quits?|ste?ps? down|stands? down|wins?|loses?|"
    rf"collapses?|bankrupt|\w+ed|shot|{_GOES.pattern}|(?:apologis|reject|refus|approv|admit|accus|"
    r"block|sack|jail|arrest|steal|agre|misl)(?:e?s|ed)|pulls? out",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of folded copy, the stems of its content words, and those that its "he", "she"
    or "it" may bring over from the sentence before."""

    text: str
    stems: frozenset[str]
    about: frozenset[str]


@dataclass(frozen=True)
class Copy:
    """Copy that lines are held against, laid out once for many lines."""

    text: str

    @cached_property
    def folded(self) -> str:
        return fold(visible(self.text))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        found: list[Sentence] = []
        spans = (s for p in paragraphs(self.folded) for s in sentences(self.folded, p))
        for words in (span.of(self.folded) for span in spans):
            stems = stems_in(words)
            before = found[-1].about if found and _POINTS_BACK.match(words) else frozenset()
            found.append(Sentence(words, stems, stems | before))
        return tuple(found)

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset().union(*(sentence.stems for sentence in self.sentences))


@dataclass(frozen=True)
class Line:
    """A line as it is tested: `bare` is without its quoted words, which the copy has word for
    word."""

    text: str

    @cached_property
    def bare(self) -> str:
        return _QUOTED.sub(lambda quoted: " " * len(quoted[0]), self.text)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        return stems_in_order(self.text)

    @cached_property
    def plans(self) -> bool:
        return self.doubts or bool(_LINE_PLANS.search(self.text))

    @cached_property
    def doubts(self) -> bool:
        return bool(_LINE_DOUBTS.search(self.text)) or self.sourced

    @cached_property
    def sourced(self) -> bool:
        return self.bare != self.text or bool(_LINE_SOURCE.search(self.text))


@dataclass(frozen=True, slots=True)
class Told:
    """A word of the copy that bears a line's word out, and what its clause does to it."""

    within: Sentence
    start: int
    whole: bool = True

    @property
    def sentence(self) -> str:
        return self.within.text

    @property
    def denied(self) -> bool:
        return bool(DENIED.search(lead(self.sentence, self.start)))

    @property
    def feared(self) -> bool:
        return bool(FEARED.search(lead(self.sentence, self.start)))

    @property
    def charged(self) -> bool:
        return bool(_CHARGED.search(lead(self.sentence, self.start)))

    @property
    def asked_for(self) -> bool:
        """Whether it stands right after a modal, as the plain form of a verb does."""
        return bool(_MODAL.search(self.sentence[: self.start]))

    @property
    def planned(self) -> bool:
        return bool(PLANNED.search(lead(self.sentence, self.start)))

    @property
    def sourced(self) -> bool:
        return bool(_SAID.search(self.sentence))


def line_lead(line: str, at: int) -> str:
    """What comes before a place in a line, back to the last preposition."""
    return _PREPOSITION.split(lead(line, at))[-1]


def lead(words: str, at: int) -> str:
    """What comes before a place in the same clause: up to 60 characters."""
    return _CLAUSE.split(words[:at])[-1][-60:]


def governs(marks: re.Pattern[str], sentence: Sentence, wanted: frozenset[str]) -> bool:
    """Whether most of what a sentence shares with the line comes after such a mark, in its
    clause."""
    shared = wanted & sentence.stems
    for mark in marks.finditer(sentence.text):
        clause = _CLAUSE.split(sentence.text[mark.end() :])[0]
        if 2 * len(shared & stems_in(clause)) > len(shared):
            return True
    return False


def is_of_another(
    line: Line, said: re.Match[str], near: Sequence[Told], copied: frozenset[str]
) -> bool:
    """Whether the copy, which knows whom the line says it of, only says it of somebody else."""
    if not _OF_ITS_SUBJECT.fullmatch(said.group()):
        return False
    parts = lead(line.bare, said.start()).split(" and ")
    last = 1 if _GOES.fullmatch(said.group()) else 4
    known = [copied.intersection(stems_in_order(part)[-last:]) for part in parts]
    whole = said.group().lower() in _BEFALLS_ONE
    return any(
        stems and not any(_is_told_of(stems, told, whole) for told in near) for stems in known
    )


def _is_told_of(stems: frozenset[str], told: Told, whole: bool) -> bool:
    shared = stems & told.within.about
    return shared == stems if whole else bool(shared)


def uses(wanted: str, matter: frozenset[str], copy: Copy) -> tuple[Told, ...]:
    """Where the copy has a stem, in sentences that speak of the same matter."""
    return tuple(
        Told(sentence, match.start())
        for sentence in copy.sentences
        if wanted in sentence.stems and (not matter or matter & (sentence.about - {wanted}))
        for match in LOWER.finditer(sentence.text)
        if stem(match.group()) == wanted
    )
