"""Who says so: casualties and accusations with no source, hedges in excess, words nobody said.

Everything here is asked. A toll or an accusation passes with a source in its own sentence or
beside it, and so does history: a year, a trial, an anniversary. A verb to claim is counted only
where it reports speech, not where a prize, a life or an insurance policy is claimed. Words in
single quotes in a headline may paraphrase; words in double quotes may not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from bot.draft import Post
from bot.finding import Example, Finding, Kind, Level, Rule
from bot.galley import Check, Galley
from bot.text import Span

_query = partial(Rule, kind=Kind.ATTRIBUTION, level=Level.QUERY)

CASUALTY_UNSOURCED = _query(
    "casualty-unsourced",
    reason="A number of casualties stands here without a source: who gives it?",
    breaks=(
        Example("A bus left the road near Arden. Nine people were killed and 14 injured."),
        Example("At least six soldiers have died in an avalanche above the village."),
    ),
    keeps=(
        "A bus left the road near Arden. Nine people were killed, police said.",
        "Nine people were killed when a bus left the road. Police said it had hit ice.",
        "The flood of 1953, in which 19 people were killed, is still remembered.",
        "He was jailed for a crash in which three people were killed.",
        "Arden had three players injured before the break.",
    ),
)

ACCUSATION_UNSOURCED = _query(
    "accusation-unsourced",
    reason="This states wrongdoing as a fact: who says so, or which court found it?",
    breaks=(
        Example("The road is open again. Militiamen had looted the clinic and beaten a nurse."),
        Example("Darren Holloway embezzled the club’s savings. He could not be reached."),
    ),
    keeps=(
        "Darren Holloway embezzled the club’s savings, a court heard.",
        "Darren Holloway is accused of theft. Holloway embezzled the savings, it is alleged.",
        "Darren Holloway stole a late goal and the points.",
        "In the film, Darren Holloway embezzled a fortune.",
    ),
)

CLAIMED_TOO_OFTEN = _query(
    "claimed-too-often",
    reason="“Claimed” casts doubt on the speaker each time: would “said” do?",
    breaks=(
        Example(
            "Ms Orme claimed that she was ill. She claimed she had rung. Her brother claimed to"
            " have heard her, and a neighbour claimed that the line was dead."
        ),
    ),
    keeps=(
        "Ms Orme claimed her prize. The flood claimed four lives, and she claimed on her insurance."
        " Her pay claim failed, and she claimed benefits.",
        "Ms Orme claimed that she was ill. She said she had rung. Her brother had heard her.",
    ),
)

DOUBLE_HEDGE = _query(
    "double-hedge",
    reason="Two hedges do one job here: keep the one that is meant.",
    breaks=(
        Example("Mr Penhale allegedly claimed that the papers were lost."),
        Example("Half of the town is claimed to keep bees, according to a survey."),
        Example("The firm reportedly lost £4m, according to the Arden Gazette."),
    ),
    keeps=(
        "Mr Penhale claimed that the papers were lost.",
        "Half of the town keeps bees, according to a survey.",
        "He reportedly left. The firm lost £4m, according to the Arden Gazette.",
    ),
)

QUOTE_UNSAID = Rule(
    "headline-quote-unsaid",
    Kind.QUOTATION,
    Level.QUERY,
    "These words are quoted here and nobody says them in the copy.",
    breaks=(
        Example(
            "Orme: I will “never set foot” in Arden again\n"
            "Kay Orme has left. “I shall not go back to Arden,” she said."
        ),
        Example(
            "The visit offers a “narrow path to peace”, the envoy has said.\n"
            "“There is a path to peace, and it is narrow,” he told reporters."
        ),
    ),
    keeps=(
        "Orme will “not go back”\nKay Orme has left. “I shall not go back to Arden,” she said.",
        "Orme sings “Harbour Lights”\nKay Orme will sing Harbour Lights in May.",
    ),
)


def _one_of(words: str) -> str:
    return rf"(?:{'|'.join(words.split())})".replace("_", " ")


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b{_one_of(words)}\b", re.IGNORECASE)


_NUMBER = _one_of(
    r"\d[\d,.]*\d \d two three four five six seven eight nine ten eleven twelve [a-z]+teen dozens"
    r" (?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)? hundreds scores one"
)
_PEOPLE = _one_of(
    """people persons? civilians? soldiers troops men women children passengers residents workers
    miners officers others villagers pupils students more police_officers schoolchildren guests"""
)
_HARMED = _one_of("(?:shot_|stabbed_)?(?:killed|dead) wounded injured hurt missing died drowned")
_HAVE = _one_of("were was are is have_been has_been had_been have has")
_ABOUT = r"(?:(?:at least|more than|up to|about|some|nearly|as many as) )?"
_CASUALTY = re.compile(
    rf"\b(?:{_NUMBER}(?: \w+)?(?: of (?:them|whom))?(?: {_PEOPLE})?(?:, including [^,.]+,)?"
    rf" {_HAVE} (?:\w+ly )?{_HARMED}"
    rf"|(?:killed|killing|injured|injuring|wounding|wounded) {_ABOUT}{_NUMBER}(?: \w+)? {_PEOPLE}"
    rf"|(?:left|leaving|leaves) {_ABOUT}{_NUMBER}(?: {_PEOPLE})? (?:dead|wounded|injured)"
    rf"|{_NUMBER} (?:{_PEOPLE} died|casualties|deaths|fatalities)"
    rf"|death toll (?:[^,.]{{0,40}} )?{_NUMBER})\b",
    re.IGNORECASE,
)
_SOURCE = _any_of(
    r"""sa(?:id|ys?|ying) told tell(?:s|ing) according report\w* claim\w* confirm\w* announc\w+
    warn\w* cit(?:es|ed|ing) estimat\w+ figures statement spokes\w+ officials? police authorities
    ministry sources? witness\w* thought believed understood feared alleg\w+ accus\w+ insist\w*
    records? data survey study research\w* coroner inquest inquiry court fire_service ambulance
    hospital agency agencies media television radio"""
)
_HISTORY = _any_of(
    r"""1[5-9]\d\d 20\d\d wars? anniversary ago last_(?:year|month|week) previous\w* history
    earlier_this_year centur(?:y|ies) decades? memorial remember\w* victims? jailed trial convicted
    sentenced survivors? disaster tsunami bombings? attacks atrocity massacre when_he_was film novel
    if would could every a_year annually"""
)
_BODIES = _one_of(
    """rebels troops soldiers militants gunmen forces guards militiamen fighters police officers
    bosses managers directors officials mercenaries minister president mayor executive director
    manager chairman teacher priest coach regime government council company firm bank army"""
)
_WRONG = _one_of(
    r"""embezzled bribed defrauded laundered raped tortured massacred looted extorted swindled
    blackmailed molested falsified fabricated murdered plotted_(?:to|against) rigged_the covered_up
    t(?:ook|aken)_bribes lied_(?:to|about) stole(?:n)?_(?:[£$€]|money|funds|cash|thousands|aid|from)
    committed_(?:war_crimes|atrocities|fraud|genocide|perjury)"""
)
_ACCUSATION = re.compile(
    rf"\b(?:[A-Z][\w'-]+|(?i:{_BODIES}))(?:, \d\d,)?"
    rf" (?:(?:has|have|had|also|then|later|[a-z]+ly) ){{0,3}}{_WRONG}(?! by\b)"
)
_LEGAL = _any_of(
    r"""alleg\w+ accus\w+ convict\w+ admit\w* guilty courts? trial prosecut\w+ plead\w* pled jail\w*
    sentenc\w+ den(?:y|ies|ied|ying) inquiry found charge[sd]? jury tribunal investigat\w+ verdict
    confess\w* ruled suspect\w* believed judges? lawsuit sued claim\w* report\w* according indict\w+
    evidence testif\w+ (?:[Hh]e|[Ss]he|[Tt]hey|[Pp]olice|[Oo]fficials)_said"""
)
_FICTION = _any_of("film novel drama plot act(?:or|ress) starring movie book album opera series")
_CLAIM = re.compile(r"\bclaim(?:ed|ing)\b")
_SAID = re.compile(r"\bsa(?:id|ys)\b")
_GAIN = _one_of(
    """prize title crown lead life lives wins? gold silver bronze award record trophy points
    wickets? victory victims? responsibility credit asylum benefits? compensation damages expenses
    insurance costs tax relief place spot throne jackpot refunds? pension allowances? money"""
)
_GETS = re.compile(rf" (?:[^.,;]{{0,40}}\b{_GAIN}\b|[£$€\d])")
_DOUBLE_HEDGE = re.compile(
    r"\b(?:(?:allegedly|reportedly|supposedly|apparently) (?:claim|alleg|report|suggest)\w*"
    r"|claim(?:s|ed)? (?:\w+ )?(?:allegedly|reportedly|supposedly)"
    r"|(?:may|might|could) (?:have )?(?:allegedly|reportedly|supposedly|possibly)\b"
    r"|(?:claimed to \w+|reportedly|allegedly|(?:is|are|was|were) reported to have said)"
    r"(?=[^.;\"]{0,80},? according to))"
)
_DOUBLE = re.compile(r'"(?P<words>[^"\n]{2,1500})(?:"|$)', re.MULTILINE)
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_INSERTED = re.compile(r"[\[(][^\])]*[\])]")
_CUT = re.compile(r"\.\.\.|…|[\[(][^\])]*[\])]")

LEAST_BODY = 8
"""Words. A post shorter than this has its say in the headline."""

LEAST_CLAIMS, MOST_CLAIMS = 4, 3
"""So many in all, and more than so many in a thousand words, are too many."""

BENT = "The lead quotes these words; in full, lower down, the speaker puts it otherwise."


def find(galley: Galley) -> Iterator[Finding]:
    for sentence in galley.draft.sentences:
        yield from _casualties(galley, sentence)
        yield from _accusations(galley, sentence)
        yield from _double_hedges(galley, sentence)
    yield from _claims(galley)
    yield from _bent_quotes(galley)
    for post in galley.posts:
        yield from _headline_quotes(galley, post)


def _casualties(galley: Galley, sentence: Span) -> Iterator[Finding]:
    said = sentence.of(galley.text)
    match = _CASUALTY.search(said)
    if match is None or galley.quoted(sentence.part(match)) or _HISTORY.search(said):
        return
    if not any(_SOURCE.search(words) for words in (said, *_around(galley, sentence))):
        note = f"“{match.group()}”: who gives the figure?"
        yield CASUALTY_UNSOURCED.finding(sentence.part(match), note=note)


def _accusations(galley: Galley, sentence: Span) -> Iterator[Finding]:
    said = sentence.of(galley.text)
    match = _ACCUSATION.search(said)
    if match is None or galley.quoted(sentence.part(match)) or _HISTORY.search(said):
        return
    before, after = _around(galley, sentence)
    post = galley.posts[galley.draft.post_at(sentence)].span.of(galley.text)
    sourced = any(_SOURCE.search(words) for words in (before, said))
    if not (sourced or _LEGAL.search(f"{before} {said} {after}") or _FICTION.search(post)):
        yield ACCUSATION_UNSOURCED.finding(sentence.part(match))


def _around(galley: Galley, sentence: Span) -> tuple[str, str]:
    """The words of the sentences before and after, as far as they are in the same post."""
    before = galley.sentence_before(sentence)
    end = galley.posts[galley.draft.post_at(sentence)].span.end
    after = galley.sentences_in(Span(sentence.end, min(end, sentence.end + 4)))
    return before.of(galley.text) if before else "", after[0].of(galley.text) if after else ""


def _double_hedges(galley: Galley, sentence: Span) -> Iterator[Finding]:
    for match in _DOUBLE_HEDGE.finditer(sentence.of(galley.text)):
        if not galley.quoted(sentence.part(match)):
            yield DOUBLE_HEDGE.finding(sentence.part(match))


def _claims(galley: Galley) -> Iterator[Finding]:
    claims, said = (_outside_quotations(galley, verb) for verb in (_CLAIM, _SAID))
    claims = [span for span in claims if not _GETS.match(galley.text, span.end)]
    by_post = [_by_post(galley, spans) for spans in (claims, said)]
    scopes = [(claims, said, Span(0, len(galley.text)))]
    scopes += [(here, by_post[1][at], galley.posts[at].span) for at, here in by_post[0].items()]
    for doubted, plain, scope in scopes:
        often = 1000 * len(doubted) > MOST_CLAIMS * len(galley.words_in(scope))
        if often and len(doubted) >= LEAST_CLAIMS and 2 * len(doubted) >= len(plain):
            note = f"“Claimed” {len(doubted)} times to {len(plain)} of “said”: is the doubt meant?"
            yield CLAIMED_TOO_OFTEN.finding(doubted[0], note=note)
            return


def _outside_quotations(galley: Galley, pattern: re.Pattern[str]) -> list[Span]:
    spans = (Span(*match.span()) for match in pattern.finditer(galley.text))
    return [span for span in spans if not galley.quoted(span)]


def _by_post(galley: Galley, spans: Sequence[Span]) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = defaultdict(list)
    for span in spans:
        found[galley.draft.post_at(span)].append(span)
    return found


def _headline_quotes(galley: Galley, post: Post) -> Iterator[Finding]:
    body = post.body.of(galley.text)
    if post.headline is None or len(body.split()) < LEAST_BODY:
        return
    spoken = [_plain(match["words"]) for match in _DOUBLE.finditer(body)]
    headline = post.headline.of(galley.text)
    for match in _DOUBLE.finditer(headline):
        if not _is_said(match["words"], spoken) and not _stands_unquoted(match["words"], body):
            yield QUOTE_UNSAID.finding(post.headline.part(match))


def _plain(words: str) -> str:
    return f" {' '.join(_WORD.findall(_INSERTED.sub(' ', words.lower())))} "


def _is_said(words: str, spoken: Sequence[str]) -> bool:
    parts = [_plain(part) for part in _CUT.split(words) if _plain(part).strip()]
    whole = " ".join(spoken)
    return all(any(part in quote for quote in (*spoken, whole)) for part in parts)


def _stands_unquoted(words: str, body: str) -> bool:
    """A title, a nickname or a word or two in scare quotes that the copy has without them."""
    few = len(words.split()) <= 2
    title = all(word[0].isupper() or len(word) < 4 for word in words.split())
    return (few or title) and _plain(words) in _plain(body)


def _bent_quotes(galley: Galley) -> Iterator[Finding]:
    """Part-quotations in a lead that bend what is told in full lower down."""
    for post in galley.posts:
        blog_lead = post.headline is None and post.stamp is None and len(galley.posts) > 1
        scope = Span(0, len(galley.text)) if blog_lead and post is galley.posts[0] else post.body
        lead = galley.paragraphs_in(post.body)[: None if scope is not post.body else 1]
        yield from _bent_in(galley, lead, scope)


def _bent_in(galley: Galley, lead: Sequence[Span], scope: Span) -> Iterator[Finding]:
    parts = [p.part(m) for p in lead for m in _DOUBLE.finditer(p.of(galley.text))]
    quotes = _DOUBLE.finditer(galley.text, scope.start, scope.end) if parts else ()
    spoken = [(match.start(), _plain(match["words"])) for match in quotes]
    for part in parts:
        words = part.of(galley.text)[1:-1]
        others = [said for at, said in spoken if at != part.start]
        bent = next((said for said in others if _bends(words, said)), None)
        if bent and not _is_said(words, others):
            yield QUOTE_UNSAID.finding(part, note=BENT)


def _bends(words: str, said: str) -> bool:
    wanted = [word for word in _WORD.findall(words.lower()) if len(word) > 3]
    if len(wanted) < 2 or len(words.split()) > 9 or words[0].isupper():
        return False
    told = said.split()
    places = [told.index(word) for word in wanted if word in told]
    near = len(places) > 1 and max(places) - min(places) < 2 * len(words.split()) + 4
    return near and 3 * len(places) >= 2 * len(wanted)


CHECK = Check(
    "attribution",
    (CASUALTY_UNSOURCED, ACCUSATION_UNSOURCED, CLAIMED_TOO_OFTEN, DOUBLE_HEDGE, QUOTE_UNSAID),
    find,
)
