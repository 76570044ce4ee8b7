"""The law of contempt: a record, a confession or a jury's business told before the verdict.

Each needs a case that is active and undecided, or a court. What a jury has heard may be told;
so may a record of no convictions. Guilt has its own check, and so have people not to be named.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.checks.tripwire import (
    ACTIVE,
    IN_COURT,
    NAMED,
    OVER,
    RECORD,
    Guard,
    Tripwire,
    begins,
    tripped,
)
from bot.finding import Finding
from bot.galley import Check, Galley

_TOLD = "(?:police|officers|detectives|paramedics|arresting officers|the 999 \\w+|an? officer)"
_DEED = (
    "(?:hit|stabbed|killed|murdered|raped|shot|strangled|attacked|pushed|punched|did|done|lost|"
    "meant|snapped|took|stolen?|set|started|burnt|burned|hurt|was sorry|was guilty|was to blame|"
    "was responsible|beaten?|panicked|robbed|touched|abused|needed the money|wanted)"
)
_NO = (
    r"(?![^\"\n]{0,60}(?:n't\b|\bnot\b|\bnever\b|\binnocent|\bno comment|\bnothing|"
    r"\bno idea|\b[Nn]o\b))"
)
_JURY_OUT = (
    "[Ii]n the absence of the jury|[Ii]n the jury's absence|[Ww]ithout the jury(?: present)?|"
    r"[Ww]ith (?:the )?jur(?:y|ors) (?:out of|sent (?:out|away|home)|absent|outside)(?: (?:of )?"
    "(?:the )?(?:room|court))?|[Oo]nce the jury had (?:left|gone|been sent)|[Oo]ut of (?:the )?"
    "(?:hearing|earshot) of (?:the )?jur(?:y|ors)|"
    r"(?:[Aa]fter|[Ww]hile|[Bb]efore|[Ww]hen) (?:the )?jur(?:y|ors) (?:w(?:as|ere)|had been) "
    "(?:sworn|(?:sent )?(?:out|away)(?! to| consider| deliberat))"
)
_SPOKE = (
    "said|says|told|whispered|voted|felt|thought|believed|called|described|complained|admitted|"
    "wrote|posted|revealed|argued|joked|muttered|held out|wanted|refused to convict"
)

TRIPWIRES = (
    Tripwire(
        "legal-previous-convictions",
        "gives a criminal record while a case is active",
        RECORD.pattern,
        Guard(
            ACTIVE,
            begins(OVER),
            begins(f"no (?:previous|criminal|record)|without|whether|not |never|{IN_COURT}"),
        ),
        breaks=(
            "He is in custody. He served time for rape.",
            "In custody, he has convictions.",
            "A man was charged with murder. He was well known to police.",
            "She denies fraud. She was out on licence.",
            "Two men were arrested. One had just come out of prison.",
            "He was remanded. He has a history of violence.",
        ),
        keeps=(
            "He served time for rape.",
            "In custody, he has no criminal record.",
            "A man was charged. He was not known to police.",
            "He was jailed for the theft. He had previous convictions.",
        ),
    ),
    Tripwire(
        "legal-confession",
        "gives a confession before any trial",
        r"(?:has|had|have|he|she|who|man|woman|suspect|since|later|reportedly|then) "
        r"(?:\w+ly )?confessed\b|(?:his|her|a|full|signed|written) confession|"
        r"(?:ha[sd] )?(?:owned up|come clean|came clean) (?:to|about)|"
        r"(?:has|had|he|she|who) (?:\w+ly )?(?:admitted|accepted|acknowledged) (?:the |that he |"
        r"that "
        rf"she |to )?(?:killing|rape|attack|theft|stabbing|responsibility|{_TOLD})|"
        rf"admitted (?:it |everything |\w+ing [\w' ]{{1,30}})?(?:to {_TOLD}|"
        rf"in (?:police )?interview)|"
        rf"(?:told|said to) {_TOLD} (?:that )?s?he (?:had |just )*{_DEED}\b|"
        rf"(?:told|said to|admitted to) {_TOLD}[:,]? \"{_NO}[^\"\n]{{1,40}}|"
        r"(?:blurted out|broke down and (?:said|told|admitted|confessed)|(?:[Oo]n (?:his |"
        r"her )?arrest|[Ww]hen "
        r"(?:he|she) was arrested|[Ii]n (?:the|a) (?:police )?(?:van|cell|car|interview)),? "
        r"(?:he |she )?(?:said|told \w+))"
        rf"[:,]? ?\"{_NO}[^\"\n]{{1,40}}|broke down and (?:told|admitted|confessed)|"
        rf"(?<=\")(?:I|My|We|It|She|He)\b{_NO}[^\"\n]{{3,120}}[,.!]\" "
        rf"(?P<told>(?:he|she) told {_TOLD})",
        Guard(
            ACTIVE,
            begins(f"jury|jurors|on trial|[Tt]rial (?:has |had )?(?:heard|opens|begins)|{OVER}"),
            begins(f"{IN_COURT}|tribunal|false|den(?:ied|ies)"),
        ),
        breaks=(
            "A man was arrested. He has confessed.",
            "In custody, he admitted the rape.",
            "A man is charged with murder. He told officers: “I lost my rag.”",
            "She is held. She broke down and told her sister.",
            "A man was arrested. He told police he had hit her once.",
        ),
        keeps=(
            "He was arrested. He confessed, the jury heard.",
            "He confessed to us.",
            "A man was arrested. He told officers: “It was not me.”",
            "A man was arrested. He told police he was at home.",
        ),
        quotes=True,
    ),
    Tripwire(
        "legal-contempt",
        "may be in contempt of court",
        rf"{_JURY_OUT}|(?:juror,?|jurors,) (?:named )?{NAMED}(?=,| told| said)|"
        rf"(?:[Oo]ne|[Aa]|[Aa]nother|[Tt]he|male|female|former|second) juror,? (?:has |had |who )?"
        rf"(?:\w+ly )?(?:{_SPOKE})\b(?! to\b)|"
        "[Oo]ne of the jur(?:y|ors) (?:said|told|whispered|voted|felt|thought|was overheard)|"
        "[Jj]urors? (?:has |have )?(?:told (?:the BBC|us|reporters?|a newspaper|this)|revealed|"
        "argued|said|voted|(?:was|were) (?:split|overheard))|"
        "(?:jury|jurors) (?:was |were |is |are )?split (?:\\w+ to|\\d)|"
        "(?:jury|jurors) (?:has not|have not|had not|was not|were not|did not|does not|do not|"
        "will not|is not to|must not|is unaware|are unaware|never) (?:been told|told|hear|heard|be "
        "told|know|see|learn|of)|"
        "(?:said|happened|argued|discussed|overheard) in the jury room|"
        "(?:ruled|held) (?:\\w+ )?inadmissible|(?:statement|evidence|confession|recording|video)s? "
        "(?:could|should|must|may) not be (?:used|heard|shown|put|given|played)|"
        "(?:leaked|unpublished|sealed) (?:family )?(?:court|witness) (?:paper|document|statement)",
        Guard(begins("courts?|trial|jury|judge|verdict|defendant|barrister")),
        breaks=(
            "In the absence of the jury, the judge spoke.",
            "We have the leaked court papers.",
            "One juror told us that the judge was dull.",
            "With the jurors sent home, the judge heard of a second theft.",
            "The judge said that the jury had not been told of the letter.",
        ),
        keeps=(
            "The judge told jurors to go home.",
            "One juror, Ada Orme, liked the film.",
            "The jury was sent out to consider its verdict, the court said.",
            "The judge let a juror go because she was ill.",
        ),
    ),
)


def find(galley: Galley) -> Iterator[Finding]:
    for post in galley.posts:
        for tripwire in TRIPWIRES:
            yield from tripped(galley, post, tripwire)


CHECK = Check("legal", tuple(tripwire.rule for tripwire in TRIPWIRES), find)
