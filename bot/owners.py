"""Words that tell what is owned by whom, where the apostrophe is missing."""

from bot.nouns import INSTITUTIONS, PEOPLE, THINGS

DESCRIBING = frozenset(
    "arm law sport drug game sale saving good system communication honour mean headquarters work "
    "custom right job share price weapon record result account operation plant part car record "
    "bond future right claim benefit bill book building business fund field league park road "
    "resource rating picture photo profit tie water earning bullet cost tax finding "
    "product study test ticket tool track trade title video election offence crime damage death "
    "bus flight event letter computer home house ground side force wage award prize letter "
    "figure grant asset estate equity gift fee rate premise opening meeting flower seed "
    " security reserve talent skill material process standard current".split()
)
"""Nouns whose plural describes what follows: arms dealer, sports day, games console."""

OWNERS = (
    PEOPLE
    | INSTITUTIONS
    | THINGS
    | frozenset(
        "probe rover comet moon star sun robot movie podcast album sequel novel musical pier line "
        "route railway tour race season summit conference scheme strike vaccine virus disease "
        "species breed spacecraft mission orbiter asteroid site channel show menu product model "
        "magazine portrait sculpture sector industry economy currency parent project "
        "initiative event genre area weekend web gang sect tribe planet".split()
    )
) - DESCRIBING
GERUNDS = frozenset(
    "funding planning training building spending pricing banking housing marketing fundraising "
    "scoring bowling batting opening closing ruling governing winning losing breeding publishing "
    "voting mining fishing farming manufacturing engineering".split()
)
"""Words in -ing that stand before a noun: planning committee, funding formula."""

ALSO_VERBS = frozenset(
    "trust group side probe farm house shop practice force panel board bank state band cast brand "
    "network label fund league estate school office lobby campaign warehouse jail corps guard "
    "judge coach author man doctor nurse pilot guest host boss witness suspect rival tutor father "
    "mother champion skipper steward groom exile peer fan volunteer critic crew staff "
    "company captain".split()
)
SOLE = frozenset(
    "mayor president chancellor king queen pope premier emperor sheriff archbishop monarch".split()
)
"""People of whom there is one in a story, as a rule."""

ONE = frozenset("a an each every another one this".split())
THE = frozenset("the its his her their our that whose my your".split())
MANY = frozenset(
    "two three four five six seven eight nine ten many several some most these those local other "
    "all both few dozens hundreds thousands of elderly disabled young former".split()
)
PREPOSITIONS = frozenset(
    "of in into on onto at to from with within by under over across through behind against around "
    "inside outside for about near off despite and or but between among if as while because that "
    "said says after before when".split()
)
DESCRIBED = frozenset(
    "new own former latest first chief official controversial economic late final whole next last "
    "main deputy old current oldest largest biggest richest poorest highest smallest longest "
    "tallest busiest only second third youngest top head young elderly private public annual "
    "financial political legal medical personal national local interim acting assistant senior "
    "junior managing finance general executive social online umbrella huge big small full total "
    "recent previous key leading foreign domestic internal ruling joint".split()
)
SURELY_OWNED = frozenset(
    "chief executive head boss cash money morale anger fury pay hand future own behaviour mother "
    "father patron".split()
)
BODIES = frozenset(
    "union unions association associations group groups market markets forum club clubs committee "
    "council party parties guild federation lounge charity charities organisation organisations "
    "strike strikes cup league fund room rooms school schools home hospital society societies "
    "board panel representative representatives alliance network body bodies movement movements "
    "assembly congress conference festival activist activists campaigner campaigners day week "
    "award awards prize register list lists edition leader leaders tournament tournaments "
    "championship championships lobby agency agencies team teams final finals squad "
    "benefits".split()
)
"""What a plural may describe without owning it: teachers union, farmers market."""

FOR_ALL = frozenset(
    "centre book guide permit lounge pass handbook charter entrance bench gallery meeting code hut "
    "house room licence fund forum hostel parade parking office bar area enclosure".split()
)
"""What is for many of them: a visitors centre, a residents permit."""

DEALS_WITH = frozenset(
    "minister ministers secretary inspector inspectors inspectorate service services department "
    "division sector correspondent commissioner editor policy bill act directive programme "
    "programmes reform reforms brief tsar industry market markets business maker makers".split()
)
"""What deals with many of a thing: the schools minister, a hospitals bill."""

NOT_OWNED = frozenset(
    "who that what it he she there here where when how why one this let then so now both all each "
    "named known called made based aimed set due "
    "today tomorrow yesterday tonight people police women men children pounds dollars euros years "
    "months weeks days hours minutes times others percent cent pence miles metres lots millions "
    "billions thousands hundreds dozens".split()
)
GIVES = frozenset(
    "give gives gave given giving offer offers offered offering tell tells told telling show shows "
    "showed shown showing send sends sent sending cost costs costing pay pays paid paying lend "
    "lends lent lending call calls called calling make makes made making bring brings brought hand "
    "hands handed handing teach teaches taught teaching ask asks asked asking owe owes owed grant "
    "grants granted deny denies denied promise promises promised award awards awarded fine fined "
    "charge charged allow allows allowed cause caused serve served save saves saved saving spare "
    "guarantee guaranteed refuse refused loan loaned earn earned win won buy bought sell sold find "
    "found get gets got getting name named elect elected appoint appointed consider considered "
    "charges fines awards grants denies names elects appoints considers saves spares serves wins "
    "buys finds keeps asks owes teaches earns allows causes refuses promises gets "
    "leave left keep kept sending deem label labelled dub dubbed crown crowned become became "
    "remain remained".split()
)
FINITE = frozenset(
    "is was are were has had have will would could can should may might must said says did does "
    "came went fell rose began".split()
)
ASKS = frozenset("what which that who whom where as than how why when if whether".split())
NO_NOUN = (
    FINITE
    | ASKS
    | PREPOSITIONS
    | NOT_OWNED
    | frozenset(
        "not be been to up down out closer larger bigger smaller higher lower faster slower longer "
        "shorter older younger earlier later better worse further nearer stronger weaker safer "
        "easier harder cheaper richer poorer wider deeper greater fewer less more most enough one "
        "two three four five six seven eight nine ten".split()
    )
)
