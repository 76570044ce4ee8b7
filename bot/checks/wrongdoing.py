"""What counts as wrongdoing: verbs of crime, deceit, cruelty and neglect, and their objects.

A verb that is wrong whatever its object stands alone; one that may be innocent (to beat, to take,
to pour, to forge) counts only with an object that makes it wrong. Verbs are listed in the past.
"""

from __future__ import annotations

import re

_A_FEW = r"(?:[\w'£$€%,-]+ ){0,5}?"
_THE = "(?:an?|the|his|her|their|its|other|young|two|three|four|several|many|dozens of|more than)"
_SOMEBODY = rf"(?:him|her|them|{_THE} (?:[\w-]+ ){{0,2}}[a-z]+|\d+ [a-z]+|[a-z]+s|[A-Z][a-z]+)\b"
_MONEY = (
    rf"{_A_FEW}(?:money|cash|funds?|donations?|takings|fees|deposits|wages|savings|pensions?|rents?"
    r"|profits|salar(?:y|ies)|grants?|proceeds|thousands|millions|aid|collections?|subsid(?:y|ies)"
    rf"|tips|subscriptions|jewels|jewellery|charity)\b|{_A_FEW}[£$€]\d"
)
_PAPERS = (
    rf"{_A_FEW}(?:evidence|records?|documents?|papers|files?|e-?mails?|accounts|books|figures|data"
    r"|results?|logs?|minutes|letters?|reports?|certificates?|invoices?|receipts?|signatures?|wills?"
    r"|deeds?|statements?|footage|recordings?|messages?|samples?|tests?|passports?|licen[cs]es?"
    r"|ballots?|votes?|returns?|expenses|diplomas?|degrees?|qualifications?|cheques?|payments?"
    r"|details|plans|secrets|memos?|complaints?|warnings?|assets|faults?|defects?|timesheets?|quotes|sources|overtime)\b"
)
_WASTE = (
    rf"{_A_FEW}(?:waste|sewage|oil|chemicals?|rubbish|asbestos|solvents?|slurry|acid|effluent"
    r"|toxins|tyres|rubble|sludge|paint|poison|mercury|bodies|pesticides?|manure|bleach)\b"
)
_WARNINGS = (
    r"(?:[\w'-]+ ){0,3}?(?:warnings?|complaints|alarms?|pleas|cries|safety|rules|regulations|signs"
    r"|cracks|inspectors|distress|symptoms)\b"
)
_PEOPLE_IN_CARE = (
    r"(?:and \w+ )?(?:[\w'-]+ ){0,3}?(?:girls?|boys?|child|children|pupils?|teenagers?|patients?"
    r"|women|nurses?|staff|wife|husband|residents?|interns?|apprentices?|prisoners?|detainees?"
    r"|protesters?|drivers?|workers|neighbours?|tenants?|dogs?|horses?|animals?|daughter|son|mother"
    r"|civilians|migrants|students?|inmates?|recruits?|villagers|servants?|colleagues?|riders?|athletes|actress(?:es)?|crew|passengers)\b"
)
_KIN = (
    r"(?:brother|sister|son|daughter|wife|husband|cousin|friends?|cronies|family|nephew|niece|lover"
    r"|mistress|relatives?|uncle|pocket|own (?:firm|company|account)|(?:bank |offshore )account)"
)
_BAD_GOODS = (
    r"(?:[\w-]+ )?(?:fake|counterfeit|stolen|forged|bogus|contaminated|unsafe|faulty|rotten|illegal"
    r"|tainted|worthless|sub-?standard|cocaine|heroin|drugs|cannabis|weapons|secrets|horsemeat|out-of-date)\b"
)

_GAME = r"(?! (?:lead|top|side|game|line|start|home|match|visitors|hosts|champions))"
_CONTEST = (
    r"(?:elections?|votes?|ballots?|contracts?|tenders?|auctions?|polls?|prices|match(?:es)?|races?"
    r"|contests?|draws?|meters?|raffles?|lotter(?:y|ies)|competitions?|bids|bidding)\b"
)
_DEVICE = r"(?:phones?|computers?|e-?mails?|accounts?|servers?|voicemails?|offices?)\b"
_CRIME = (
    r"(?:war crimes|atrocities|fraud|genocide|perjury|treason|arson|theft|bigamy|assaults?"
    r"|murders?)\b"
)
_UNSAFE = (
    r"(?:unsafe|dangerous|faulty|illegal|rotten|broken|cracked|toxic|defective|abuse|fraud|poisonous"
    r"|contaminated|leaking|a fake|were fake|stolen)\b"
)
_OTHERS_MONEY = (
    r"(?:donations|(?:public|charity|party|company|aid|stolen|church|club|fund|taxpayers'|council"
    r"|relief) (?:[a-z]+ )?(?:funds?|money|cash|donations|cards?|identit(?:y|ies)))\b"
)
_RACKET = (
    r"(?:illegal|bogus|fake|pyramid|criminal|protection|drugs?|sham|fraudulent|brothel|cartel)\b"
)

DEEDS: tuple[tuple[str, str], ...] = (
    (
        "embezzled defrauded swindled conned duped fleeced blackmailed extorted molested raped"
        " groped plagiarised perjured tortured massacred looted falsified sabotaged kidnapped"
        " abducted misled deceived trafficked harassed bullied mistreated racially_abused assaulted"
        " murdered overcharged short-changed impersonated bribed intimidated fabricated doctored"
        " vandalised defamed laundered smuggled misappropriated stalked tampered_with underpaid"
        " sexually_abused colluded_with conspired_to conspired_with plotted_to plotted_against"
        " preyed_on enslaved coerced terrorised absconded mutilated",
        r"(?! (?:by|death|off|in the (?:semi|final)|stardom)\b)",
    ),
    ("cheated tricked robbed", rf" (?!death){_SOMEBODY}(?: {_A_FEW}(?:of|into)\b|[.,])"),
    ("cheated", rf" (?:on|in|at) {_A_FEW}(?:tests?|exams?|expenses|tax)\b"),
    (
        "stole diverted siphoned syphoned pocketed skimmed creamed misused misspent squandered hid",
        rf" (?:off )?(?:{_MONEY})",
    ),
    ("ran made", rf" (?:off|away) with (?:{_MONEY})"),
    (
        "stole",
        rf" {_A_FEW}from (?:the|his|her|their|its|patients|customers|pensioners|old)\b{_GAME}",
    ),
    ("stole", rf" {_A_FEW}(?:cars?|vans?|paintings?|laptops?|phones?|medals|identit(?:y|ies))\b"),
    ("helped", " (?:him|her|it|them)sel(?:f|ves) to"),
    (
        "forged faked rigged altered backdated shredded destroyed deleted burned hid concealed"
        " suppressed withheld leaked invented made_up buried massaged wiped inflated fiddled"
        " rewrote stole planted",
        f" {_PAPERS}",
    ),
    ("planted", rf" {_A_FEW}(?:knife|gun|weapons?|drugs|cocaine|heroin)\b"),
    ("fiddled cooked", r" (?:the|his|her|their|its) [a-z]+"),
    ("rigged fixed", f" {_A_FEW}{_CONTEST}"),
    ("lied", r"(?: (?:to|about|under|repeatedly|throughout|in (?:court|parliament))\b|[.,])"),
    ("spread told", rf" {_A_FEW}(?:lies|falsehoods|rumours|smears)\b"),
    (
        "covered hushed",
        r" (?:(?:it|them|this|that) up|up (?:the|an?|h\w\w|its|their|\d+|[a-z]+))\b",
    ),
    ("evaded dodged", rf" {_A_FEW}(?:tax(?:es)?|duty|VAT|justice)\b"),
    (
        "took accepted demanded pocketed received solicited paid offered handed",
        rf" {_A_FEW}(?:bribes?|kickbacks?|backhanders?|bungs?|sweeteners?|hush money)\b",
    ),
    ("paid bought", r" (?:off|for votes|votes|(?:for )?(?:his|her|their) silence)\b"),
    ("paid", rf" {_A_FEW}(?:police|officials|officers|witnesses|jurors|referees|gangs?)\b"),
    ("paid", r" [^.;:\"]{2,40}(?:below|less than) the minimum"),
    ("dumped poured tipped discharged released pumped buried flushed spilled", f" {_WASTE}"),
    ("polluted poisoned contaminated", r" (?:the|a|an|his|her|its|two|three|[a-z]+s)\b"),
    ("ignored dismissed disregarded brushed_aside", f" {_WARNINGS}"),
    ("hid concealed covered_up", rf" {_A_FEW}(?:cracks|leaks|losses|debts|abuse|deaths|spill)\b"),
    ("failed", rf" to (?:warn|disclose|declare|inspect|maintain|feed|protect) {_A_FEW}[a-z]+s\b"),
    (
        "switched_off turned_off disabled silenced",
        rf" {_A_FEW}(?:alarms?|sensors?|trackers?|cameras?)\b",
    ),
    ("turned", " a blind eye"),
    ("cut", r" corners\b"),
    (
        "broke breached flouted",
        r" (?:the law|(?:[\w-]+ ){1,3}(?:laws|rules|regulations))\b(?<!he rules)",
    ),
    ("started set lit", r" (?:the |a )?(?:fire|blaze|inferno)\b(?! alarm| station| service)"),
    ("set", rf" {_A_FEW}(?:alight|on fire|(?:dogs?|thugs|heavies) on)\b"),
    ("torched burned_down scuttled", " (?:the|an?|his|her|its|their|[0-9]+|[a-z]+s)"),
    ("sank burned crashed", rf" {_A_FEW}for (?:the|its|his|her) insurance"),
    (
        "beat attacked punched kicked slapped whipped starved drugged strangled stabbed shot"
        " fondled choked threatened abused tied_up locked_up neglected humiliated exploited doped"
        " burned stripped killed executed gunned_down smothered drowned forced abandoned deserted"
        " betrayed spied_on eavesdropped_on groomed hounded bugged blackmailed spat_at",
        f" {_PEOPLE_IN_CARE}",
    ),
    (
        "beat threatened punched kicked slapped stabbed strangled hit",
        r" h(?:im|er)(?: (?:with|up)\b|[.,])",
    ),
    (
        "bombed shelled torched attacked looted",
        rf" {_A_FEW}(?:hospitals?|schools?|clinics?|ambulances?)\b",
    ),
    ("ordered", r" (?:the|a) (?:killing|murder|beating|attack|assassination|burning)s?\b"),
    (
        "threatened",
        r" (?:to (?:kill|hurt|harm|burn|shoot|beat|expose|ruin)|[\w' -]{2,30} with "
        r"(?:an?|violence|dogs|death|the sack|eviction|knives))\b",
    ),
    (
        "made sent posted shouted hurled",
        r" (?:[\w-]+ ){0,3}?(?:threats|threatening|abusive|racist|obscene|indecent|sexist|lewd)\b",
    ),
    ("demanded traded offered", rf" {_A_FEW}sex\b"),
    ("spied_on eavesdropped_on groomed hounded", f" {_SOMEBODY}"),
    ("hacked tapped bugged", rf" (?:into )?{_A_FEW}{_DEVICE}"),
    ("sold supplied peddled dealt served used", f" {_BAD_GOODS}"),
    ("sold", r" (?:his|her|their|its) [^.;:\"]{0,25}shares [^.;:\"]{0,25}before\b"),
    ("passed sold gave", r" (?:[\w-]+ )?(?:secrets|classified|confidential)\b"),
    (
        "steered awarded channelled funnelled gave handed slipped diverted",
        rf" [^.;:\"]{{2,60}}? (?:to|into) [^.;:,\"]{{0,30}}?{_KIN}\b",
    ),
    ("diverted", rf" {_A_FEW}(?:relief|supplies|medicines|food)\b"),
    ("committed", f" {_A_FEW}{_CRIME}"),
    ("drove flew operated worked", r" [^.;:\"]{0,40}?(?:drunk|over the limit|uninsured)\b"),
    ("drove", r" (?:off|away) after (?:hitting|running|knocking)\b"),
    ("was", r" (?:drunk|asleep|high|over the limit) (?:at|on|when|while|in charge)\b"),
    ("left let", rf" {_THE} (?:[a-z]+ )?[a-z]+ (?:to )?(?:die|drown|burn|starve|rot|lie in)\b"),
    (
        "left let",
        r" (?:him|her|them|residents|patients) (?:to )?(?:die|drown|burn|starve|rot|lie in)\b",
    ),
    ("knew", rf" [^.;:\"]{{2,45}}? {_UNSAFE}"),
    ("jumped skipped fled", r" (?:bail|the scene|(?:the|his|her) (?:sinking )?ship)\b"),
    ("used spent", f" {_A_FEW}{_OTHERS_MONEY}"),
    ("claimed charged billed", rf" {_A_FEW}for [^.;:\"]{{2,40}} (?:never|did not|had not)\b"),
    ("prescribed sold", r" [^.;:\"]{2,40}? for cash\b"),
    ("ran", rf" (?:an? |the )(?:[a-z]+ )?{_RACKET}"),
    ("deliberately knowingly illegally unlawfully fraudulently dishonestly corruptly", r" [a-z]+"),
)
"""Verbs in the past, and what must follow."""

_IRREGULAR = {
    "stole": "stole|stolen|stealing",
    "took": "took|taken|taking",
    "hid": "hid|hidden|hiding",
    "beat": "beat|beaten|beating",
    "broke": "broke|broken|breaking",
    "gave": "gave|given|giving",
    "made": "made|making",
    "misled": "misled|misleading",
    "misspent": "misspent|misspending",
    "spent": "spent|spending",
    "paid": "paid|paying",
    "bought": "bought|buying",
    "sold": "sold|selling",
    "dealt": "dealt|dealing",
    "cut": "cut|cutting",
    "set": "set|setting",
    "lit": "lit|lighting",
    "hit": "hit|hitting",
    "shot": "shot|shooting",
    "lied": "lied|lying",
    "drove": "drove|driven|driving",
    "flew": "flew|flown|flying",
    "left": "left|leaving",
    "let": "let|letting",
    "knew": "knew|known",
    "fled": "fled|fleeing",
    "ran": "ran|run|running",
    "told": "told|telling",
    "spread": "spread|spreading",
    "sank": "sank|sunk|sinking",
    "sent": "sent|sending",
    "spat": "spat|spitting",
    "was": "was|were|been",
    "withheld": "withheld|withholding",
    "rewrote": "rewrote|rewritten|rewriting",
}


def _forms(verb: str) -> str:
    first, _, rest = verb.partition("_")
    forms = _IRREGULAR.get(first, f"{first}|{first.removesuffix('ed')}ing")
    if first.endswith("ly"):
        return f"{first} (?:{_forms(rest)})" if rest else first
    return f"(?:{forms}) {rest.replace('_', ' ')}" if rest else forms


WRONGDOING = re.compile(
    "|".join(rf"\b(?:{'|'.join(map(_forms, verbs.split()))})\b(?:{then})" for verbs, then in DEEDS)
)
