"""Verbs and their forms: closed lists of those whose number or tense can be told apart."""

TO_PLURAL = {
    "has": "have", "is": "are", "was": "were", "does": "do", "says": "say", "shows": "show",
    "appears": "appear", "seems": "seem", "suggests": "suggest", "believes": "believe",
    "thinks": "think", "remains": "remain", "includes": "include", "goes": "go", "comes": "come",
    "wants": "want", "needs": "need", "hasn't": "haven't", "isn't": "aren't", "wasn't": "weren't",
    "doesn't": "don't", "makes": "make", "takes": "take", "means": "mean", "gives": "give",
    "indicates": "indicate", "reveals": "reveal", "represents": "represent", "raises": "raise",
    "contains": "contain", "describes": "describe", "continues": "continue", "marks": "mark",
    "follows": "follow", "leaves": "leave", "brings": "bring", "argues": "argue", "warns": "warn",
    "claims": "claim", "lists": "list", "finds": "find", "gets": "get", "keeps": "keep",
    "lives": "live", "looks": "look", "plans": "plan", "hopes": "hope", "expects": "expect",
    "insists": "insist", "adds": "add", "agrees": "agree", "allows": "allow", "carries": "carry",
    "confirms": "confirm", "covers": "cover", "faces": "face", "feels": "feel", "fears": "fear",
    "holds": "hold", "knows": "know", "offers": "offer", "owns": "own", "pays": "pay",
    "plays": "play", "proves": "prove", "provides": "provide", "runs": "run", "sells": "sell",
    "stands": "stand", "tells": "tell", "tries": "try", "uses": "use", "works": "work",
    "accuses": "accuse", "blames": "blame", "calls": "call", "criticises": "criticise",
}  # fmt: skip

TO_SINGULAR = {plural_: single for single, plural_ in TO_PLURAL.items()}

PARTICIPLES = {
    "went": "gone", "took": "taken", "ran": "run", "came": "come", "began": "begun", "saw": "seen",
    "did": "done", "gave": "given", "wrote": "written", "broke": "broken", "spoke": "spoken",
    "chose": "chosen", "drove": "driven", "rose": "risen", "fell": "fallen", "ate": "eaten",
    "drank": "drunk", "sang": "sung", "swam": "swum", "became": "become", "knew": "known",
    "grew": "grown", "threw": "thrown", "flew": "flown", "wore": "worn", "tore": "torn",
    "stole": "stolen", "froze": "frozen", "shook": "shaken", "forgot": "forgotten",
    "overcame": "overcome", "overtook": "overtaken", "undertook": "undertaken",
    "withdrew": "withdrawn", "drew": "drawn", "shrank": "shrunk", "sank": "sunk", "blew": "blown",
    "swore": "sworn", "rode": "ridden", "rang": "rung", "forgave": "forgiven", "bit": "bitten",
    "beat": "beaten", "mistook": "mistaken",
}  # fmt: skip

PLAIN = {
    "went": "go", "took": "take", "ran": "run", "came": "come", "began": "begin", "saw": "see",
    "gave": "give", "wrote": "write", "broke": "break", "spoke": "speak", "chose": "choose",
    "drove": "drive", "rose": "rise", "fell": "fall", "ate": "eat", "became": "become",
    "knew": "know", "grew": "grow", "threw": "throw", "flew": "fly", "stole": "steal",
    "withdrew": "withdraw", "drew": "draw", "made": "make", "said": "say", "told": "tell",
    "paid": "pay", "kept": "keep", "held": "hold", "won": "win", "lost": "lose", "met": "meet",
    "sent": "send", "brought": "bring", "bought": "buy", "thought": "think", "had": "have",
}  # fmt: skip

PAST = {
    "done": "did", "seen": "saw", "gone": "went", "begun": "began", "drunk": "drank",
    "swum": "swam", "sung": "sang", "rung": "rang", "written": "wrote", "taken": "took",
    "given": "gave", "driven": "drove", "eaten": "ate", "ridden": "rode", "stolen": "stole",
    "broken": "broke", "chosen": "chose", "shrunk": "shrank", "sprung": "sprang",
}  # fmt: skip
