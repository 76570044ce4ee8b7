"""Words that sound alike: than and then, to and too, whose and who's, your and you're.

Only wordings in which the other word is meant, whatever the sentence says.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.wording import Wording, into, slips

SOUNDALIKE = Rule(
    "sound-alike",
    Kind.GRAMMAR,
    Level.AMEND,
    "The other word that sounds like this one is meant.",
    breaks=(
        Example("More then 40 people came.", "More than 40 people came."),
        Example("She is more hopeful then she was.", "She is more hopeful than she was."),
        Example(
            "They will get a worse deal then before.", "They will get a worse deal than before."
        ),
        Example("They went back too the shop.", "They went back to the shop."),
        Example("It is to early to say.", "It is too early to say."),
        Example("Anyone whose eaten one is ill.", "Anyone who's eaten one is ill."),
        Example("Nobody knows whose to pay.", "Nobody knows who's to pay."),
        Example("The man, who's wife died, left.", "The man, whose wife died, left."),
        Example("The man whose going to win is here.", "The man who's going to win is here."),
        Example("Your not allowed in.", "You're not allowed in."),
    ),
    keeps=(
        "It rose higher, then the pound fell; he got more, then left.",
        "It ran from late May to early June, and they went to many towns, too.",
        "The man whose planned trip fell through, and whose lost son came home, wept.",
        "He got better, then he had a fall. He came, too, the next day.",
        "The man whose wife died said who's who.",
        "It was hotter then; prices rose then the bank acted.",
    ),
)
_HOUSEHOLD = (
    "wife|husband|son|daughter|mother|father|brother|sister|family|children|parents|name|body|"
    "career|identity|death|lives|car|house"
)
_ER = (
    "more|less|fewer|worse|better|(?:high|low|larg|small|great|old|young|fast|long|short|cheap|"
    "strong|"
    "weak|lat|earli|hott|cold|warm|wett|dri|tall|heavi|light|bigg|rich|poor|saf|easi|hard|soon|wid|"
    "deep|slow|quick|loud|quiet|clos|near|bright|dark|clean|dirti|thinn|thick|happi|sadd|busi|"
    "tough|rough|fresh|new|calm|kind|smart|nois|costli|deadli|earl|broad|harsh|steep)er"
)
_HOW = (
    "expected|usual|ever|previously|originally|last year|before(?! the\\b| he\\b| she\\b| "
    "they\\b)|normal|"
    "average|forecast|planned|thought|predicted|feared|first thought|anticipated|hoped|intended|"
    "required|needed|necessary|any(?:one|body|thing|where)?|most|half|a (?:year|month|week|decade|"
    "century|quarter|third|million|thousand|hundred|dozen)|an hour|double|twice|in (?:previous|the "
    "past|any|other|recent|19|20)|at any|the (?:previous|average|year|same|national|official|rest|"
    "other|others|last|one)|his|her|its|their|our|those|two|three|four|five|six|seven|eight|nine|"
    "ten|eleven|twelve|twenty|thirty|forty|fifty|one"
)
_NOT_A_VERB = (
    "early|late|soon|big|small|hot|cold|old|young|high|low|dangerous|"
    "expensive|"
    "weak|risky|far|ill|tired|busy|frightened|scared|upset|sick|poor|short|tight|bad|good|small|"
    "strong|hard|thin|thick|heavy|often|quickly|slowly|badly|difficult|steep|costly|complex|"
    "complicated|painful|shallow|deep|wide|noisy|loud|windy|wet|unsafe|damaged"
)
_SENDS = (
    "back|close|closer|next|go|goes|went|going|come|came|coming|return(?:ed|ing)?|according|due|"
    "moved?|"
    "sent|taken|took|take|brought|given|gave|led|access|key|response|addition|thanks|belong(?:s|"
    "ed)?|"
    "listen(?:ed|ing)?|spoke|speak|speaking|talk(?:ed|ing)?|rushed|airlifted|travel(?:led)?|drove|"
    "flown|flew|linked|similar|compared|related|subject|damage|happen(?:s|ed)?|apologised?|"
    "refer(?:red|ring)?|reacted|admitted|added|attached|delivered|opposed|committed|owed|handed|"
    "sold"
)
_TRIES = (
    "wants?|wanted|needs?|needed|able|unable|likely|unlikely|expected|set|plans|planned|planning|"
    "forced|asked|ready|refused|trying|tried|tries|hopes|hoped|agreed|decided|failed|managed|"
    "continued|continues|began|started|going|used|ought|promised|vowed|threatened|willing|told|"
    "urged|ordered|allowed|due|preparing|prepared"
)
_WORDINGS = (
    Wording(
        " then",
        into("than"),
        (
            rf"\b(?i:{_ER}) (?P<slip>then) (?=\d|[£$€]|(?:{_HOW}|an?)\b)",
            r"\b(?i:more|less|fewer|worse|better) (?!(?:and|or|in|on|at|to)\b)[a-z-]+(?: [a-z-]+)? "
            r"(?P<slip>then) (?=\d|[£$€]|(?:expected|usual|ever|before(?=[.,;]| or\b|$)|last year|"
            r"previously|any|in (?:previous|any)|most|the (?:previous|average|rest|last)|half|"
            r"anyone|anything|those|others?)\b)",
            r"\b(?:[Mm]ore|[Ll]ess) (?:[a-z-]+(?:ful|ous|ive|al|ic|ed|ing|ant|ent|able|ible|"
            r"ly|less|y)) (?P<slip>then) (?=(?:he|she|it|they|we|I|you|the|a|an|his|her|its|their|"
            r"[A-Z][a-z]+)\b)",
            rf"\b(?:is|was|are|were|be|been|much|far|even|slightly|seems|seemed|looks|looked|"
            rf"became|"
            rf"times|no|%) (?i:{_ER}) (?P<slip>then) (?!(?:and|but|or|as|because|while|too|so|when|"
            r"had|was|were|is|are)\b)\w",
            rf"% (?i:{_ER}) (?P<slip>then) \w",
            r"\b(?:[Mm]ore|[Ll]ess|[Ff]ewer) (?P<slip>then) (?=(?:the|its|his|her|their|it|they|"
            r"he|she|just|ever|a)\b)",
            r"\b(?:rose|rise|rises|rising|grew|grow|growing|fell|spread|spreading|ran|run|running|"
            r"moved|moving|worked|works|lasted) (?:faster|slower|quicker|harder|longer|further) "
            r"(?P<slip>then) (?!(?:fell|rose|slowed|stopped|and|but|he|she|it|they|went|came)\b)\w",
            r"\b[Rr]ather (?:[a-z]+ ){0,3}(?P<slip>then) (?=\w)",
            r"\b[Oo]ther (?P<slip>then) (?=(?:the|a|an|his|her|their|its|in|to|[A-Z])\w*)",
            r"\boften (?P<slip>then) not\b",
            r"\b[Nn]o sooner [^.,;\n]{3,40} (?P<slip>then) ",
        ),
    ),
    Wording(
        " than",
        into("then"),
        (
            r"\b(?:since|until|till|by|back|just|now and|even) (?P<slip>than)"
            r"(?=[,.;]| (?:has|have|had|the|he|she|it|they)\b)",
        ),
    ),
    Wording(
        " too ",
        into("to"),
        (
            rf"\b(?:{_SENDS}) (?P<slip>too) (?=(?:the|a|an|his|her|their|its|our|this|these|"
            rf"that)\b)",
            rf"\b(?:{_TRIES}) (?P<slip>too) (?!(?:much|many|late|early|soon|few|little|far|long|"
            rf"old|"
            rf"young|big|small|high|low|often|quickly|fast|slow|hard|hot|cold|close|good|bad|and|"
            rf"or|"
            rf"but|in|on|at|by|for|to|as|when|if|that)\b)(?:be|have|do|get|make|take|go|come|"
            rf"leave|see|"
            rf"find|give|keep|stop|help|pay|play|win|hold|move|meet|sell|buy|cut|raise|end|start|"
            rf"say|"
            rf"tell|stay|run|work|return|build|show|try|use|close|open|sign|join|face|become)\b",
        ),
    ),
    Wording(
        " to ",
        into("too"),
        (
            rf"\b(?:is|was|are|were|it's|far|much|way|none|not|come|came|comes|be|seems?|seemed|"
            rf"looks?|"
            rf"looked|felt|feels|all|still|simply|just|left it|been|became|become|grown) "
            rf"(?P<slip>to) (?:{_NOT_A_VERB})(?= (?:to|for)\b|[.,;]| and\b|\s*$)",
            r"\b[Tt]here (?:is|was|are|were|has been|had been) (?P<slip>to) (?:many|much|few|"
            r"little)\b",
            r"\b(?:is|was|were|be|been) (?P<slip>to) (?:much|many|little|few) (?:for|to)\b",
            r"\b(?:far|way|much) (?P<slip>to) (?:many|much|few|little|often|long)\b",
            r"\b(?:one|two|a step|a bridge) (?P<slip>to) (?:many|far)(?=[.,;]|\s*$)",
            r"\b(?:spent|costs?|drank|ate|drunk|said|made|took|asking|paid|drinking|doing|lost) "
            r"(?P<slip>to) (?:much|many)\b",
        ),
    ),
    Wording(
        "ho's",
        into("whose"),
        (rf"\b(?P<slip>[Ww]ho's) (?:own|late|former|elderly|young|(?:{_HOUSEHOLD})\b)",),
    ),
    Wording(
        "hose",
        into("who's"),
        (
            r"\b(?P<slip>[Ww]hose) (?:(?:believed|thought|understood|said) to|going to|been|a|"
            r"an|the|not|got|never|always|currently|still|already|also|now)\b(?!-)(?! [a-z]+s\b)",
            r"\b(?P<slip>[Ww]hose) (?:eaten|gone|been|taken|given|seen|done|written|broken|chosen|"
            r"driven|stolen|won|left|had|become|made|got|lost|bought|sold|[a-z]{2,}ed) (?:a|an|"
            r"the|one|any|"
            r"it|them|him|her|his|their|this|that|to|out|up|off|back|away|home|in|from|at|here|"
            r"there)\b",
            r"\b(?P<slip>[Ww]hose) in charge\b",
            r"\b(?P<slip>[Ww]hose) to (?:pay|blame|say|be|run|lead|take|get|win|go|replace|succeed|"
            r"know|decide|do|come|follow|speak|play|stand)\b",
            r"\b(?P<slip>[Ww]hose) (?:coming|playing|living|working|leading|running|trying|looking|"
            r"leaving|taking|getting|visiting|staying|waiting|hoping|planning|paying|responsible|"
            r"behind|eligible|unable|able|afraid|likely|on|at|in) (?:for|to|the|a|an|"
            r"in|at|"
            r"on|of|with|from|this|his|her|[A-Z])(?![a-z]*-)",
        ),
    ),
    Wording(
        "our",
        into("you're"),
        (
            r"\b[Ii]f (?P<slip>your) (?:[a-z]+ing (?:to|by|from|on|in|at|into|for|this|about|"
            r"the)|unable|worried|affected|interested|stuck)\b",
            r"\b(?:[Ii]f|[Ww]hen|told|because|that|and|think|know|where|whether|or|while|unless|"
            r"say|says|"
            r"said|hope|sure|once|[.!?,:]) (?P<slip>[Yy]our) (?:affected|welcome|going|interested|"
            r"concerned|worried|stuck|travelling|planning|looking|thinking|trying|unable|able|"
            r"entitled|eligible|allowed|likely|still|already|driving|using|feeling|over|under|aged)"
            r"(?= (?:by|to|in|on|at|about|for|of|from|with|the|a|an|and|it|\d|your|today|tonight|"
            r"this|next|home|abroad|unwell|ill|"
            r"near)\b"
            r"|[.,?!])",
            r"^(?P<slip>Your) (?:welcome|going|allowed|entitled|able|likely|stuck)(?= (?:to|in|"
            r"by)\b|[.,])",
            r"\b(?P<slip>[Yy]our) (?:going to|not|a|an|the|welcome(?= to\b|[.,!])|in for|being|"
            r"looking for)\b(?!-)",
        ),
    ),
    Wording(
        "ou're",
        into("your"),
        (
            r"\b(?i:bring|take|leave|check|show|send|use|have|keep|give|get|see|contact|call|lose|"
            r"share|lock|bring|book|change|of|in|with|from|on|at) (?P<slip>you're) "
            r"(?!(?:a|an|the|not|so|too|all|right|wrong|happy|sure)\b)[a-z]+(?<!ing)(?<!ed)\b",
            r"\b(?P<slip>[Yy]ou're) (?:own|name|children|kids|money|house|car|phone|email|bank|"
            r"child|doctor|journey|flight|local|comments|pictures|photos|questions|experiences|"
            r"story|stories|views|account|employer|"
            r"pension|mortgage|energy)\b",
        ),
    ),
)


def find(galley: Galley) -> Iterator[Finding]:
    return slips(galley, SOUNDALIKE, _WORDINGS)


CHECK = Check("sound-alikes", (SOUNDALIKE,), find)
