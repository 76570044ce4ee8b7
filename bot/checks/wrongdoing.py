"""What counts as wrongdoing: verbs of crime, deceit, cruelty and neglect, and what they are done to.

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
    r"|details|plans|secrets|memos?|complaints?|warnings?|assets|faults?|defects?|timesheets?)\b"
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
    rf"(?:and \w+ )?(?:[\w'-]+ ){{0,3}}?(?:girls?|boys?|child|children|pupils?|teenagers?|patients?"
    r"|women|nurses?|staff|wife|husband|residents?|interns?|apprentices?|prisoners?|detainees?"
    r"|protesters?|drivers?|workers|neighbours?|tenants?|dogs?|horses?|animals?|daughter|son|mother"
    r"|civilians|migrants|students?|inmates?|recruits?|villagers|servants?|colleagues?)\b"
)
_KIN = (
    r"(?:brother|sister|son|daughter|wife|husband|cousin|friends?|cronies|family|nephew|niece|lover"
    r"|mistress|relatives?|uncle|pocket|own (?:firm|company|account)|(?:bank |offshore )account)"
)
_BAD_GOODS = (
    r"(?:[\w-]+ )?(?:fake|counterfeit|stolen|forged|bogus|contaminated|unsafe|faulty|rotten|illegal"
    r"|tainted|worthless|cocaine|heroin|drugs|cannabis|weapons|secrets|horsemeat|out-of-date)\b"
)

DEEDS: tuple[tuple[str, str], ...] = (
    (
        "embezzled defrauded swindled conned duped fleeced blackmailed extorted molested raped"
        " groped plagiarised perjured tortured massacred looted falsified sabotaged kidnapped"
        " abducted misled deceived trafficked harassed bullied mistreated racially_abused"
        " sexually_abused assaulted murdered overcharged short-changed impersonated bribed"
        " intimidated fabricated doctored vandalised defamed laundered smuggled perverted"
        " misappropriated stalked",
        r"(?! (?:by|death|off|in the (?:semi|final))\b)",
    ),
    ("cheated tricked robbed fleeced", rf" (?!death){_SOMEBODY}(?: (?:[\w'-]+ ){{0,4}}?(?:of|into)\b|[.,])"),
    ("cheated", r" (?:on|in|at) (?:the |his |her |their )?(?:[a-z]+ )?(?:tests?|exams?|expenses|tax)"),
    ("stole diverted siphoned syphoned pocketed skimmed creamed misused misspent", rf" (?:off )?(?:{_MONEY})"),
    ("stole", rf" {_A_FEW}from (?:the|his|her|their|its|patients|customers|pensioners|old|young)\b"
              r"(?! (?:lead|top|side|game|line|start|home|match|visitors|hosts|champions))"),
    ("stole took", r" (?:[\w'-]+ )?(?:identity|identities)\b"),
    ("helped", " (?:himself|herself|themselves|itself) to"),
    (
        "forged faked rigged altered backdated tampered_with shredded destroyed deleted burned hid"
        " concealed suppressed withheld leaked invented made_up buried massaged wiped inflated"
        " fiddled rewrote stole",
        f" {_PAPERS}",
    ),
    ("fiddled cooked", r" (?:the|his|her|their|its) [a-z]+"),
    ("rigged fixed", rf" {_A_FEW}(?:elections?|votes?|ballots?|contracts?|tenders?|auctions?|polls?"
                     r"|prices|match(?:es)?|races?|contests?|draws?|meters?)\b"),
    ("lied", r"(?: (?:to|about|under|repeatedly|throughout|in (?:court|parliament))\b|[.,])"),
    ("covered hushed", r" (?:(?:it|them|this|that) up|up (?:the|an?|his|her|its|their|abuse|evidence|for))\b"),
    ("evaded dodged", rf" {_A_FEW}(?:tax(?:es)?|duty|VAT|justice)\b"),
    (
        "took accepted demanded pocketed received solicited paid offered handed",
        rf" {_A_FEW}(?:bribes?|kickbacks?|backhanders?|bungs?|sweeteners?|hush money)\b",
    ),
    ("paid bought", r" (?:off|for votes|votes|for (?:his|her|their) silence)\b"),
    ("dumped poured tipped discharged released pumped buried flushed spilled", f" {_WASTE}"),
    ("polluted poisoned contaminated", r" (?:the|a|an|his|her|its|two|three|[a-z]+s)\b"),
    ("ignored dismissed disregarded brushed_aside", f" {_WARNINGS}"),
    ("turned", " a blind eye"),
    ("cut", r" corners\b"),
    ("broke breached flouted", r" (?:the |safety |health |planning |tax |employment |election |fire )+"
                               r"(?:laws?|rules|regulations|code)\b"),
    ("started set lit", r" (?:the |a )?(?:fire|blaze|inferno)\b(?! alarm| station| service)"),
    ("set", r" (?:[\w'-]+ ){0,4}?(?:alight|on fire)\b"),
    ("torched burned_down", " "),
    (
        "beat attacked punched kicked slapped whipped starved drugged strangled stabbed shot fondled"
        " choked threatened abused tied_up locked_up neglected humiliated exploited terrorised burned"
        " stripped sacked_pregnant",
        f" {_PEOPLE_IN_CARE}",
    ),
    ("beat threatened punched kicked slapped stabbed strangled hit", r" (?:him|her|them)(?: (?:with|up|until)\b|[.,])"),
    (
        "threatened",
        r" (?:to (?:kill|hurt|harm|burn|shoot|beat|expose|ruin)|[\w' -]{2,30} with "
        r"(?:an?|violence|dogs|death|the sack|eviction|knives))\b",
    ),
    ("spied_on eavesdropped_on groomed hounded terrorised", f" {_SOMEBODY}"),
    ("hacked tapped bugged", rf" (?:into )?{_A_FEW}(?:phones?|computers?|e-?mails?|accounts?|servers?|voicemails?|offices?)\b"),
    ("sold supplied peddled dealt served", f" {_BAD_GOODS}"),
    ("steered awarded channelled funnelled gave handed slipped diverted", rf" [^.;:\"]{{2,60}}? (?:to|into) [^.;:,\"]{{0,30}}?{_KIN}\b"),
    ("plotted conspired colluded", r" (?:to|with|against)\b"),
    ("committed", rf" {_A_FEW}(?:war crimes|atrocities|fraud|genocide|perjury|treason|arson|theft|bigamy)\b"),
    ("drove flew", r" [^.;:\"]{0,40}?(?:drunk|over the limit|without a licen|uninsured)"),
    ("left let", r" (?:him|her|them|(?:the|his|her|their) (?:[a-z]+ )?[a-z]+) (?:to )?(?:die|drown|burn|starve|rot)\b"),
    ("knew", r" (?:that )?(?:the|its|his|her|about) [\w' -]{2,40} (?:unsafe|dangerous|faulty|illegal|rotten|broken|cracked|toxic|defective|abuse|fraud)\b"),
    ("jumped skipped fled", r" (?:bail|the scene)\b"),
    ("used spent", rf" {_A_FEW}(?:public|charity|party|company|aid|stolen|church|club) (?:[a-z]+ )?(?:funds?|money|cash|donations|cards?|identit(?:y|ies))\b"),
    ("claimed charged billed", rf" {_A_FEW}for [^.;:\"]{{2,40}} (?:never|did not|had not)\b"),
    ("ran", r" (?:an? |the )(?:[a-z]+ )?(?:illegal|bogus|fake|pyramid|criminal|protection|drugs?|sham|fraudulent|brothel)\b"),
)

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
    "withheld": "withheld|withholding",
    "rewrote": "rewrote|rewritten|rewriting",
}


def _forms(verb: str) -> str:
    first, _, rest = verb.partition("_")
    forms = _IRREGULAR.get(first, f"{first}|{first.removesuffix('ed')}ing")
    if rest and first.endswith("ly"):
        return f"{first} (?:{_forms(rest)})"
    return f"(?:{forms}) {rest.replace('_', ' ')}" if rest else forms


WRONGDOING = re.compile(
    "|".join(
        rf"\b(?:{'|'.join(map(_forms, verbs.split()))})\b(?:{then})" for verbs, then in DEEDS
    )
)
