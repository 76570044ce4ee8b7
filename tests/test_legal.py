"""Tripwires: copy a British sub would show the lawyer, and copy of the same sort that is safe."""

from __future__ import annotations

import pytest

from bot.checks import legal
from bot.draft import Draft
from bot.galley import Galley
from bot.house import HouseStyle

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
    return [(each.rule.id, each.reason) for each in legal.CHECK.find(galley)]


@pytest.mark.parametrize(("rule", "copy"), TRIPS)
def test_a_tripwire_is_one_query_that_asks_for_the_lawyer(rule: str, copy: str) -> None:
    ((found, note),) = asked(copy)
    assert found == rule
    assert note.endswith("check with the lawyer.")


@pytest.mark.parametrize("copy", SAFE)
def test_fair_copy_on_the_same_matters_passes(copy: str) -> None:
    assert not asked(copy)


def test_one_query_a_tripwire_a_post() -> None:
    told = "Man held\nA man was arrested. The killer fled. The killer is tall."
    post = told + "\nIda Coe 4 May 2025 {}\n"
    assert len(asked(post.format("12:40") + post.format("11:30"))) == 2
