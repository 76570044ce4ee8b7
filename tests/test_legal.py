"""Tripwires: copy a British sub would show the lawyer, and copy of the same sort that is safe."""

from __future__ import annotations

import pytest

from bot.checks import guilt, identity, legal, suicide
from bot.draft import Draft
from bot.finding import settle
from bot.galley import Galley
from bot.house import HouseStyle

CHECKS = (legal.CHECK, guilt.CHECK, identity.CHECK, suicide.CHECK)

TRIPS = [
    (
        "legal-guilt",
        "A man of 34 is held on suspicion of murder. The cold-blooded killer came at dusk.",
    ),
    ("legal-guilt", "Killer of shopkeeper due in court\nA man accused of murder is in custody."),
    ("legal-guilt", "A nurse denies murder. The woman who killed the babies kept a diary."),
    (
        "legal-guilt",
        "A man has been charged with murder. A woman was jailed in a separate case. "
        "The murderer left his coat in the taxi.",
    ),
    (
        "legal-previous-convictions",
        "Police have charged Darren Poole, 41, with attempted murder. "
        "He was jailed for four years in 2015 for stabbing his brother.",
    ),
    ("legal-previous-convictions", "Ian Frost, a convicted robber, has been charged with murder."),
    (
        "legal-previous-convictions",
        "The suspect was arrested at Dover. He has a string of convictions.",
    ),
    (
        "legal-confession",
        "Police have arrested a man. He told officers he had killed his flatmate.",
    ),
    ("legal-complainant-named", "A footballer denies raping Kelly Marsh at his home in Leeds."),
    (
        "legal-complainant-named",
        "A coach is accused of rape. Amy Field, 22, who says she was raped "
        "at the club, gave evidence behind a screen.",
    ),
    (
        "legal-complainant-named",
        "He is held over a sexual assault. The victim, 19-year-old Élodie Marsh, is at home.",
    ),
    (
        "legal-child-named",
        "A boy has been stabbed, police said. 15-year-old Josh Tanner, a pupil at "
        "Elmwood Academy, is in hospital.",
    ),
    ("legal-child-named", "Josh Tanner, 15, who goes to Elmwood School, was arrested on Monday."),
    ("legal-suicide-method", "The actor took his own life. He hanged himself with a belt."),
    ("legal-suicide-method", "A student who took an overdose of 50 paracetamol killed herself."),
    ("legal-contempt", "While the jury was out, the barrister said the trial might collapse."),
    ("legal-contempt", "One of the jurors, Mary Poole, said the trial had been a farce."),
    (
        "legal-anonymity",
        "The girl, who cannot be named for legal reasons, is the daughter of "
        "Simon Parr, a councillor.",
    ),
]

SAFE = [
    "A man who stabbed a shopkeeper has been found guilty. The killer was arrested a day later.",
    "Police are hunting the killer of a shopkeeper. No one has been seen since.",
    "A man was arrested. “The killer will come back,” said a neighbour.",
    "A man has been arrested over the sale of a killer whale’s tooth. It was a killer blow.",
    "The film stars Jude Lane as a detective who arrested the killer.",
    "A boy of 15 has been arrested. He cannot be named for legal reasons.",
    "Emma Stroud, 17, who trains at the Bolton academy, was back on court, police permitting.",
    "MPs asked whether juries should hear of previous convictions before a man is on trial.",
    "The singer was arrested in 1998 and cleared of rape. Her accuser dropped the case.",
    "Police named the dead boy as Tom Hollis, 15, a pupil at Elmwood Academy.",
    "Zoe Finch, 16, a pupil at Dock Road school, took the police bravery prize.",
    "The inquest found that he took his own life. Samaritans can be called free on 116 123.",
    "A suicide bomber struck a police post. He had swallowed 40 tablets.",
    "She denies murder. The jury heard that she confessed to a friend.",
    "The chief executive denies fraud. He confessed to being nervous, the court heard.",
    "A man is on trial accused of sexual abuse. The prosecution said his victims were nine.",
    "The complainant, who is in her 30s, told the jury that the actor raped her.",
    "While the jury was out considering its verdict, the judge left the court.",
    "The opposition leader, who served six years as mayor, was arrested.",
]


def asked(copy: str) -> list[tuple[str, str]]:
    galley = Galley(Draft.parse(copy), HouseStyle((), {}))
    found = settle(each for check in CHECKS for each in check.find(galley))
    return [(each.rule.id, each.reason) for each in found]


@pytest.mark.parametrize(("rule", "copy"), TRIPS)
def test_a_tripwire_is_one_query_that_asks_for_the_lawyer(rule: str, copy: str) -> None:
    ((found, note),) = asked(copy)
    assert found == rule
    assert note.endswith("check with the lawyer.")


@pytest.mark.parametrize("copy", SAFE)
def test_fair_copy_on_the_same_matters_passes(copy: str) -> None:
    assert not asked(copy)


CHARGED = "A warehouseman has been charged with the murder of a cyclist in Orme."
TRIAL = "A scout leader went on trial at Orme crown court on Monday accused of rape."

MORE_TRIPS = [
    ("legal-guilt", "killer", f"Cyclist’s killer to face magistrates\n{CHARGED} He is 40."),
    ("legal-guilt", "thieves", "Three men are in custody. The jewel thieves got in by the roof."),
    ("legal-guilt", "arsonist", "Church arsonist in dock\nA man denies starting a fire in Orme."),
    ("legal-guilt", "fraudster", "A bookkeeper denies theft. The fraudster spent it on horses."),
    ("legal-guilt", "knifeman", f"{CHARGED} The knifeman had waited by the bus stop."),
    ("legal-guilt", "burglars", "Two burglars are being held by police over raids in Orme."),
    ("legal-guilt", "Rapist", "Rapist scout leader in court\n" + TRIAL),
    ("legal-guilt", "stalker", "A plumber denies harassment. Her stalker left notes in the porch."),
    (
        "legal-guilt",
        "who robbed",
        "A gang who robbed a jeweller are due in court on Friday in Hull.",
    ),
    ("legal-guilt", "who set fire to", "The man who set fire to the pier is in custody in Orme."),
    ("legal-guilt", "groomed", f"{TRIAL} Neil Coe, 51, groomed the boy for a year."),
    ("legal-guilt", "stabbed", f"{CHARGED} Ian Frost, 40, stabbed him and ran for a tram."),
    ("legal-guilt", "He strangled", f"{CHARGED} Nobody came. He strangled her in the hall."),
    ("legal-guilt", "stole", "The clerk is on bail. Ms Frost had stolen £90,000 from the parish."),
    ("legal-guilt", "killed", "Driver killed cyclist and drove on\n" + CHARGED),
    (
        "legal-guilt",
        "after stabbing",
        "A boy of 15 is in custody after stabbing a teacher in Orme.",
    ),
    (
        "legal-guilt",
        "by Mr Frost",
        f"{CHARGED} Ian Frost, 40, is held. She was beaten by Mr Frost.",
    ),
    ("legal-guilt", "responsible", f"{CHARGED} The man responsible for her death kept pigeons."),
    ("legal-previous-convictions", "well known to", f"{CHARGED} He is well known to police."),
    ("legal-previous-convictions", "on parole", f"{CHARGED} He was on parole for robbery."),
    ("legal-previous-convictions", "rap sheet", f"{CHARGED} The suspect has a long rap sheet."),
    ("legal-previous-convictions", "jailed", f"{CHARGED} He was jailed ten years ago for arson."),
    ("legal-previous-convictions", "repeat", f"{CHARGED} Frost is a repeat offender from Orme."),
    ("legal-previous-convictions", "string", f"{CHARGED} He has a string of offences behind him."),
    (
        "legal-previous-convictions",
        "already been",
        f"{CHARGED} He had already been cautioned twice.",
    ),
    ("legal-confession", "did it", f"{CHARGED} He told detectives: “I did it. I am glad.”"),
    (
        "legal-confession",
        "he had hit",
        f"{CHARGED} Mr Frost told police that he had hit her twice.",
    ),
    ("legal-confession", "confession", f"{CHARGED} Officers have his signed confession on tape."),
    ("legal-confession", "confessed", f"{CHARGED} Frost has since confessed in a cell."),
    (
        "legal-confession",
        "police interview",
        f"{CHARGED} He admitted pushing her in police interview.",
    ),
    ("legal-confession", "sorry", f"{CHARGED} On arrest he said: “I’m sorry, she made me.”"),
    ("legal-contempt", "A juror said", f"{TRIAL} A juror said afterwards that it was dull."),
    ("legal-contempt", "absence", f"{TRIAL} In the jury’s absence, lawyers spoke of a diary."),
    ("legal-contempt", "sent out", f"{TRIAL} After the jury was sent out, he wept over a letter."),
    ("legal-contempt", "not been told", f"{TRIAL} The jury has not been told of a second boy."),
    ("legal-contempt", "whispered", f"{TRIAL} One juror whispered that he was sure already."),
    ("legal-complainant-named", "Ada Orme", f"{TRIAL} Ada Orme, now 30, says she was raped."),
    ("legal-complainant-named", "Ada Orme", f"{TRIAL} It is alleged that he raped Ada Orme."),
    ("legal-complainant-named", "sister of", f"{TRIAL} The complainant is the sister of a curate."),
    ("legal-complainant-named", "works", f"{TRIAL} The woman works at the Orme Echo as a clerk."),
    ("legal-complainant-named", "of Dock", f"{TRIAL} The complainant, of Dock Street, was 20."),
    ("legal-complainant-named", "niece", "Neil Coe, 51, denies sexually abusing his niece."),
    ("legal-complainant-named", "nurse at", f"{TRIAL} The accuser, a nurse at St Anne’s, wept."),
    ("legal-child-named", "Lee Coe", "A boy of 14 has been charged. The boy, Lee Coe, is at home."),
    ("legal-child-named", "Lee Coe", "Lee Coe, 13, is accused of setting fire to a barn in Orme."),
    ("legal-child-named", "Lee Coe", "Lee Coe, a year 8 pupil in Orme, was stabbed, police said."),
    ("legal-child-named", "Lee Coe", "Schoolboy Lee Coe is in custody over a fire in Orme."),
    (
        "legal-child-named",
        "Lee Coe",
        "The inquest of Lee Coe, 12, a pupil at Orme high, has opened.",
    ),
    ("legal-suicide-method", "30 of", "She took her own life. She took 30 of her mother’s pills."),
    (
        "legal-suicide-method",
        "bottle of",
        "He killed himself. He drank a whole bottle of morphine.",
    ),
    (
        "legal-suicide-method",
        "hanged",
        "He took his own life: he hanged himself from a door in Orme.",
    ),
    (
        "legal-suicide-method",
        "jumped",
        "She took her own life. She jumped from Orme viaduct at dawn.",
    ),
    (
        "legal-suicide-method",
        "wrists",
        "The verdict was suicide. She had cut her wrists in a bath.",
    ),
    ("legal-suicide-method", "train", "It was suicide: he stepped in front of the 08:10 train."),
    ("legal-anonymity", "eldest son", "He cannot be identified. He is the dentist’s eldest son."),
    ("legal-anonymity", "lives", "The girl must not be named. She lives in Dock Street, Orme."),
    ("legal-anonymity", "pupil at", "The boy may not be identified. He is a pupil at Orme Hall."),
    (
        "legal-anonymity",
        "works",
        "She has lifelong anonymity. She cannot be named. She works in a bank.",
    ),
    ("legal-anonymity", "whose father", "The boy, whose father is the MP, cannot be named."),
]


@pytest.mark.parametrize(("rule", "words", "copy"), MORE_TRIPS, ids=lambda each: each[:40])
def test_the_same_slips_in_other_words_are_found(rule: str, words: str, copy: str) -> None:
    galley = Galley(Draft.parse(copy), HouseStyle((), {}))
    marked = [(each.rule.id, each.span.of(copy)) for check in CHECKS for each in check.find(galley)]
    assert any(found == rule and words in span for found, span in marked), marked


FAIR = (
    "Man charged with murder after body found in canal\nA man of 33 has been charged with murder "
    "after the body of a student was found in a canal in Orme.\n\nNeil Coe, of Dock Street, is to "
    "appear before magistrates on Tuesday. The student, Ian Frost, 20, had been missing since "
    "Friday.\n\n“He was our joker,” said his mother, Ada. Police have asked anyone who saw a "
    "silver van to call them.",
    "Nurse ‘gave wrong drug on purpose’, court hears\nA nurse injected a patient with a drug that "
    "she did not need, a jury has heard.\n\nProsecutors say that Ada Coe, 44, poisoned three "
    "people on a ward in Orme. She denies attempted murder.\n\nHer barrister told the court: "
    "“She was the last person to do so.” The trial continues.",
    "Two held after raid on jeweller’s\nTwo men are being questioned after rings worth £90,000 "
    "were "
    "taken from a jeweller’s in Orme.\n\nThe robbers wore overalls and got away on a motorbike, "
    "the shop’s owner said. Nobody was hurt.\n\nDetectives are still looking for a third man.",
    "Coroner calls for change after death of student\nA student took her own life a month after "
    "she was told to leave her course, a coroner has found.\n\nAda Frost, 21, was found dead in "
    "her room in March. The coroner, Ian Coe, said that the university had not told her parents."
    "\n\nIn the UK, Samaritans can be called free on 116 123.",
    "Teenager stabbed at bus stop is named\nPolice have named a boy who was stabbed at a bus stop "
    "in Orme as Lee Frost, 16.\n\nHis family said in a tribute that he was “all heart”. A boy of "
    "17, who cannot be named because of his age, has been charged with murder.",
    "Gang jailed for smuggling tobacco in coffins\nThe smugglers, who hid 4m cigarettes in "
    "coffins, were jailed for a total of 31 years at Orme crown court.\n\nIan Coe, 50, the "
    "ringleader, had previous convictions for fraud. He told officers that he had lost count.",
    "Driver arrested after crash on A9\nA driver has been arrested on suspicion of causing death "
    "by dangerous driving.\n\nA woman of 60 was killed when a lorry and her car met head-on near "
    "Orme, police said. The driver of the lorry was not hurt. He has been bailed until May.",
    "Teacher denies assaulting pupils\nA music teacher has pleaded not guilty to nine charges of "
    "indecent assault on pupils at a school in Orme in the 1980s.\n\nIan Frost, 71, spoke only to "
    "enter his pleas. The complainants, who are now in their fifties, have anonymity for life."
    "\n\nHe was bailed to appear in June.",
    "Police hunt attacker who struck in park\nPolice are looking for a man who attacked a jogger "
    "in a park in Orme.\n\nThe attacker is described as tall, with a grey beard. A man of 50 who "
    "was arrested on Sunday has been released without charge.",
    "Jury in fraud trial sent home\nThe jury in the trial of a banker has been sent home for the "
    "weekend without reaching a verdict.\n\nIan Coe, 58, denies three counts of fraud. The judge "
    "told jurors not to read about the case.\n\nOne juror was let go on Monday because of illness.",
    "Chess prize for schoolgirl, 9\nA girl of nine has beaten a grandmaster at a congress in Orme."
    "\n\nAda Coe, 9, a pupil at Dock Road primary, won in 31 moves. Her father, Ian, a police "
    "officer, said that she had slept through the alarm.",
    "Woman remanded over fire at hotel\nA woman has been remanded in custody charged with arson at "
    "a hotel in Orme where 40 guests had to flee.\n\nAda Frost, 29, of no fixed address, denies "
    "the charge and is due at Orme crown court on 4 May.\n\nThe hotel will stay shut until June, "
    "its owners said. The fire began in a store, according to the fire service.",
    "Inquest opens into death of climber\nAn inquest has opened into the death of a climber who "
    "fell 60 metres from a cliff in Orme.\n\nIan Coe, 30, had led the route before. The coroner, "
    "Ada Frost, heard that a hold had come away and put the hearing off until July.",
    "Footballer accuses paper of libel\nA footballer has told the high court that a newspaper made "
    "up a story about his marriage.\n\nIan Frost, 31, is suing over a report that he hit his "
    "driver. The paper, which denies libel, says that it was true.",
    "Man who killed neighbour over hedge is jailed\nA man who stabbed his neighbour in a row over "
    "a "
    "hedge has been jailed for life.\n\nIan Coe, 66, was found guilty of murder on Friday. The "
    "killer, who was on licence, smiled as he was led away.",
    "Two charged over theft of bronze hare\nA man and a woman have been charged with stealing a "
    "bronze hare from a park in Orme.\n\nThe statue, worth £8,000, was cut off at the feet in the "
    "night of 3 May. Ian Coe, 44, and Ada Frost, 41, are to appear in court in June. The council "
    "said it hoped the hare was not yet melted down.",
)


@pytest.mark.parametrize("copy", FAIR, ids=lambda copy: copy.split("\n")[0])
def test_court_copy_that_a_lawyer_would_pass_is_let_be(copy: str) -> None:
    assert not asked(copy)


def test_one_query_a_tripwire_a_post() -> None:
    told = "Man held\nA man was arrested. The killer fled. The killer is tall."
    post = told + "\nIda Coe 4 May 2025 {}\n"
    assert len(asked(post.format("12:40") + post.format("11:30"))) == 2
