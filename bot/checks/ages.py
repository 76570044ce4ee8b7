"""Ages that differ: one name with two ages in a draft, or "the girl, 15" after a 14-year-old girl.

Names are taken whole, or by a surname that only one of them bears; "then 46" is another time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.posts import Post
from bot.text import Span

AGE_DIFFERS = Rule(
    "age-differs",
    Kind.NUMBER,
    Level.QUERY,
    "The copy gives one person two ages.",
    breaks=(
        Example("Rob Hay, 46, raised the alarm. The watchman, Rob Hay, 64, has left hospital."),
        Example("The winner was 31-year-old Una Kerr. Una Kerr, 33, is from Kelso."),
        Example("A 14-year-old girl was hurt in Ely. The girl, 15, is in hospital."),
        Example("A boy of 14 was hurt in Ely. The 15-year-old boy is in hospital."),
        Example("PC Una Kerr, 29, is stable. PC Kerr, 27, joined in May."),
        Example("Una Kerr (31) won. Kerr, who is 33, is from Kelso."),
        Example("Rob Hay, 46, raised the alarm. Rob, 64, has left hospital."),
    ),
    keeps=(
        "A 14-year-old girl and a 16-year-old girl were hurt in Ely. The girl, 15, is in hospital.",
        "Rob Hay, 46, raised the alarm. Rob Hay, 46, has left hospital.",
        "Rob Hay, 46, and Jo Hay, 64, raised the alarm.",
        "Rob Hay, 46, raised the alarm. Ann Hay, 64, has left hospital. Hay, 64, is from Ely.",
        "Rob Hay, then 46, raised the alarm. Rob Hay, 64, has retired.",
    ),
)

_TITLES = frozenset(
    "Mr Mrs Ms Miss Mx Dr Sir Dame Lord Lady Rev Prof Professor PC WPC DC DS DI DCI Sgt Sergeant "
    "Insp Inspector Supt Ch Chief Det Const Constable Cpl Corporal Capt Captain Col Colonel Gen "
    "General Lt Lieutenant Maj Major Pte Private Judge Father Sister Cllr Councillor".split()
)
_NAME = r"[A-Z][\w'-]+(?: (?:[a-z]{2,3} )?[A-Z][\w'-]+){0,4}"
_ENDED = r"(?=[,;)\n]|\.(?!\d)|$)"
_AGED = re.compile(
    rf"\b(?P<name>{_NAME})(?:, (?:aged )?| \(|, who (?:is|was|turned) |,? aged )"
    rf"(?P<age>[1-9]\d?){_ENDED}"
    rf"|\b(?P<old>[1-9]\d?)-year-old (?P<called>{_NAME})"
)
_ROLE = (
    "boy|girl|man|woman|teenager|pensioner|driver|pupil|student|cyclist|pedestrian|mother|father|"
    "grandmother|grandfather|victim|passenger|officer|farmer|teacher|baby|toddler"
)
_FIRST = re.compile(
    rf"\ban? (?:(?P<age>[1-9]\d?)-year-old (?P<role>{_ROLE})"
    rf"|(?P<who>{_ROLE})(?: of |, (?:aged )?)(?P<years>[1-9]\d?))\b",
    re.IGNORECASE,
)
_THE = re.compile(
    rf"\bthe (?P<role>{_ROLE}), (?:aged |who is )?(?P<age>[1-9]\d?){_ENDED}"
    rf"|\bthe (?P<old>[1-9]\d?)-year-old (?P<called>{_ROLE})\b",
    re.IGNORECASE,
)


def find(galley: Galley) -> Iterator[Finding]:
    yield from _names(galley)
    for post in galley.posts:
        yield from _roles(galley, post)


def _names(galley: Galley) -> Iterator[Finding]:
    ages = [(match, _bare(match["name"] or match["called"])) for match in _found(galley)]
    bearers = _bearers(name for _, name in ages)
    known: dict[str, str] = {}
    for match, given in ages:
        group = "age" if match["name"] else "old"
        whole = bearers.get(given, {given})
        if len(whole) > 1 or (" " not in given and given not in bearers):
            continue
        name = min(whole)
        age = known.setdefault(name, match[group])
        if age != match[group]:
            note = f"{name} is {match[group]} here and {age} above."
            yield AGE_DIFFERS.finding(Span(*match.span(group)), note=note)


def _found(galley: Galley) -> Iterator[re.Match[str]]:
    return _AGED.finditer(galley.text)


def ages_told(galley: Galley) -> list[tuple[str, Span]]:
    """Each name that comes with an age, without its title, and the place of the age."""
    found = ((match, "age" if match["name"] else "old") for match in _found(galley))
    return [(_bare(m["name"] or m["called"]), Span(*m.span(group))) for m, group in found]


def _bare(name: str) -> str:
    words = [word for word in name.split() if word not in _TITLES]
    return " ".join(words) or name


def _bearers(names: Iterable[str]) -> dict[str, set[str]]:
    """The full names that a first name or a surname on its own may stand for."""
    bearers: dict[str, set[str]] = {}
    for name in names:
        words = name.split()
        for part in (words[0], words[-1]) if len(words) > 1 else ():
            bearers.setdefault(part, set()).add(name)
    return bearers


def _roles(galley: Galley, post: Post) -> Iterator[Finding]:
    """Asked only where the post gives one age to "a girl" and another to "the girl"."""
    start, end = post.body.start, post.body.end
    ages: dict[str, set[str]] = {}
    for match in _FIRST.finditer(galley.text, start, end):
        role, age = match["role"] or match["who"], match["age"] or match["years"]
        ages.setdefault(role.lower(), set()).add(age)
    for match in _THE.finditer(galley.text, start, end):
        role, group = (match["role"], "age") if match["role"] else (match["called"], "old")
        given = ages.get(role.lower(), {match[group]})
        if len(given) == 1 and match[group] not in given:
            note = f"The {role.lower()} is {match[group]} here and {min(given)} above."
            yield AGE_DIFFERS.finding(Span(*match.span(group)), note=note)


CHECK = Check("ages", (AGE_DIFFERS,), find)
