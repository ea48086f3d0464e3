# SPDX-License-Identifier: GPL-3.0-or-later
"""The invented world of the demonstration: names, authorities, providers.

Nobody and no place in here exists.  Numbers that have to be real kinds of
numbers come from ranges that are kept free: postcodes of areas that Royal Mail
does not use, telephone numbers that Ofcom keeps for drama, e-mail at
example.org.  The DfE numbers of authorities are borrowed (see README.md of the
data).
"""
import random

# DfE number: (name, adjoins, letters of its invented postcode area, miles away)
OWN = "383"
AUTHORITIES = {
    "383": ("Brackenshire", "own", "BK", (1, 14)),
    "380": ("Aldermere", "adjoining", "AW", (7, 19)),
    "382": ("Thornley Vale", "adjoining", "TV", (8, 21)),
    "384": ("Wexley and Dunmoor", "adjoining", "WX", (6, 18)),
    "815": ("Harrowdale", "adjoining", "HW", (9, 38)),
    "373": ("Northmoor", "", "NM", (39, 48)),
    "810": ("Saltmere", "", "SX", (52, 66)),
    "840": ("Tarnside", "", "TC", (68, 84)),
    "WAL": ("Wales", "", "WY", (118, 126)),
}

# heritage: (weight, ethnic codes, girls, boys, surnames)
HERITAGE = {
    "british": (60, ["WBRI"], "Amelia Ellie-May Freya Poppy Isla Maisie Chloe Ruby Willow Paige Summer Evie Lexi-Mae Skye Bethany Tilly Erin "
                "Gracie Hollie Darcey Lola Imogen", "Alfie Archie Callum Connor Dylan Ethan Finley Harley Jake Kai Leo Lewis Logan Mason "
                "Noah Ollie Reece Riley Toby Tyler Zac Kieran", "Ashworth Barker Bellamy Brook Cartwright Colley Crossley Denby Eastwood Firth "
                "Garside Hebden Holroyd Illingworth Jessop Kershaw Lockwood Metcalfe Naylor Oldroyd Pickles Ramsden Sutcliffe Tordoff Varley Whitaker"),
    "irish": (5, ["WIRI", "WIRT"], "Niamh Aoife Siobhán Caoimhe", "Seán Cian Rónán Tadhg", "O'Neill O'Driscoll McGinley Ní-Bhriain Connors"),
    "european": (6, ["WOTH", "WROM"], "Zofia Oliwia Zuzanna Elena Mirela", "Łukasz Kacper Jakub Andrei Nicolae", "Wiśniewska-Nowak Zając Kowalczyk Popescu Müller Dvořák"),
    "mixed": (8, ["MWBC", "MWAS", "MOTH", "MWBA"], "Tia-Rose Zoë Amara Jasmine", "Tyrese Jean-Luc Malachi Kian", "Williams-Grant Campbell St.Clair Fenton-Diaz Reid"),
    "pakistani": (6, ["APKN", "ABAN"], "Aaliyah Hafsa Maryam Zara", "Hamza Ibrahim Yusuf Zain", "Mahmood Iqbal Begum Rafiq Akhtar"),
    "indian": (3, ["AIND", "AOTH"], "Priya Anaya Simran", "Arjun Rohan Dev", "D'Souza Sandhu Nair-Thomas"),
    "black": (7, ["BAFR", "BCRB"], "Adaeze Ebony Shanice Temperance", "Emeka Kwame Jerome Chidi", "Okafor Adéyẹmí Mensah Sesay Bryan"),
    "other": (3, ["CHNE", "OOTH"], "Mei-Ling Rojin", "Wei Diyar", "Chen Hassan Şahin"),
}
# those who came alone: (sex, given names, surname, ethnic code, country)
ALONE = [("M", "Filmon", "Tesfay", "BAFR", "Eritrea"), ("M", "Omid", "Rahimi", "AOTH", "Afghanistan"), ("M", "Diyar", "Amin", "OOTH", "Iraq"),
         ("F", "Thảo", "Nguyễn", "AOTH", "Viet Nam"), ("M", "Abdelrahman", "Adam Idris", "BAFR", "Sudan"), ("M", "Samir", "Karimi", "AOTH", "Afghanistan"),
         ("M", "Ardit", "Hoxha", "WOTH", "Albania")]
ESTIMATED = ("Afghanistan", "Eritrea", "Sudan")  # where a date of birth is often not on paper
CARER_FIRST = ("Sarah Janet Marcia Helen Yvonne Brenda Claire Ruth Nasreen Pauline Denise Ange Colette Grace Monica Trudy Maureen Lorraine Sunita Beverley "
               "Hazel Doreen Bríd Agnieszka").split()
CARER_WITH = "Paul Keith Winston Tariq Gordon Ian Clive Mervyn Stuart Andrzej Leroy Neil".split()
CARER_LAST = ("Odd Crewe Tatham Penhaligon Birtwistle Marlow Osei Quigley Rushforth Stapleton Underhill Vickers Wakeley Yardley Ambler Blamire "
              "Chowdhury Delaney Elphick Fairhurst Gillespie Hargreave Inskip Jowett Khatun Lovelock Maltby Noakes Ogden-Price Pargeter Rashid Sowerby "
              "Thwaite Urwin Veitch Winterbottom").split()
TOWNS = "Brackenford Netherby Cloughton Ings Market Harrow Stainmoor Lowfold Upper Haddon Fenwick Kirk Tarrant".split(" ")
SCHOOLS = ["Fenwick Road Primary", "St Wilfrid's RC Primary", "Netherby Community Primary", "Lowfold Infants and Juniors", "Beck Lane Primary",
           "Haddon Academy", "Brackenford High", "Ings Lane School (special)", "Stainmoor College", "Tarrant Park Academy"]
SURGERIES = ["Market Square Surgery", "The Limes Practice", "Netherby Health Centre", "Dr Achebe and Partners", "Stainmoor Medical Group"]

# (ref, name, role, team, SW number of the return)
PEOPLE = [
    ("hmoss", "Hugh Moss", "DCS", "", ""), ("radeyemi", "Rachel Adéyẹmí", "NO", "", ""), ("fturnbull", "Fay Turnbull", "NO", "", ""),
    ("glowe", "Gareth Lowe", "IRO", "Reviewing Service", ""), ("ydar", "Yasmin Dar", "IRO", "Reviewing Service", ""),
    ("pholt", "Peter Holt", "IRO", "Reviewing Service", ""),
    ("skaye", "Siân Kaye", "TM", "Children in Care East", ""), ("mdunne", "Martin Dunne", "TM", "Children in Care West", ""),
    ("lokoro", "Lillian Okoro", "TM", "Leaving Care", ""), ("jbates", "Jo Bates", "BS", "Business Support", ""),
    ("pnair", "Priya Nair", "SW", "Children in Care East", "SW20114"), ("tellis", "Tom Ellis", "SW", "Children in Care East", "SW20127"),
    ("skelly", "Siobhán Kelly", "SW", "Children in Care East", "SW20133"), ("areid", "Anthony Reid", "SW", "Children in Care East", "SW20148"),
    ("dprice", "Dafydd Price", "SW", "Children in Care West", "SW20156"), ("zohara", "Zoe O'Hara", "SW", "Children in Care West", "SW20162"),
    ("ishah", "Imran Shah", "SW", "Children in Care West", "SW20175"), ("kpawlak", "Kasia Pawlak", "SW", "Children in Care West", "SW20181"),
    ("nbell", "Nadia Bell", "SW", "Leaving Care", "SW20199"), ("cfirthj", "Colin Firth-Jones", "SW", "Leaving Care", "SW20203"),
    ("mthorpe", "Megan Thorpe", "SW", "Children's Disability", "SW20218"),
]
LEFT_WORKERS = ["SW20041", "SW20052", "SW20066", "SW20073"]  # had left before the caseload begins

# (URN, name, type, sector, provider code of the return, authority, placement codes)
PROVIDERS = [
    ("SC990001", "Brackenshire Fostering Service", "LAFS", "LA", "PR1", "383", "U"), ("SC990002", "Brackenshire and Vale Adoption", "RAA", "LA", "PR1", "383", "A"),
    ("SC990417", "Bright Lanes Fostering", "IFA", "PRIV", "PR4", "373", "U"), ("SC990424", "Compass Rose Fostering", "IFA", "PRIV", "PR4", "383", "U"),
    ("SC990431", "Three Becks Foster Care", "IFA", "VOL", "PR5", "384", "U"), ("SC990448", "Juniper Families", "IFA", "PRIV", "PR4", "815", "U"),
    ("9900112", "Larch House", "CH", "PRIV", "PR4", "382", "K2"), ("9900129", "Acre Lodge", "CH", "LA", "PR1", "383", "K2"),
    ("9900136", "Moor View", "CH", "LA", "PR1", "383", "K2"), ("9900143", "Heron Croft", "CH", "PRIV", "PR4", "383", "K2"),
    ("9900150", "Sandpiper Cottage", "CH", "PRIV", "PR4", "810", "K2"), ("9900167", "Quarry Farm", "CH", "PRIV", "PR4", "840", "K2"),
    ("9900174", "St Oswin's", "CH", "VOL", "PR5", "815", "K2"), ("9900181", "Wold Secure Children's Home", "SCH", "LA", "PR2", "810", "K1"),
    ("9900228", "Keyhouse", "SUPP", "PRIV", "PR4", "383", "K3"), ("9900235", "Foundry Court", "SUPP", "PRIV", "PR4", "383", "K3"),
    ("9900242", "Stepping Stones Lodgings", "SUPP", "VOL", "PR5", "383", "K3"), ("9900259", "Wharf Court", "SUPP", "PRIV", "PR4", "384", "K3"),
    ("9900310", "Dale Hall School", "RSS", "PRIV", "PR4", "815", "S1"), ("9900327", "Lilac Family Assessment Centre", "RFC", "PRIV", "PR4", "383", "R3"),
    ("WALES-01", "Plas Derwen", "WALES", "PRIV", "PR4", "WAL", "K2"),
]
BY_URN = {p[0]: p for p in PROVIDERS}
LETTERS = "ABDEFGHJLNPQRSTUWXYZ"


def postcode(key, authority=OWN):
    """The one invented postcode that belongs to a key; always the same."""
    rng = random.Random("post/" + key)
    return "%s%d %d%s%s" % (AUTHORITIES[authority][2], rng.randint(1, 16), rng.randint(0, 9), rng.choice(LETTERS), rng.choice(LETTERS))


def phone(n):
    """A telephone number that Ofcom keeps free for drama."""
    return "01632 960%03d" % n if n < 1000 else "07700 900%03d" % (n % 1000)


def miles(home, place, authority):
    """Invented miles between two invented postcodes, the same every time."""
    low, high = AUTHORITIES[authority][3]
    return "%.1f" % random.Random("miles/%s/%s" % (home, place)).uniform(low, high)


def nhs_number(n):
    """A number of the range 999, which the NHS keeps for tests, with its check digit."""
    for tail in range(n * 7, n * 7 + 7):
        digits = "999%06d" % tail
        check = 11 - sum(int(c) * w for c, w in zip(digits, range(10, 1, -1))) % 11
        if check != 10:
            return digits + str(check % 11)
    raise AssertionError("two in a row never lack a check digit")


def upn(n):
    """A unique pupil number with its check letter."""
    digits = "%s%04d%02d%03d" % (OWN, 9000 + n % 10, 12 + n % 9, n)
    total = sum(int(c) * w for c, w in zip(digits, range(2, 14)))
    return "ABCDEFGHJKLMNPQRTUVWXYZ"[total % 23] + digits


def carer(rng):
    """The name of a foster household."""
    first, last = rng.choice(CARER_FIRST), rng.choice(CARER_LAST)
    return "%s and %s %s" % (first, rng.choice(CARER_WITH), last) if rng.random() < .5 else "%s %s" % (first, last)


def person_of(rng, used):
    """(sex, given names, surname, ethnic code) of a child; no full name twice, few given names often."""
    for _ in range(1000):
        kind = rng.choices(list(HERITAGE), [h[0] for h in HERITAGE.values()])[0]
        _, codes, girls, boys, surnames = HERITAGE[kind]
        sex = "M" if rng.random() < .54 else "F"
        given, surname = rng.choice((boys if sex == "M" else girls).split()), rng.choice(surnames.split())
        if (given, surname) not in used and sum(g == given for g, _ in used) < 3:
            used.add((given, surname))
            return sex, given, surname, rng.choice(codes)
    raise RuntimeError("too few names")


def sibling_of(rng, family, used):
    """(sex, given names, surname, ethnic code) of one more child of a family."""
    first = family[0]
    _, _, girls, boys, _ = next(h for h in HERITAGE.values() if first.ethnic in h[1])
    sex = "M" if rng.random() < .5 else "F"
    free = [n for n in (boys if sex == "M" else girls).split() if (n, first.surname) not in used]
    if not free:
        return sibling_of(rng, family, used)
    given = rng.choice(free)
    used.add((given, first.surname))
    return sex, given, first.surname, first.ethnic
