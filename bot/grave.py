"""Grave words by their meaning, and the words of a copy that bear each meaning out.

A line reads `meaning: words that say it | further words that bear it out`; * any ending, _ a space.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_GRAVE = """
death: die dies died dying dead death deaths deadly deadlier deadliest kill kills killed killing
    killings killer killers fatal fatally fatalit* slay slain perish* drown drowns drowned
    corpse* lives_lost claims_lives | murder* manslaughter assassinat* homicide massacre*
    slaughter* hanged execut* lynch* behead* bodies body obituary funeral late passed_away toll
    succumb* suicide inquest post-mortem shot_dead lost_his_li* lost_her_li* lost_their_li* lives
    cull* put_down euthan* beheaded martyr* mourn* tribute*
murder: murder* assassinat* homicide* massacre* |
arson: arson* set_fire set_on_fire set_alight torched | incendiar*
suicide: suicide* | own_life killed_himself killed_herself killed_themselves
injury: injur* wound* hurt hurts maim* | hospital* fractur* broke* burn* treated strain* sprain*
    ligament* hamstring fitness knock* concuss* bruis* harm* damag* dent* suffer* blow pain* hit
sexual: rape* rapist* sex* paedophil* molest* grope* indecen* porn* | assault* abus* homophob*
    gay women gender
abuse: abuse* abusive abuser* harass* bully bullies bullied bullying | mistreat* neglect* cruel*
    assault* rape* molest* intimidat* sledg* jibe* insult* stalk* misus* taunt* violen*
assault: assault* attack* | ambush* beat* hit* punch* kick* stab* shot shoot* raid* rape* mug*
    violen* strike* struck bomb* shell* offensive* invad* invasion* critici* condemn* denounc*
    hack* virus* target* forward* striker* missile* drone* knif* worm
arrest: arrest* detain* detention held_over held_after held_on in_custody | custody held hold*
    apprehend* remand* caught questioned picked_up seized captur*
charge: charged indicted indictment* prosecut* | charg* count count_of accus* trial court
trial: trial trials | court* hearing jury tribunal case test* trying pilot*
guilt: guilty guilt convict* | plead* verdict* admit* jail* sentenc* admission confess*
jail: jail* imprison* prison* sentenced behind_bars gaol* | inmate* custody sentence* incarcerat*
    detention cell cells term
life_term: for_life life_term* life_sentence* | in_prison_for_life life_imprisonment life
agreement: agreed agrees agreement* signs signed | agree* deal* accept* accord sign* settle*
    contract* approv* pact treat* accept*
deal: deal deals pact | agree* accord treat* settle* accept* contract* merg* sold bought partner*
    tie-up takeover* sign* terms talks buy* bid* offer*
blocking: blocks blocked | block* ban* prevent* stop* halt* bar* veto* obstruct* reject* refus*
    barricad* against filter*
acquittal: acquit* cleared exonerat* vindicat* not_guilty | clear* innocen* dismiss* quash*
    overturn* dropped collaps*
release: freed frees released | releas* free* liberat* rescu* let_go bail* publish* launch* issu*
    escap* unveil* out
resignation: resign* quit quits quitting step*_down stand*_down stepped_aside step*_aside | leave
    leaves leaving left stood_down depart* retir* relinquish* gave_up give*_up bow*_out walk*_out
    gone exit* out_of hand*_over end*
withdrawal: pull*_out withdraw* withdrew | back*_out drop*_out retreat* remov* quit*
sacking: sack sacks sacked sacking fired dismissed ousted ousts axed | dismiss* fire* oust* axe*
    remov* reliev* dropped let_go lost_his_job lost_her_job part*_company redundan* overthr*
    depos* voted_out
fraud: fraud* corrupt* bribe* embezzl* launder* scam* swindl* | decei* decept* dishonest* false*
    laundering cheat* fake* forg* phish* conned
theft: steal* stole* theft* thief thieves rob robs robbed robber* burgl* loot* heist* | raid*
    snatch* mugg* pirac* took taken embezzl* shoplift*
lying: lied liar* lying misled misleads misleading | mislead* lie* mislead* misled dishonest*
    untru* false* perjur* decei*
terror: terror* | extremis* islamist* al-qaeda jihad*
explosion: explo* blast blasts bomb* deton* | blew blow* missile* grenade* shell* rocket* strik*
    mine mines device* jump* soar* surge* boom*
shooting: shot shoot* gun* | fired firing bullet* rifle* pistol* weapon* sniper* firearm* film*
    photo* effort* goal* kick* score*
stabbing: stab* knif* | blade* sharp sword* dagger*
war: war wars warfare | conflict* fight* battle* invad* invasion* militar* army troops soldier*
    combat offensive shell* row feud* rival* competit*
invasion: invade* invasion* invading | war attack* troops forces intru* incursion* land* occup*
    crossed
truce: ceasefire* truce* peace | laid_down halt* paus* suspen* agree* end* cease* settle*
    compromise*
fire: blaze* inferno fire fires on_fire | fire* burn* flame* smoke alight gun* shot*
    shoot* shell* critic* attack* sack* dismiss* rocket*
flood: flood* | water* rain* deluge river burst* swamp* inundat* spate influx
crash: crash* collision* collid* derail* | hit hits struck came_down left_the_road wreck* smash*
    overturn* plung* fell fall* impact* accident* collaps* slump* sank
collapse: collaps* | gave_way give*_way came_down fall* fell cave* crumbl* bankrup*
    administration fold* fail* broke* faint* tumbl* plung* bust crash* slump* wicket*
cancel: cancel* scrap scraps scrapped scrapping abandon* call*_off | axe* drop* shelv* ditch*
    withdr* halt* end* suspen* washed_out abort* terminat* stop* clos* will_not no_longer not_go*
delay: delay* postpon* put_off puts_off defer* | put_back late* hold* held stall* pushed_back
    resched* suspen* halt* paus* wait* backlog* disrupt* slow* freez* froze* setback* overdue
ban: ban bans banned banning outlaw* prohibit* | block* forbid* bar barred bars illegal*
    restrict* suspen* exclud* exclu* veto* embargo* not_be_allowed no_longer_be_allowed stop*
    crack*
strike: strike* striking walkout* walk*_out | struck walk* picket* industrial_action stoppage*
    hit* attack* raid* bomb* missile* drone* shell* goal*
protest: protest* demonstrat* riot* | march* rall* picket* campaign* unrest clash* sit-in streets
    boo* object* complain* violen* crowd*
riot: riot* | disorder unrest violen* clash* loot* mob
win: win wins won winner* winning victor* triumph* beat beats thrash* defeats defeated | beaten
    defeat* overcame overcome* champion* title* lift* secur* clinch* claim* crown* took taken
    success* edg* scor* through progress* advanc* sweep* swept upset* knock* eliminat* saw_off
    see*_off landslide elected elects re-elect* award* award prize* honour* (\\d+)-(?!\\1\\b)\\d+
    ahead seal* settle* number_one
lose: lose loses lost losing loss losses defeat* | beat* fell went_down conced* crash* out knock*
    missing gone fail* deficit* drop* cut* \\d+-\\d+ red shed wip* giv* go without thrash* win*
    won
election: elected elects election* re-elect* poll polls ballot* | vote* voting chosen candidate*
    survey*
insolvency: bankrupt* insolv* liquidat* goes_bust went_bust | administration administrator*
    receiver* creditor* went_under fold* collaps* chapter_11 debt*
apology: apolog* sorry | regret*
denial: deny denies denied denial* denying | dismiss* reject* refut* disput* untru* insist*
    not_guilty rul*_out not_true no_truth scotch* play*_down
refusal: reject* refus* rebuff* snub* veto* rule*_out ruling_out turn*_down throw*_out threw_out
    | declin* dismiss* against oppos* defeat* will_not would_not spurn* quash* turned_away
    thrown_out voted_down ruled lost stand*_firm not_accept* absent injur* miss* not_play*
    not_take not_sell
failure: fail fails failed failing failure* | unable unsuccess* not miss* lose* lost without
    collaps* fell_short no poor* below broke* flop* fault* bug* unlikely never
approval: approve* approval green_light go-ahead backs backed endors* | agree* accept* pass*
    back* adopt* vote* support* allow* clear* authori* permi* grant* signed yes favour* ratif*
    consent* sanction* welcom* grants
reversal: u-turn* backtrack* climbdown climb*_down | revers* retreat* abandon* drop* scrap*
    chang* withdr* rethink overturn*
admission: admit* admission* confess* | acknowledg* conced* accept* plead* guilty owned_up
    reveal*
accusation: accus* alleg* blame* | denie* prosecut* claim* charg* critici* responsible suspect*
    denounc* condemn* fault guilty due_to because attribut*
suit: sue sues sued suing lawsuit* | suit* legal court filed damages claim* litigat* compensat*
rescue: rescue* saved saves | sav* pulled lift* winch* bail* help* safe* evacuat* surviv*
    takeover
survival: surviv* unhurt unharmed unscathed alive | safe* rescu* not_hurt escap* liv* through
    saved
missing: missing disappear* vanish* | search* lost not_been_seen last_seen unaccounted absent
    without miss* traced
rise: rise rises rising rose raises raised hike* soar* surge* jump jumps jumped climb* increase*
    grow* grew doubl* | ris* surg* jump* increas* up growth gain* more higher tripl* leap* boost*
    rall* lift* expan* highest record ahead edged improv* hike* rais* add* bounc* rebound*
    strong* strength* above
fall: fall* fell drop* plunge* slump* tumbl* sink* slide* plummet* decline* | sank slid* down
    lower* less cut* reduc* decreas* los* shed* weak* halv* shrink* shrank slow* dip* eas* fewer
    dived collaps* lowest worse* slip* plung* declin* miss*
job_loss: jobs_go jobs_lost jobs_axed jobs_cut job_losses job_cuts cuts_jobs | redundan* lay*_off
    laid_off go going gone cut* lost axe* shed los* posts
relegation: relegat* |
expulsion: expel* deport* evict* extradit* | remov* thrown_out throw_out sent_back sent_home
torture: tortur* poison* | mistreat* abus* toxic*
spying: spy spies spied spying espionage | agent* intelligence surveil* bug* monitor* watch*
    track*
coup: coup coups impeach* | overthr* seiz* topple* mutin* trial
fining: fined fines | fine penalt* pay*
above: above exceed* | over more higher breach* top* beat* past
below: below | under less lower fewer within beneath short
cut: cut cuts slash* | reduc* lower* axe* shed* trim* fall* fell drop* los* redundan* less fewer
    sav* down scrap* halv* cutting
closure: close closes closed closing closure* shut* | ceas* end* wind* wound_up axe* clos*
    last_day narrow* near*
flight: evacuat* flee* fled | told_to_leave forced_to_leave leav* left escap* mov* ran run*
kidnap: kidnap* hostage* abduct* | captive* captur* held seized snatch* taken
drugs: drug* cocaine heroin doping | cannabis narcotic* ecstasy steroid* substance* medic*
    pharma* methamph* crack
racism: racis* sexis* homophob* antisemit* anti-semit* | race racial* discriminat* bigot* abus*
    prejudic* sex gender
hacking: hack* cyber-attack* | cyber* breach* virus* malware ransom* phish* intru*
cancer: cancer* tumour* | leukaemia lymphoma melanoma chemotherapy oncolog*
marriage: marr* wedding* weds | wed bride groom husband wife spouse engag* knot
divorce: divorc* | split* separat* estrang*
scandal: scandal* disgrace* | controvers* corrup* misconduct alleg* wrongdoing affair* shame*
    fraud* sleaze
fury: fury furious anger* angry angri* outrage* | rage incensed upset condemn* critici* protest*
    complain* unhapp* attack*
censure: slam slams slammed lambast* condemn* denounce* | critici* attack* blast* accus* call*
    brand* describ* disgrac* outrag* blame* wrong unaccept* denounc* hit_out
"""
"""Made by hand from the verbs and nouns of British headlines; a meaning that is missing is merely
not tested."""

_ABSOLUTE = """
record: record* | highest_ever all-time biggest_ever largest_ever unprecedented never_before
    historic longest-serving
first: first | 1st debut* never_before maiden opening inaugural initial* new pioneer* launch*
last: last | final* latest remain* end* clos* past previous
biggest: biggest largest greatest | most record top major giant* main leading
worst: worst | lowest poorest weakest deadliest most_severe most_serious heaviest biggest
best: best | top finest greatest award* prize* win* won ideal
deadliest: deadliest bloodiest | worst deadly killed_more most_deadly
only: only sole solely | alone just single exclusive* merely nobody_else no_other except limited
    barely
never: never | no not nobody none
all: all every everyone everything | entire* whole each full* both total* complete* universal*
    any
always: always forever | ever every constant* permanent* perpetual* never indefinite* continu*
unprecedented: unprecedented | never_before first_time record no_precedent without_precedent
oldest: oldest | earliest most_senior ancient
highest: highest tallest | record peak* top most
lowest: lowest | record fewest least bottom
longest: longest | record most
severe: seriously severely critically badly | serious* critical* severe* grave* life-threatening
    intensive
fastest: fastest quickest | record most_rapid speed*
"""

CONTESTED = frozenset(
    """murder injury assault explosion shooting stabbing death war invasion sexual abuse fraud
    theft terror racism lying kidnap hacking""".split()
)
"""Meanings that somebody must be seen to vouch for."""

TOPICS = frozenset("drugs cancer racism terror war hacking scandal fury election trial".split())
"""Meanings that a line may merely be about, so that their being denied or feared is no matter."""

PERSONAL = frozenset(
    """death murder injury arrest charge guilt jail acquittal release resignation sacking rise fall
    win lose election insolvency collapse""".split()
)
"""Meanings that are somebody's or something's: the copy must tell them of the line's own matter."""

NOT_CLAIMS = re.compile(r"(?:die|dies|died|dying|death|deaths|funeral|hurts?)", re.IGNORECASE)
"""Words of these meanings that a family's or a club's bare announcement may carry."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A group of words that mean one thing: those that say it, and all that bear it out."""

    name: str
    says: re.Pattern[str]
    bears: re.Pattern[str]


@cache
def grave_meanings() -> tuple[Meaning, ...]:
    """Deeds, deaths, courts, jobs, disasters, contests and which way figures go."""
    return tuple(map(_meaning, _entries(_GRAVE)))


@cache
def absolute_meanings() -> tuple[Meaning, ...]:
    """Superlatives and words that allow no exception."""
    return tuple(map(_meaning, _entries(_ABSOLUTE)))


def _entries(table: str) -> list[str]:
    return re.split(r"\n(?! )", table.strip("\n"))


def _meaning(entry: str) -> Meaning:
    name, _, words = entry.partition(": ")
    says, _, more = words.partition("|")
    return Meaning(name, any_of(says), any_of(f"{says} {more}"))


def any_of(words: str) -> re.Pattern[str]:
    """A pattern for any of the words, whole, in either case."""
    forms = "|".join(words.split()).replace("_", " ").replace("*", r"[\w'-]*")
    return re.compile(rf"(?<![\w-])(?:{forms})(?![\w])", re.IGNORECASE)
