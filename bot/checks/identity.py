"""People who may not be named: complainants, children, anyone a court protects; only ever asked.

A complainant is identified by name, kin, work or street; a child by a school or as the accused.
Tributes, children the police have named and those who gave up their anonymity are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.checks.tripwire import NAMED, Guard, Tripwire, begins, tripped
from bot.finding import Finding
from bot.galley import Check, Galley

_SEX = begins(r"[Rr]ap(?:e[ds]?|ing|ist)\b|[Ss]exual|indecent|[Gg]room(?:ed|ing)\b|voyeur|upskirt")
_WAIVED = "waiv|gave up (?:his|her)|given up (?:his|her)|can now be named|lifted|agreed to be named"
_TROUBLE = begins(
    "[Pp]olice|[Aa]rrest|in custody|magistrates|[Cc]rown [Cc]ourt|[Yy]outh [Cc]ourt|court heard|"
    "[Ii]nquest|[Cc]oroner|[Ss]tabb|[Aa]ssault|[Aa]bus(?:ed|er|ing)|[Mm]urder|[Ss]uicide|charged|"
    "[Rr]aped|accused|court\\b|[Dd]etectives|[Oo]fficers"
)
_BY_LEAVE = begins(
    "[Tt]ribute|formally|(?:named|identified) by (?:the )?police|[Pp]olice (?:have )?named (?!no)|"
    "(?:his|her) (?:family|parents|mother|father) (?:have )?(?:said|named|described)|searching|"
    "missing"
)
_KIN = (
    "(?:(?:step|grand|god|foster |adopted )?(?:son|daughter)|brother|sister|half-(?:brother|"
    "sister)|"
    "niece|nephew|cousin|wife|husband|widow|mother|father|aunt|uncle|girlfriend|boyfriend|partner|"
    "ex-wife|fiancée?|twin|child|grandchild|godchild|goddaughter|stepsister|stepbrother)"
)
_NTH = (
    "(?:only |eldest |elder |oldest |younger |youngest |middle |adopted |teenage |second |own |"
    "young )"
)
_STREET = (
    "(?:Road|Street|Lane|Close|Avenue|Drive|Row|Terrace|Crescent|Gardens|Hill|Way|Square|Court|"
    "Place|Mews|Walk|Grove|Park|Estate|estate|House|Cottages?|Farm)"
)
_LIVES = (
    r"(?:live[sd]|living|stay(?:s|ed)|home(?: is)?|(?:bed-sit|flat|house)) (?:\w+ ){0,8}?"
    rf"(?:in|on|at|near|next to|above|opposite|with) (?:[\w' -]{{0,30}}\b{_STREET}\b|"
    rf"the (?:\w+ ){{0,3}}"
    "(?:house|cottage|flat|pub|shop|vicarage|farm|bakery|post office|estate)|(?:his|her) (?:\\w+ )?"
    rf"{_KIN})"
)
_WORKS = (
    r"(?:work(?:s|ed|ing)|employed|volunteers|serves) (?:\w+ ){0,2}?(?:at|in|for|as the|behind) "
    r"[\w'&. -]{3,40}|teaches (?:\w+ )?(?:at|in) [\w' -]{3,30}|(?:runs|manages|owns) (?:the|"
    r"a) [\w' -]{3,30}"
)
_SCHOOLED = (
    r"(?:pupil|student|boarder|prefect|sixth-former|head (?:boy|girl)|apprentice) (?:at|"
    r"in) [\w' ]{2,30}|"
    r"attend(?:s|ed) [A-Z][\w' ]{2,30}|(?:goes|went) to [A-Z][\w' ]{2,30}(?:[Ss]chool|[Aa]cademy|"
    r"[Cc]ollege)|"
    r"(?:plays|swims|sings|rows|boxes|captains|dances) (?:\w+ )?(?:for|at|in|"
    r"with) (?:the )?[A-Z][\w' ]{2,30}"
)
_RELATED = (
    rf"(?:(?:the |a )?(?:\w+ )?[\w-]+'s? {_NTH}*{_KIN}\b|(?:a|the|only|eldest|"
    rf"youngest) {_NTH}*{_KIN} of (?:a|an|the|one|{NAMED})"
    r"(?: \w+)?|the \w+ of (?:a|the) (?:\w+ )?(?:mayor|vicar|headteacher|councillor|chemist|"
    r"publican)|"
    rf"whose {_KIN},? (?:{NAMED}|is|was|runs|owns|teaches|works|farms|keeps)(?: \w+){{0,3}})"
)
_ALLEGES = r"(?:says|claims|alleges|told \w+) (?:that )?s?he "
_HARMED = r"(?:\w+ )?(?:raped|sexually|indecently|groomed|abused|assaulted|molested)"
_RAPED = (
    r"(?:rap(?:ed|es|ing|e of)|sexual(?:ly)? (?:assault|abus)(?:ed|es|e|ing|s)?(?: of| on|"
    r" against)?|"
    r"groom(?:ed|ing)|indecent(?:ly)? (?:assault|act)(?:ed|ing|s)?(?: of| on| with| against)?)"
)
_VICTIM = (
    "(?:[Vv]ictim|[Cc]omplainant|[Aa]ccuser|[Ss]urvivor|[Ww]oman|[Gg]irl|[Bb]oy|[Pp]upil|"
    "[Tt]eenager)"
)
_HER = rf"(?:{_VICTIM}s?\b|[Ss]he\b|\bwho\b)"
_OF_SCHOOL = (
    r"[^\n.]{0,80}?(?:\b(?:pupil|schoolboy|schoolgirl|sixth-former|[Yy]ear \d)|[Yy]outh [Cc]ourt|"
    r"\b(?:at|to|of|from|attend(?:s|ed)) [^\n.,]{0,40}(?:[Ss]chool|[Aa]cademy|[Cc]ollege|"
    r"[Pp]rimary|[Gg]rammar|[Cc]omprehensive|\bHigh\b))"
)
_IN_YEAR = r"an? (?:\w+ )?(?:year[ -](?:\d+|seven|eight|nine|ten|eleven)|schoolboy|schoolgirl)"
_ACCUSED = (
    r"[^\n.]{0,90}?\b(?:arrested|charged|accused|remanded|bailed|denie[sd]|pleaded|in court|"
    r"in the dock|appeared|held (?:on|over|by)|on trial|is to appear|will appear|questioned|"
    r"detained)\b"
    r"(?! (?:with|over|after) (?:his|her) (?:murder|death|killing))"
)
_YOUNG = r",? (?:who is |aged |\()?(?:[4-9]|1[0-7])\b"
_CANNOT = "(?:cannot|can not|can't|may not|must not|should not|could not|not to|never)"
_UNNAMED = begins(
    rf"{_CANNOT} be (?:publicly )?(?:named|identified)|granted (?:lifelong )?anonymity|"
    rf"[Aa]nonymity "
    "(?:order|is|was|for)|(?:entitled|right) to (?:lifelong )?anonymity|[Rr]eporting restrictions?|"
    "identit(?:y|ies) (?:is|are|was|must be) (?:protected|withheld)|"
    "(?:banned|barred|ban on|forb[ia]d\\w*|order against|not) (?:\\w+ ){0,2}(?:naming|identifying)"
)
_UNNAMED_ONE = (
    r"(?:\b(?:[Hh]e|[Ss]he|who|[Tt]hey|boy|girl|child|teenager|defendant|complainant|youth|"
    r"youngster|pupil|"
    r"[Vv]ictim|woman|man)\b,?[^\n.;]{0,80}?)"
)
TRIPWIRES = (
    Tripwire(
        "legal-complainant-named",
        "may identify the complainant in a sexual offence",
        r"(?:[Vv]ictim|[Cc]omplainant|[Aa]ccuser|[Ss]urvivor)s?,? (?:(?:was )?\w+(?:ed|fied) as )?"
        rf"(?:\d\d-year-old )?(?P<name>{NAMED})(?=[,.]| (?:was|is|who|told|said|wept|gave))|"
        rf"(?P<who>{NAMED}),? (?:now |aged |then )?\d\d,? (?:(?:and )?who )?(?:{_ALLEGES})?"
        rf"(?:was|had been) {_HARMED}|(?P<she>{NAMED}),? (?:who )?{_ALLEGES}(?:was|"
        rf"had been) {_HARMED}|"
        rf"(?P<one>{NAMED}),? (?:(?:now |aged |then )?\d\d,? )?(?:is )?(?:the|an?) (?:alleged |"
        rf"main |"
        "first |second |third |other )?(?:victim|complainant|accuser|survivor|(?:woman|girl|boy|"
        rf"teenager|student|pupil) (?:he|she) (?:is|was) (?:accused|alleged|said))|"
        rf"{_RAPED} (?:(?:pupil|student|nurse|colleague|teenager|singer|actress|actor|model|"
        rf"neighbour|"
        rf"swimmer|trainee|patient) )?(?P<whom>{NAMED})(?! [Cc]ourt)|"
        rf"{_RAPED} (?P<kin>(?:his|her) (?:own )?{_NTH}*{_KIN})\b|"
        rf"{_HER}[^\n.;]{{0,60}}?(?P<kind>(?:is|was|as) {_RELATED})|"
        rf"{_HER}[^\n.;]{{0,60}}?(?P<works>\b{_WORKS})|{_HER}[^\n.;]{{0,60}}?(?P<lives>\b{_LIVES})|"
        rf"{_VICTIM},[^\n.;]{{0,40}}?(?P<job>\b(?:an?|the|then an?) (?:\w+ ){{0,3}}(?:at|of|in|"
        rf"for) (?:the )?[A-Z]\w+[\w' ]{{0,20}})|"
        r"(?:[Vv]ictim|[Cc]omplainant|[Aa]ccuser), (?P<only>[^,\n.;]{0,30}\bonly [^,\n.;]{3,40})|"
        rf"{_VICTIM},[^\n.;]{{0,30}}?(?P<street>\bof (?:[A-Z]\w+ )+{_STREET})\b|"
        rf"{_HER}[^\n.;]{{0,60}}?(?P<school>\b{_SCHOOLED})",
        Guard(_SEX, begins(f"murder|manslaughter|killing|inquest|h(?:er|is) death|{_WAIVED}")),
        breaks=(
            "The complainant, Ada Orme, spoke of the rape.",
            "He raped Ada Orme, it is said.",
            "He denies rape. Ada Orme, 23, the complainant, wept.",
            "A man denies sexual assault. The woman is the wife of a councillor in Hull.",
            "A man denies rape. The complainant, who works at the Bell in Dock Street, wept.",
            "Ian Frost, 41, is accused of sexually abusing his stepdaughter.",
            "A man denies rape. The complainant, the inn's only Welsh cook, wept.",
        ),
        keeps=(
            "The victim, Ada Orme, lost £200.",
            "Ada Orme waived anonymity after the rape.",
            "A man denies rape. The complainant, who is in her 30s, wept.",
            "A woman was raped in Dock Street. She is being helped by trained officers.",
        ),
    ),
    Tripwire(
        "legal-child-named",
        "names a child in a police matter",
        rf"(?P<name>{NAMED}){_YOUNG}{_OF_SCHOOL}|(?P<held>{NAMED}){_YOUNG}{_ACCUSED}|"
        rf"(?:[4-9]|1[0-7])-year-old (?P<who>{NAMED})\b(?:{_OF_SCHOOL}|{_ACCUSED})|"
        r"(?:\b[Bb]oy|[Gg]irl|[Ss]choolboy|[Ss]choolgirl|[Pp]upil|[Cc]hild|[Yy]ouths?|"
        r"[Tt]een(?:ager)?)"
        rf",? (?:(?:called|named|is|was|as) )?(?P<child>{NAMED})(?=[,.]| (?:is|was|has|had|who|"
        rf"and|told|will)\b)|"
        rf"(?P<year>{NAMED}),? (?:(?:[4-9]|1[0-7]), )?(?:who (?:is|was) )?(?:in year \d|"
        rf"{_IN_YEAR})|"
        rf"(?P<pupil>{NAMED}),? (?:who (?:is|was) )?a (?:\w+ )?pupil (?:at|of|from)\b",
        Guard(
            _TROUBLE,
            _BY_LEAVE,
            begins("prize|award|medal|trophy|won\\b|scored|poem|team|trains|plays|match"),
        ),
        breaks=(
            "Police arrested Lee Orme, 15, a pupil.",
            "Lee Orme, 14, appeared at youth court.",
            "A girl of 13 has been arrested. The girl, Ada Orme, is in custody.",
            "Police arrested two boys. Lee Orme, 15, is charged with theft.",
            "The inquest heard that Ada Orme, a year 9 pupil in Hull, was bullied.",
        ),
        keeps=(
            "Lee Orme, 15, a pupil in Hull, built a boat.",
            "Police gave Lee Orme, 35, a map.",
            "Police praised Lee Orme, 15, a pupil in Hull, who won a bravery award.",
            "A boy of 15 has been charged with theft.",
        ),
    ),
    Tripwire(
        "legal-anonymity",
        "may identify someone who cannot be named",
        r"(?:[Hh]is|[Hh]er|(?:boy|girl|child|teenager|woman|complainant|youth)'s) (?:\w+ )?"
        rf"(?:{_KIN}|headteacher|teacher|employer|head|landlord|form tutor|"
        rf"coach),? (?:\w+ ){{0,2}}?{NAMED}|"
        rf"[Ss]on of {NAMED}|[Dd]aughter of {NAMED}|(?:[Bb]rother|[Ss]ister) of {NAMED}|"
        rf"(?:[Hh]is|[Hh]er) {_KIN} (?:is|was|runs|owns|manages|works as) (?:the|an?) \w+|"
        rf"{_UNNAMED_ONE}(?P<kin>(?:is|was|and|as|,) {_RELATED})|"
        rf"{_UNNAMED_ONE}(?P<lives>\b{_LIVES})|{_UNNAMED_ONE}(?P<works>\b{_WORKS})|"
        rf"{_UNNAMED_ONE}(?P<school>\b{_SCHOOLED})|{_UNNAMED_ONE}(?P<street>\b(?:of|"
        rf"from) (?:[A-Z]\w+ )+{_STREET})\b|"
        r"live[sd] (?:in|on|at) (?:[A-Z]\w+ ){1,3}(?:Road|Street|Lane|Close|Avenue|Drive)",
        Guard(_UNNAMED, begins(_WAIVED)),
        breaks=(
            "The boy, who cannot be named for legal reasons, is a pupil at Dock Road school.",
            "The girl was granted anonymity. Her mother, Ada Orme, was in court.",
            "The boy must not be identified. He is the baker's eldest son.",
            "The woman cannot be identified. She works at the library in Orme.",
            "Reporting restrictions protect the girl, who lives next to the vicarage.",
        ),
        keeps=(
            "Her mother, Ada Orme, was in court.",
            "The girl was granted anonymity.",
            "The boy, who cannot be named, wept as his mother left the court.",
            "The girl cannot be named. The judge, who lives in London, said so.",
        ),
    ),
)


def find(galley: Galley) -> Iterator[Finding]:
    for post in galley.posts:
        for tripwire in TRIPWIRES:
            yield from tripped(galley, post, tripwire)


CHECK = Check("identity", tuple(tripwire.rule for tripwire in TRIPWIRES), find)
