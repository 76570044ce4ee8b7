"""What a fix would change of the news is told from what is only a slip."""

from __future__ import annotations

import pytest

from bot.facts import changes_a_fact, changes_matter


def changes_the_news(old: str, new: str) -> bool:
    return changes_a_fact(old, new, opens=False) or changes_matter(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("10am", "10pm"),
        ("5.30pm", "5.30am"),
        ("40mph", "40kph"),
        ("5mg", "5g"),
        ("20C", "20F"),
        ("£5m", "$5m"),
        ("£", "€"),
        ("5%", "5"),
        ("2-1", "1-2"),
        ("voted for", "voted against"),
        ("from", "to"),
        ("from Kyiv to", "to Kyiv from"),
        ("with Kyiv", "against Kyiv"),
        ("on Thursday", "by Thursday"),
        ("She shot him", "He shot her"),
        ("was attacked by", "attacked"),
        ("Russia attacked", "Russia was attacked"),
        ("has been shot", "has shot"),
        ("was shot by", "shot by"),
        ("will resign", "resigned"),
        ("will be charged", "has been charged"),
        ("been fined", "to be fined"),
        ("had to resign", "had resigned"),
        ("if", "because"),
        ("because", "although"),
        ("Police and army", "Police or army"),
        ("The soldiers were", "The soldier was"),
        ("victim was", "victims were"),
        ("jury", "fury"),
        ("driver", "diver"),
        ("army", "arms"),
        ("party", "part"),
        ("county", "count"),
        ("plans", "planes"),
        ("saw the fire start", "saw him start the fire"),
        ("not guilty", "guilty"),
    ],
)
def test_what_turns_the_news_round_is_known(old: str, new: str) -> None:
    assert changes_the_news(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("were", "was"),
        ("due leave", "due to leave"),
        ("fine up", "fine of up"),
        ("can done", "can be done"),
        ("He", "He is"),
        ("is registers", "registers"),
        ("out Australia", "out of Australia"),
        ("of of", "of"),
        ("charged of", "charged with"),
        ("could of", "could have"),
        ("except", "accept"),
        ("effected", "affected"),
        ("form", "from"),
        ("trough", "through"),
        ("born", "borne"),
        ("class", "classes"),
        ("stop", "stopped"),
        ("plan", "planned"),
        ("run", "running"),
        ("dieing", "dying"),
        ("use to", "used to"),
        ("was arrest", "was arrested"),
        ("was charge", "was charged"),
        ("recieved", "received"),
        ("3000", "3,000"),
    ],
)
def test_what_is_only_a_slip_is_let_by(old: str, new: str) -> None:
    assert not changes_the_news(old, new)
