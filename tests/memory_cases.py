"""Pairs of drafts of one channel: what the later must be asked about, and what is news.

Made up for these tests, places and people too.
"""

from __future__ import annotations

KURSK = (
    "Tarvian troops ‘suffer heavy losses’ in Orlen valley\n"
    "Tarvia has lost 3,000 troops in the Orlen valley, the Lodzian general staff said.\n"
    "The first of them came to the front in October."
)
FERRY = (
    "Ferry Meridian aground off Skerrow\n"
    "The ferry Meridian has run aground on a sandbank off Skerrow with 290 passengers aboard, "
    "the coastguard said.\n"
    "The harbour master, Hilary Garside, said that the sea was calm."
)
MILL = (
    "Roof of Arden mill falls in\n"
    "The roof of a mill in Arden has fallen in, killing 14 people, the fire service said.\n"
    "Piotr Kowalczyk, 46, a foreman, raised the alarm from the weaving shed."
)
TUNNEL = (
    "Council backs Thornwick tunnel\n"
    "Thornwick council has voted for a road tunnel under the harbour that will cost £140m.\n"
    "The leader of the council, Sir Colin Ostrander, called it a bargain. The tunnel is to be "
    "two miles long and the builder, Hexley Brothers, will employ 600 people."
)
SHIPYARD = (
    "Shipyard at Wexmouth to shut\n"
    "The shipyard at Wexmouth is to shut with the loss of 1,200 jobs, its owner, Calder Marine, "
    "said.\nCalder has nearly 900 subcontractors at the yard.\n"
    "The yard launched its first trawler in the reign of Queen Anne and has never built a liner."
)
COURT = (
    "Trawler skipper tells of storm\n"
    "José Quintão, 51, has told an inquiry at Corrin how the trawler Esmeralda sank in a storm.\n"
    "“We had no radio,” said Mrs Ottoline Vasquez-Lund, the owner of the trawler."
)

ASKED: dict[str, tuple[str, str, str, str]] = {
    "a count of the same troops": (
        KURSK,
        "Tarvians short of boots\nMorale is low among the Tarvians, who according to the general "
        "staff have lost 4,000 troops in the Orlen valley.",
        "4,000",
        "stood as 3,000",
    ),
    "how many live there, beside another statement": (
        "Ferry crew wait for pay in Harwick\nAda Tarn, the harbour master, has seen the letter. "
        "About 4,000 people live in Harwick, and the crews have not been paid since 2 March.",
        "Harwick crews are paid at last\nThe crews were paid on Friday, the harbour master said. "
        "About 3,000 people live in Harwick, according to the council.",
        "3,000",
        "stood as 4,000",
    ),
    "how many were aboard": (
        FERRY,
        "Tugs reach ferry off Skerrow\nTwo tugs have reached the ferry Meridian, which ran aground "
        "on a sandbank off Skerrow with 209 passengers aboard.",
        "209",
        "stood as 290",
    ),
    "a lower toll": (
        MILL,
        "Crews search Arden mill\nCrews are searching the ruins of the mill in Arden, where the "
        "fall of a roof killed nine people, the fire service said.",
        "nine",
        "stood as 14",
    ),
    "what a tunnel costs": (
        TUNNEL,
        "Anger over Thornwick tunnel\nShopkeepers in Thornwick have called for a vote on the road "
        "tunnel under the harbour, which will cost £410m.",
        "£410m",
        "stood as £140m",
    ),
    "how many jobs are to go": (
        SHIPYARD,
        "Union to fight for Wexmouth yard\nThe union has promised to fight for the shipyard at "
        "Wexmouth, which is to shut with the loss of 2,100 jobs.",
        "2,100",
        "stood as 1,200",
    ),
    "a hedge on the other side": (
        SHIPYARD,
        "Wexmouth subcontractors meet\nCalder Marine has more than 900 subcontractors at the yard, "
        "and they met in Wexmouth to talk of what the shipyard owes them.",
        "900",
        "nearly 900",
    ),
    "an age": (
        MILL,
        "Foreman tells of Arden mill\nThe foreman who raised the alarm at the Arden mill, Piotr "
        "Kowalczyk, 64, has left hospital.",
        "64",
        "46 in the post of 10:22",
    ),
    "a surname misspelt": (
        MILL,
        "Foreman tells of Arden mill\nThe foreman who raised the alarm at the Arden mill, Piotr "
        "Kowalcyzk, has left hospital.",
        "Kowalcyzk",
        "Kowalczyk in the post of 10:22",
    ),
    "a surname misspelt after a title": (
        MILL,
        "Foreman tells of Arden mill\nMr Kowalcyzk, the foreman at the Arden mill in whose weaving "
        "shed the roof came down, has left hospital.",
        "Kowalcyzk",
        "Kowalczyk in the post of 10:22",
    ),
    "another first name for the same post held": (
        FERRY,
        "Ferry may float at noon\nHelen Garside, the harbour master at Skerrow, said that the "
        "ferry Meridian might float at noon.",
        "Helen Garside",
        "Hilary Garside in the post of 10:22",
    ),
    "a first name misspelt": (
        FERRY,
        "Ferry may float at noon\nThe harbour master at Skerrow, Hillray Garside, said that the "
        "ferry Meridian might float at noon.",
        "Hillray Garside",
        "Hilary Garside in the post of 10:22",
    ),
    "accents dropped": (
        COURT,
        "Inquiry hears of lost radio\nJosé Quintao said at the inquiry at Corrin that the trawler "
        "Esmeralda had sent no signal.",
        "Quintao",
        "Quintão in the post of 10:22",
    ),
    "a knight without his title": (
        TUNNEL,
        "Tunnel vote to be held again\nMr Ostrander said that the council at Thornwick would vote "
        "on the harbour tunnel again.",
        "Mr Ostrander",
        "Sir Colin Ostrander in the post of 10:22",
    ),
    "a married woman made Ms": (
        COURT,
        "Owner of trawler in tears\nMs Vasquez-Lund, who owns the Esmeralda, wept when she told "
        "the inquiry at Corrin of the storm.",
        "Ms Vasquez-Lund",
        "Mrs Ottoline Vasquez-Lund in the post of 10:22",
    ),
    "a paragraph told already": (
        SHIPYARD,
        "Minister to visit Wexmouth\nThe industry minister is to visit the shipyard on Friday and "
        "will speak to the apprentices, her office said.\nShe has asked for the accounts of the "
        "yard, which the owner has never made public, and wants to know who has seen them.\n"
        "The yard launched its first trawler in the reign of Queen Anne and has never built a "
        "liner.",
        "The yard launched its first trawler in the",
        "in the post of 10:22",
    ),
    "a lower toll, of which only the place is told again": (
        "Fire at Brackley mill kills 14\nA fire at a mill in Brackley has killed 14 people, the "
        "fire service said on Saturday. The mill, owned by Hexley Brothers, employs 300 people.",
        "Brackley mill fire: search goes on\nCrews are searching the ruins of the mill in "
        "Brackley, where a fire killed nine people, the fire service said.",
        "nine",
        "stood as 14",
    ),
    "passengers of a train, with the day": (
        "Train derails near Penwick\nA train carrying 140 passengers has come off the rails near "
        "Penwick, the rail operator said.",
        "Crane on its way to Penwick\nA crane is being brought to Penwick, where a train carrying "
        "410 passengers came off the rails on Saturday.",
        "410",
        "stood as 140",
    ),
    "a length": (
        TUNNEL,
        "What the Thornwick tunnel will do\nThe road tunnel under the harbour is to be three miles "
        "long and the builder is to start with the north end.",
        "three",
        "stood as two",
    ),
}

SILENT: dict[str, tuple[str, str]] = {
    "a toll that has risen": (
        MILL,
        "Toll at Arden mill rises\nThe fall of a roof at a mill in Arden killed 17 people, the "
        "fire service said.",
    ),
    "a toll that is higher without a word": (
        MILL,
        "Crews search Arden mill\nThe roof of a mill in Arden has fallen in, killing 17 people, "
        "the fire service said.",
    ),
    "losses that have risen": (
        KURSK,
        "Tarvian losses grow\nTarvia has now lost 4,000 troops in the Orlen valley, the Lodzian "
        "general staff said.",
    ),
    "losses that rose, told in the next sentence": (
        KURSK,
        "Tarvia has lost 4,000 troops in the Orlen valley, the Lodzian general staff said. That is "
        "up from a thousand fewer last week.",
    ),
    "losses by another account": (
        KURSK,
        "Tarvia has lost 4,000 troops in the Orlen valley, the Hessian foreign minister believes.",
    ),
    "losses elsewhere": (
        KURSK,
        "Tarvia has lost 4,000 troops in the Marn valley, the Lodzian general staff said.",
    ),
    "at least so many, and then more": (
        KURSK.replace("lost 3,000", "lost at least 3,000"),
        "Tarvia has lost 4,000 troops in the Orlen valley, the Lodzian general staff said.",
    ),
    "a draft that knows of both figures": (
        KURSK,
        "Tarvia has lost 4,000 troops in the Orlen valley, the Lodzian general staff said. In "
        "the morning it had spoken of 3,000.",
    ),
    "a correction": (
        FERRY,
        "Correction: the ferry Meridian, which ran aground on a sandbank off Skerrow, had 209 "
        "passengers aboard.",
    ),
    "a rounded figure": (
        SHIPYARD,
        "Union to fight for Wexmouth yard\nThe shipyard at Wexmouth is to shut with the loss of "
        "about 1,200 jobs, and the union means to fight.",
    ),
    "passengers who have been landed": (
        FERRY,
        "First passengers ashore\nTugs have landed 80 passengers from the ferry Meridian at "
        "Skerrow, the coastguard said.",
    ),
    "passengers still aboard": (
        FERRY,
        "Ferry still aground off Skerrow\nThe ferry Meridian was still aground on a sandbank off "
        "Skerrow with 210 passengers left aboard, the coastguard said.",
    ),
    "another ferry": (
        FERRY,
        "Second ferry turned back\nThe ferry Corrigan has been turned back off Skerrow with 112 "
        "passengers aboard, the coastguard said.",
    ),
    "crews that come and go": (
        "Fire on Harrow moor\nSixty firefighters are fighting a fire on Harrow moor, the fire "
        "service said.",
        "Fire on Harrow moor spreads\nEighty firefighters are fighting a fire on Harrow moor, the "
        "fire service said.",
    ),
    "homes that have light again": (
        "Storm cuts power in Corrin\nThe storm has left 3,000 homes in Corrin without power, the "
        "grid said.",
        "Lights back in Corrin\nThe storm has left 1,100 homes in Corrin without power, the grid "
        "said.",
    ),
    "the drones of another night": (
        "Lodzia downs drones\nLodzia has downed 65 of 99 Tarvian drones, its air force said.",
        "Drones over Lodzia again\nLodzia has downed 41 of 56 Tarvian drones, its air force said.",
    ),
    "the dead of another raid": (
        "Raid on Orlen kills nine\nA Tarvian air strike on Orlen has killed nine people, the "
        "governor said.",
        "Raid on Orlen kills two\nA Tarvian air strike on Orlen has killed two people, the "
        "governor said.",
    ),
    "another accident in the same town": (
        MILL,
        "Two die on Arden bypass\nTwo people were killed when a lorry hit a van on the bypass at "
        "Arden, police said.",
    ),
    "a price that moves": (
        "Calder shares fall\nShares in Calder Marine stood at 320p in Wexmouth trading after the "
        "yard was shut.",
        "Calder shares steady\nShares in Calder Marine stood at 334p in Wexmouth trading after the "
        "yard was shut.",
    ),
    "another day": (
        "Thornwick marches\nOn Monday 4,000 people marched through Thornwick against the tunnel.",
        "Thornwick marches\nOn Tuesday 2,500 people marched through Thornwick against the tunnel.",
    ),
    "police and marchers": (
        "Thornwick marches\nPolice said that 4,000 people marched through Thornwick against the "
        "harbour tunnel.",
        "Thornwick marches\nOrganisers said that 9,000 people marched through Thornwick against "
        "the harbour tunnel.",
    ),
    "a surname in another story": (
        FERRY,
        "Baker wins prize for sourdough\nHelen Garside, who bakes in Corrin, has won a prize for "
        "her sourdough loaf.",
    ),
    "a brother": (
        FERRY,
        "Ferry may float at noon\nThe brother of the harbour master at Skerrow, Harold Garside, "
        "said that the ferry Meridian might float at noon.",
    ),
    "a common surname": (
        "Ferry aground off Skerrow\nThe mate of the ferry Meridian, Paul Taylor, rang the "
        "coastguard at Skerrow.",
        "Ferry may float at noon\nThe mate of a tug, Sam Taylor, said that the ferry Meridian off "
        "Skerrow might float.",
    ),
    "names that are two": (
        "Jansen leads at Skerrow\nPieter Jansen leads the sailing regatta at Skerrow by a minute.",
        "Janssen second at Skerrow\nLars Janssen is second in the sailing regatta at Skerrow.",
    ),
    "a full name of two stories with two ages": (
        MILL,
        "Chess title for pensioner\nThe chess club at Corrin has a champion of 80 in Piotr "
        "Kowal, 80, who learned the game from his father.",
    ),
    "a couple": (
        COURT,
        "Inquiry hears husband\nMr Vasquez-Lund told the inquiry at Corrin that he had sold the "
        "Esmeralda to his wife before the storm.",
    ),
    "the same copy, corrected": (TUNNEL, TUNNEL.replace("£140m", "£410m")),
    "the same copy, a sentence longer": (
        SHIPYARD,
        SHIPYARD.replace("1,200", "1,250") + "\nThe union is to meet in the evening.",
    ),
    "a flash written up": (
        "The roof of a mill in Arden has fallen in, killing 20 people, the fire service said.",
        MILL,
    ),
    "a sentence too short to count": (
        SHIPYARD,
        "Minister to visit Wexmouth\nThe industry minister is to visit the Wexmouth shipyard. The "
        "union is to meet.",
    ),
    "a helpline said again": (
        "Storm cuts power in Corrin\nThe grid is mending lines.\nFor help with a power cut in "
        "Corrin or the villages near it, call the grid on 105 at any hour of the day.",
        "Storm brings down wires at Corrin\nTwo wires are down on the moor road, police said, and "
        "drivers should keep well away.\nFor help with a power cut in Corrin or the villages near "
        "it, call the grid on 105 at any hour of the day.",
    ),
    "the prison terms of two who did it together": (
        "Dolan jailed over Corrin fraud\nA judge at Corrin jailed Marguerite Dolan for 12 years "
        "over the fraud at the harbour bank.",
        "Second jail term over fraud\nA judge at Corrin jailed Ivor Strand for eight years over "
        "the fraud at the harbour bank.",
    ),
    "money for this and for that": (
        "Treasury opens purse\nThe chancellor told members that the Lodzian treasury would spend "
        "£2bn on schools in the north.",
        "Treasury looks to hospitals\nThe chancellor told members that the Lodzian treasury would "
        "spend £3bn on hospitals in the north.",
    ),
    "arrests at two places of one town": (
        "Arrests at tunnel protest\nTwelve people were arrested at a protest in Thornwick against "
        "the tunnel, police said.",
        "Arrests after brawl\nFour people were arrested after a brawl outside a bar in Thornwick, "
        "police said.",
    ),
    "people who have been found": (
        "Six missing after Arden fire\nSix people are missing after a fire at a hotel in Arden, "
        "the fire service said.",
        "Search at Arden hotel goes on\nFour people are missing after a fire at a hotel in Arden, "
        "the fire service said.",
    ),
    "a fire that spreads": (
        "Harrow moor on fire\nThe fire on Harrow moor has burned 300 acres of heather, the fire "
        "service said.",
        "Harrow moor burns on\nThe fire on Harrow moor has burned 750 acres of heather, the fire "
        "service said.",
    ),
    "a score as the game goes on": (
        "Rovers lead\nCorrin Rovers lead Skerrow United 2-0 after 30 minutes, and Ada Tarn has "
        "both goals.",
        "Rovers still lead\nCorrin Rovers lead Skerrow United 3-1 after 70 minutes, and Ada Tarn "
        "has all three goals.",
    ),
    "hostages who have been freed": (
        "Hostages held in Marn bank\nA gunman is holding 17 hostages in a bank in Marn, police "
        "said.",
        "Six freed in Marn\nThe gunman in a bank in Marn has freed six hostages and is holding 11 "
        "hostages, police said.",
    ),
    "an offer that is raised": (
        "Velda bids for Orrin Motors\nVelda has offered £1.2bn for Orrin Motors, the carmaker "
        "said.",
        "Velda comes back\nVelda has offered £1.4bn for Orrin Motors, the carmaker said.",
    ),
    "two of one family jailed": (
        "Driver jailed over Marn crash\nA judge at Corrin jailed Edgar Wynn for seven years for "
        "causing death by dangerous driving in Marn.",
        "Owner jailed over Marn crash\nA judge at Corrin jailed the owner of the lorry, Rhoda "
        "Wynn, for three years over the crash in Marn.",
    ),
    "two of one surname in one story": (
        "Minister Hartwell quits\nThe schools minister, Joan Hartwell, has resigned over the roof "
        "scandal in Corrin.",
        "MP calls for inquiry\nThe MP for Corrin, Dermot Hartwell, has called for an inquiry into "
        "the roof scandal at schools.",
    ),
    "another bus": (
        "Bus falls into ravine near Sarda\nA bus has fallen into a ravine near Sarda, killing 22 "
        "people, the provincial police said.",
        "Bus hits lorry near Sarda\nA bus has hit a lorry on a motorway near Sarda, killing four "
        "people, the provincial police said.",
    ),
    "a prize that may be won": (
        "Prize for Tollard\nEsme Tollard has won £5,000 for the chess championship of Lodzia.",
        "Tollard in final\nEsme Tollard may win £20,000 in the chess championship of the world.",
    ),
    "how far off a ship is": (
        "Orsino nears Sarda\nThe tanker Orsino is 60 miles off Sarda, its owner said.",
        "Orsino nearer\nThe tanker Orsino is 12 miles off Sarda, its owner said.",
    ),
    "a second avalanche": (
        "Avalanche on Ben Torrin\nAn avalanche on Ben Torrin has killed eight climbers, mountain "
        "rescue said.",
        "Second avalanche on Ben Torrin\nA second avalanche on Ben Torrin has killed two climbers, "
        "mountain rescue said.",
    ),
    "bail and a fine": (
        "Banker bailed\nA court in Marn set bail of £200,000 for the banker Otto Grell.",
        "Banker fined\nA court in Marn imposed a fine of £1.5m on the banker Otto Grell.",
    ),
    "what has been lost by and by": (
        "Coin falls\nThe coin Ferro has lost 12% since midnight.",
        "Coin falls more\nThe coin Ferro has lost 31% since midnight.",
    ),
    "two lots of one auction": (
        "Letters sold\nA letter of the poet Hallworth has fetched £82,000 at auction in Harwick.",
        "Pen sold\nA pen of the poet Hallworth has fetched £6,000 at auction in Harwick.",
    ),
    "counts of guilt and of none": (
        "Guilty\nOtto Grell was found guilty of nine counts of fraud at Marn.",
        "Not guilty\nOtto Grell was found not guilty of four counts of fraud at Marn.",
    ),
}
