"""Nouns of British news that can be counted, in closed lists by what they name."""

PEOPLE = frozenset(
    "man woman child boy girl teenager minister president officer official soldier resident worker "
    "driver passenger pupil student teacher doctor nurse patient farmer spokesman spokeswoman "
    "politician councillor candidate lawyer barrister judge juror victim defendant protester "
    "campaigner activist journalist reporter scientist researcher expert analyst economist "
    "historian author writer actor singer musician artist director manager player striker defender "
    "goalkeeper captain supporter spectator customer shopper tourist visitor traveller commuter "
    "sailor trader investor shareholder employer employee owner tenant landlord neighbour relative "
    "friend parent father mother son daughter brother sister husband bishop priest mayor governor "
    "senator ambassador diplomat prosecutor detective constable firefighter paramedic migrant "
    "refugee prisoner inmate voter critic colleague member leader chairman survivor engineer "
    "builder swimmer runner cyclist motorist rider gunman policeman policewoman fireman fisherman "
    "businessman hostage civilian pensioner toddler motorcyclist pedestrian winner loser "
    "user viewer listener reader signatory collector lecturer professor surgeon consultant "
    "inspector commissioner adviser aide rebel fighter insurgent militant terrorist hacker burglar "
    "robber thief attacker rapist murderer witness suspect volunteer coach fan guard boss chef "
    "guest host pilot climber walker diver homeowner householder landowner shopkeeper publican "
    "landlady chairwoman spokesperson businesswoman postman fishmonger butcher baker "
    "grocer plumber electrician carpenter bricklayer gardener cleaner carer midwife dentist "
    "pharmacist vet therapist psychologist psychiatrist optician librarian headteacher tutor "
    "apprentice trainee graduate applicant claimant complainant plaintiff solicitor magistrate "
    "coroner sheriff warden archbishop vicar imam rabbi nun monk pilgrim worshipper believer "
    "composer conductor violinist pianist drummer guitarist dancer painter sculptor poet novelist "
    "playwright photographer presenter broadcaster editor columnist blogger comedian actress "
    "producer designer architect curator archaeologist geologist biologist chemist physicist "
    "astronomer astronaut mathematician academic midfielder winger batsman bowler golfer boxer "
    "jockey sprinter athlete rower skier gymnast referee umpire linesman teammate newcomer "
    "champion finalist contestant competitor opponent rival predecessor successor founder donor "
    "lobbyist strategist backbencher peer monarch king queen prince princess duke duchess earl "
    "emperor dictator chancellor premier secretary envoy negotiator mediator peacekeeper marine "
    "commander sergeant colonel veteran sniper smuggler trafficker dealer fraudster "
    "offender killer stalker trespasser squatter "
    "lodger buyer seller bidder broker banker accountant auditor adviser insurer lender borrower "
    "creditor supplier retailer grower producer exporter importer manufacturer contractor "
    "developer operator "
    "subscriber holidaymaker backpacker hiker camper angler sailor yachtsman fisher trawlerman "
    "breeder keeper handler trainer stepfather stepmother grandfather grandmother "
    "grandson granddaughter grandparent uncle aunt cousin nephew niece widow widower fiance "
    "girlfriend boyfriend bride groom twin sibling orphan baby infant newborn youngster schoolboy "
    "schoolgirl adolescent foreigner immigrant expatriate exile settler villager "
    "islander townsman citizen taxpayer "
    "consumer breadwinner bystander onlooker "
    "rescuer lifeguard coastguard lifeboatman crewman helmsman skipper captain "
    "steward bouncer waiter waitress barman barmaid bartender porter receptionist butler".split()
)
THINGS = frozenset(
    "car lorry van helicopter boat drone missile rocket weapon knife gun building street road "
    "hospital church museum theatre library factory airport hotel restaurant pub room window tree "
    "river beach island village book song letter email computer website document contract "
    "agreement treaty law policy proposal decision survey case incident accident explosion blaze "
    "flood storm earthquake goal medal ticket job death injury speech meeting hearing election "
    "referendum demonstration journey photograph picture video statement message problem factor "
    "offence crime conviction arrest vehicle warehouse bus train plane ship house home fire report "
    "figure result study attack bomb shop school seat strike match game team company firm club "
    "charity university council bank court family country city town region party union government "
    "committee agency authority station bridge flat office concern claim vote question answer plan "
    "test image tank shell raid protest march record sentence source issue reason cause charge "
    "film crash investigation allegation rumour idea suggestion theory animal dog cat horse cow "
    "bird bottle box bag tool machine engine device phone camera satellite planet disease virus "
    "vaccine hurricane volcano property apartment garage garden "
    "field farm finding inquiry review meeting recommendation measure proposal sanction tariff "
    "warning complaint fine penalty ruling verdict appeal trial clue wound coin brooch necklace "
    "painting sculpture statue poem novel album concert festival gallery cottage cabin hut tent "
    "shed barn castle palace cathedral chapel mosque synagogue temple monument memorial tower "
    "wall roof chimney door kitchen bedroom classroom corridor lift staircase trolley ambulance "
    "stretcher wheelchair bicycle bike motorbike motorcycle scooter tractor trailer caravan "
    "trawler ferry yacht lifeboat dinghy canoe tram carriage locomotive runway terminal platform "
    "motorway roundabout junction tunnel canal reservoir dam lake valley hill mountain cliff cave "
    "glacier forest meadow hedge ditch pipe pipeline cable pylon turbine reactor generator battery "
    "laptop tablet screen keyboard printer app password account scheme project programme grant "
    "loan mortgage pension benefit budget bill deal offer bid price cost rate tax fee fare "
    "salary bonus refund invoice receipt cheque donation victory defeat draw "
    "penalty tackle injury tournament championship league cup title trophy prize award honour "
    "ballot poll constituency ward district county province border frontier embassy consulate "
    "mission convoy checkpoint barracks trench mine grenade rifle pistol bullet cartridge "
    "blade bruise fracture tumour symptom operation transplant clinic surgery pharmacy ward "
    "nursery playground college lesson exam qualification degree course chapter page paragraph "
    "headline newspaper magazine programme episode series broadcast interview photo snapshot "
    "dolphin whale shark seal fox badger lynx wolf bear lion tiger elephant monkey snake spider "
    "bee wasp butterfly pig goat chicken duck swan puppy kitten leaf flower seed loaf cake sandwich"
    " meal recipe pub cafe bakery supermarket brewery vineyard".split()
) - frozenset("barracks series".split())
INSTITUTIONS = frozenset(
    "team company firm club charity university council bank court family country city town region "
    "party union government committee agency authority school hospital station church museum "
    "theatre crew couple office house shop factory airport village island restaurant hotel trust "
    "group society association federation foundation institute institution academy college nursery "
    "clinic surgery practice practise laboratory library gallery cathedral abbey monastery parish "
    "diocese mosque synagogue temple congregation choir orchestra band ballet opera company "
    "troupe cast audience crowd squad side army navy regiment brigade battalion battalion "
    "corps force militia gang cartel mafia network broadcaster newspaper magazine publisher "
    "studio label brand chain retailer supermarket brewery manufacturer carmaker airline operator "
    "developer housebuilder builder contractor supplier insurer lender watchdog regulator "
    "ombudsman inspectorate ministry department embassy parliament assembly senate congress "
    "cabinet coalition opposition administration regime junta monarchy kingdom empire republic "
    "state nation county borough district province municipality community neighbourhood estate "
    "household business corporation consortium conglomerate cooperative franchise "
    "startup subsidiary fund league tribunal jury panel board executive commission "
    "quango body thinktank lobby campaign movement faction dynasty constabulary force "
    "zoo farm pub cafe bakery garage depot warehouse prison jail barracks hospice resort "
    "port harbour".split()
) - frozenset("practise barracks".split())
UNITS = frozenset("minute hour day week month year mile metre kilometre time".split())
COLLECTIVE = INSTITUTIONS | {"police"}
"""Either number: the team is, the team are."""

VERB_TOO = frozenset(
    "report figure result study attack bomb shop seat strike match claim vote question answer plan "
    "test image tank shell raid protest march record sentence source issue reason cause charge "
    "film crash train ship house home fire flood storm book phone farm field bridge room document "
    "target time captain father mother nurse doctor author judge critic arrest box bag tool "
    "machine contract witness suspect volunteer coach fan guard boss guest host pilot "
    "measure sanction review warning fine appeal trial wound coin tent shed wall pipe cable "
    "tunnel dam mine bruise fracture scheme project grant loan mortgage pension benefit "
    "budget bill deal offer bid price cost rate tax fee salary refund invoice "
    "receipt draw tackle cup title prize award honour ballot poll ward border page lesson "
    "headline programme broadcast interview photo seal fox badger bear monkey duck leaf "
    "flower seed cake sandwich account tutor apprentice graduate champion rival "
    "peer queen trust group band cast side force label brand chain state fund "
    "board lobby campaign lift ferry platform skipper bike scooter tower finding meeting building "
    "finish steward porter groom twin baby exile orphan producer course dealer".split()
)
"""Nouns that are verbs too, so that "these report in" proves nothing."""

ALONE = (
    PEOPLE | THINGS | frozenset("news cost price list risk value lack impact effect".split())
) - COLLECTIVE

NUMBER = (
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"eighteen|twenty|thirty|forty|fifty"
)
SORT = (
    r"(?:(?:police|army|government|council|prison|security|rescue|military|other|more|young|local|"
    r"former|senior|new|second|third|British|Russian|Ukrainian|Israeli|Palestinian|French|German|"
    r"American|Chinese|Scottish|Welsh|Irish|latest|old|final|prime|chief|official|health|union|"
    r"labour|Labour|Tory|neighbouring|leading|remaining|surviving|visiting|existing|elderly|large|"
    r"small|big|huge|heavy|major|minor|recent|early|late|similar|different|further|rare|ancient|"
    r"modern|foreign|armed|stranded|trapped|unpaid|disabled|homeless|empty|angry|worried|"
    r"primary|secondary|private|public|rival|rural|urban|northern|southern|eastern|western|"
    r"medieval|Roman|Victorian|golden|silver|wooden|stone|nearby|previous|first|fresh|special|"
    r"independent|Labour|Conservative|Liberal|Democrat|Green|European|junior|striking|injured|"
    r"wounded|retired|leading|top|black|white|red|blue|green) )?"
)
"""A word that may stand between a word of number and its noun."""

NOUN_ENDS = (
    r"(?= (?:is|are|was|were|has|have|had|will|would|could|should|said|says|say|told|who|which|"
    r"that|when|while|because|according|died|came|went|fell|rose|took|blew|began|stood|struck|"
    r"swept|ran|lost|won|broke|held|kept|spoke|saw|sent|got|became|gave|made|met|did|does|can|may|"
    r"might|must|[a-z]{2,}ed)\b|[.,;:?!)](?!\d)|\s*$)"
)
NOUN_ENDS_OR_PLACE = (
    NOUN_ENDS[:-1]
    + r"| (?:in|at|of|on|from|by|with|after|before|during|near|as|since|outside|inside)\b)"
)
"""What shows that a noun is at its end: a verb, a stop, a preposition."""
