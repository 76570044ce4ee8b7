"""Suicides told in too much detail: the amount, the instrument, the place; always a query.

That somebody took their own life may be told, and so may "with tablets" and the like. Bombers,
attempts on others and the stage are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.checks.tripwire import STAGE, Guard, Tripwire, begins, tripped
from bot.finding import Finding
from bot.galley import Check, Galley

_SUICIDE = begins(
    "[Ss]uicide(?! bomb|-bomb| attack| mission| squad| vest)|killed (?:him|her|them)sel|Samaritans|"
    "hang(?:ed|ing) (?:him|her|them)sel|"
    "(?:took|taken|taking|take|end(?:ed|ing)) (?:his|her|their) (?:own )?li[fv]e"
)
_AMOUNT = (
    r"(?:\d+|(?:two|three|four|five|six|ten|twelve|twenty|thirty|forty|fifty|sixty|hundred)\b|"
    r"bottles?|"
    "box(?:es)?|packets?|packs?|dozens?|handfuls?|strips?|full|whole|entire|every|all|"
    r"\w+'s supply|double)"
)
_PILLS = (
    "(?:tablets|pills|painkillers|paracetamol|capsules|sleeping pills|antidepressants|insulin|"
    "beta blockers|morphine|opioids|sedatives|co-codamol|diazepam|aspirin|medication|medicine)"
)
_HEIGHTS = (
    "(?:[Bb]ridge|[Cc]liffs?|[Tt]ower|[Pp]ier|[Hh]ead|[Vv]iaduct|[Cc]ar park|[Rr]oof|[Bb]alcony|"
    "floor|"
    "[Ww]indow|storey|[Qq]uarry|[Dd]am|[Ff]lats|[Cc]rag|[Ll]edge|[Ss]teeple)"
)
_SELF = "(?:him|her|them)self"
_ROPE = (
    "(?:rope|twine|string|hose|strap|washing line|belt|scarf|cord|sheets?|cable|wire|"
    "shoelaces?|tie|flex|leash|lead|noose|ligature)"
)

METHOD = Tripwire(
    "legal-suicide-method",
    "tells the method of a suicide in detail",
    rf"(?:swallow|t[ao]k|consum|"
    rf"overdos)\w* (?:o[fn] )?(?:[\w'-]+ ){{0,4}}?{_AMOUNT} [\w' -]{{0,40}}?{_PILLS}|"
    rf"overdose of {_PILLS}|(?:{_AMOUNT}) (?:[\w'-]+ ){{0,3}}{_PILLS}|"
    r"(?:drank|drunk|drinking|swallow\w+) (?:\w+ ){0,2}(?:bleach|antifreeze|weedkiller|"
    r"pesticide|poison|acid)|"
    rf"hang(?:ed|ing) (?:h\w+self )?(?:\w+ )?(?:with|from|using|by) (?:a|an|the|his|"
    rf"her) [\w' -]{{2,25}}|"
    rf"(?:tied|knotted|looped|used|made) (?:a|an|the|his|her) (?:\w+ ){{0,2}}{_ROPE}|"
    r"tied (?:it|one end|the other end) to (?:a|an|the|his|her) [\w' -]{0,20}\b(?:beam|rafter|tree|"
    r"joist|bannister|banister|hook|rail|branch|girder|door|bar)\b|"
    rf"[Ll]igature|[Nn]oose|[Hh]elium|exhaust fumes|hose(?:pipe)?|carbon monoxide|plastic bag|"
    r"(?:turned|left) on the gas|(?:gas oven|charcoal|barbecue)|gassed h\w+self|"
    rf"(?:jump|leap|threw|fell|step|div|walk|fall|plung|went|"
    rf"dropp)\w* (?:h\w+self )?(?:to h(?:is|er) death )?"
    rf"(?:off|from|over|into) (?:the |a |an )?(?:[\w'-]+ ){{0,4}}?{_HEIGHTS}\b|"
    r"(?:in front of|under|into the path of) (?:the|a|an) [\w:. -]{0,25}(?:train|lorry|"
    r"express|bus|tram)|"
    r"(?:onto|on) the (?:tracks|line|rails)|suicide note (?:read|said)|(?:her|"
    r"his) note (?:read|said)|"
    r"(?:cut|cutting|slit|slashed|opened) h(?:is|er) (?:\w+ )?(?:wrists?|throat|veins?|arms?|"
    r"neck)|"
    r"shot h\w+self (?:\w+ )?(?:in|with|through) [\w' ]{2,25}|(?:lethal dose|"
    r"(?:searched|looked|read) (?:online )?(?:for|about) (?:ways|how|methods) (?:to|"
    r"of)[\w ]{0,20}|"
    r"(?:tablets|pills|poison|drug|chemical|powder)s? (?:\w+ )?(?:bought|ordered) (?:online|"
    r"from))|"
    r"(?:with|using) (?:a|his|her) (?:[\w']+ )?(?:razor|shotgun|rifle|belt|rope|scarf|cord)",
    Guard(_SUICIDE, begins(STAGE)),
    breaks=(
        "She killed herself: she swallowed 40 tablets.",
        "It was suicide, with a noose.",
        "He took his own life, taking two whole packets of his father's painkillers.",
        "She took her own life. She had stepped from the roof of the car park.",
        "He ended his life with his uncle's shotgun, using a belt.",
        "It was suicide: he hanged himself from a beam in the barn.",
        "It was suicide. He took a cord and tied it to the second beam.",
        "He hanged himself with a bootlace.",
    ),
    keeps=(
        "She killed herself with tablets.",
        "She swallowed 40 tablets by mistake.",
        "She took her own life at home after an illness, the coroner said.",
        "He took his own life. The train company sent its sympathy.",
    ),
)


def find(galley: Galley) -> Iterator[Finding]:
    for post in galley.posts:
        yield from tripped(galley, post, METHOD)


CHECK = Check("suicide", (METHOD.rule,), find)
