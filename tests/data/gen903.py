#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""gen903.py - writes a coherent, wholly fictional SSDA903 file set (and other
exports that an England local authority's case system gives).

Python 3 standard library only. Seeded and deterministic: the same options give
the same bytes; child number i is the same child whatever --children is.

  gen903.py --children 500 --year 2025 --out DIR
            [--seed 1] [--faults RATE] [--messy] [--prev] [--xml]

--year YYYY   collection year that ends on 31 March YYYY (2025 = "2024-25").
              Code lists and files follow that year (2023..2027).
--faults RATE share of rows (0..1) that get one deliberate fault each; every one
              is written down in DIR/faults.csv with the rule that should see it.
--prev        also writes DIR/prev/: the same children as last year's return.
--xml         also writes DIR/ssda903.xml (the XML form of the return).
--messy       also writes DIR/messy/: the same facts as a bad export would give
              them; DIR/messy/messy.json says what was done to which file.

Files in DIR
  header episodes reviews uasc oc2 oc3 ad1 placed_for_adoption
  previous_permanence missing  (.csv; + sw_episodes from 2024, dolo from 2027)
  annex_a_list_8.csv    Ofsted Annex A, list 8 "children in care"
  annex_a_list_6.csv    Ofsted Annex A, list 6 "children in need" (these children)
  case_export.csv       one row a child, the way a case system's list view exports
  providers.csv         the providers behind the URNs (Ofsted-list stand-in)
  truth.json            what an importer ought to end up with
  faults.csv            the injected faults (header only when RATE is 0)

The names, dates and carers are invented. Postcodes are real postcode units (ONS
open data) so that distances and authorities can be worked out; nobody lives in
this file. The "local authority" borrows the area code E08000035 and its
three-digit number 383 for the same reason.
"""
import argparse
import csv
import io
import json
import os
import random
import sys
from datetime import date, timedelta
from xml.sax.saxutils import escape

D = timedelta
LA_CODE, LA_NAME, LA3 = "E08000035", "Leeds", "383"

# --------------------------------------------------------------------------
# gazetteer: postcode units, easting, northing (ONS open data, OGL v3)
IN_LA = """LS1 1NP 428809 433421;LS1 1TZ 428300 434200;LS1 3XF 429642 433946;LS1 5HZ 429900 433700;LS1 5TF 429958 433770;LS1 6BG 430271 433633;LS10 1DE 430655 431659;LS10 1UA 432300 430700;LS10 2WA 431024 430387;LS10 3NN 431111 428419;LS10 3PG 431391 428673;LS10 3PX 431072 428743;LS10 4GU 431579 427715;LS11 5DF 429840 430645;LS11 8UW 428300 430300;LS12 1JE 428016 432927;LS12 2BU 427433 433373;LS12 4RB 426047 432880;LS12 4XF 426030 432590;LS12 5LJ 425994 431890;LS12 5XN 426690 433015;LS13 1AX 423542 435671;LS13 2RH 425211 435129;LS13 2TD 424848 435688;LS13 2UY 425041 434550;LS14 1DA 435018 437145;LS14 2TD 436000 436600;LS14 3AG 437929 440754;LS14 3EZ 437760 440739;LS14 6PQ 435515 436258;LS14 9LH 435854 436903;LS15 4LX 439026 436413;LS15 7LJ 435906 434624;LS15 7NT 435540 434884;LS15 7XY 435854 436903;LS15 8XJ 437846 434993;LS16 6BE 426247 439180;LS16 7FA 424437 440187;LS16 7NT 426644 440087;LS17 1LJ 430774 439554;LS17 1LL 430774 439554;LS17 6BS 429768 439106;LS17 7XD 429907 440015;LS17 8AA 431205 439351;LS17 8EA 431165 439912;LS17 8EQ 431100 440035;LS17 8PN 432156 439535;LS18 4SW 425122 437669;LS18 5AH 423681 439042;LS18 5TT 424300 438900;LS19 6EZ 420800 439500;LS19 7FZ 420388 440830;LS2 7RF 430626 433763;LS2 7XU 429572 433410;LS20 9DJ 418740 443035;LS21 3JL 420390 444597;LS22 5NH 437733 445533;LS22 6HA 439665 448409;LS22 6YN 440878 448644;LS23 6EA 442469 445835;LS23 6UL 442625 442262;LS25 2DT 440858 435721;LS26 8WF 435687 429172;LS27 0DX 426391 426626;LS27 7BL 423935 430193;LS27 7FW 426755 428781;LS27 7GN 427269 429949;LS27 7WJ 426528 427543;LS27 8TP 426507 428486;LS27 9PT 426111 429077;LS28 5HJ 421399 435016;LS28 5QY 420031 435377;LS28 8DT 422300 432000;LS3 1DF 428580 434350;LS4 2XT 427359 435069;LS6 1AS 428766 435472;LS6 2BA 428331 436244;LS6 2HL 429327 435810;LS6 2JP 429382 435570;LS7 2ES 429548 436871;LS7 9AP 430515 435070;LS8 4TW 431500 435700;LS9 6HZ 432715 434362;LS9 6YA 432202 433860;LS9 7HU 431767 434181;LS9 7SX 431273 433992;WF3 3QF 432829 426686;WF3 3YS 432774 426233"""
OUT_LA = """BD10 0PB 419607 438950 Bradford;BD18 9FX 416176 434018 Bradford;BD22 7AH 404698 439032 Bradford;BD4 0BZ 419433 431310 Bradford;BD5 7RL 416400 432000 Bradford;BD5 7TF 416267 431479 Bradford;BD8 0UG 416488 433401 Bradford;LS29 8PF 413326 447966 Bradford;WF2 6PR 436589 417401 Wakefield;WF5 0PU 428443 420497 Wakefield;WF5 9EX 427447 421363 Wakefield;WF8 3SZ 448500 420000 Wakefield;WF8 4DW 445084 421583 Wakefield;WF9 3EL 443839 410403 Wakefield;WF9 4DE 443395 412440 Wakefield;BD19 6JL 417754 424937 Kirklees;HD1 1QZ 414662 416928 Kirklees;HD1 3SH 413486 415519 Kirklees;HD2 1RA 416991 420534 Kirklees;HD5 9BS 415340 416441 Kirklees;HD7 1ES 414658 407289 Kirklees;HD7 6HU 402822 410105 Kirklees;HD8 0AH 418890 415032 Kirklees;YO1 8NN 460639 451944 York;YO2 4RL 457872 451874 York;YO24 1GH 459536 451028 York;YO32 9RG 461846 456396 York;M11 3FY 386284 398635 Manchester;M2 2AB 384113 398269 Manchester;M60 3GQ 383477 398228 Manchester;HU3 1ET 508200 429300 Kingston upon Hull, City of;HU5 4LA 506301 430673 Kingston upon Hull, City of;HU8 0SH 512693 431661 Kingston upon Hull, City of;DL14 6HD 421208 528817 County Durham;DL17 9PQ 431263 534245 County Durham;CT2 0DA 617995 159744 Kent;TN17 1LU 573697 139482 Kent;SE27 0DR 531939 171932 Lambeth"""
WALES = """CF3 0BH 323150 180914 Cardiff;CF4 8TJ 310200 181900 Cardiff;LD6 5NU 298189 268181 Powys;LD7 1AQ 328635 272343 Powys"""


def _gaz(text, la):
    out = []
    for item in text.split(";"):
        p = item.split(" ", 4)
        out.append((p[0] + " " + p[1], int(p[2]), int(p[3]), p[4] if len(p) > 4 else la))
    return out


GAZ_IN, GAZ_OUT, GAZ_WALES = _gaz(IN_LA, LA_NAME), _gaz(OUT_LA, None), _gaz(WALES, None)
GAZ = {g[0]: g for g in GAZ_IN + GAZ_OUT + GAZ_WALES}

# --------------------------------------------------------------------------
# names: everyday mix, some with apostrophes, hyphens and letters beyond ASCII
FORE_F = """Amelia Ava Isla Grace Freya Ellie Poppy Evie Layla Maisie Chloe Zara Aaliyah Fatima Hafsa Maryam Priya Anaya Zofia Oliwia Zoë Siân Chloé Niamh Aoife Kacey-Leigh Lexi-Mae Tia Shanice Ebony Adaeze Temperance Destiny Rosie Summer Skye Paige Bethany Courtney Jade Khadija Selam Rahel Linh Thảo""".split()
FORE_M = """Noah Oliver Leo Muhammad Jack Alfie Theo Archie Harley Jayden Kayden Tyler Riley Mason Kai Callum Ryan Liam Connor Ibrahim Yusuf Hamza Zain Arjun Kacper Jakub Łukasz José André Seán Rhys Jean-Luc Tyrese Jerome Kwame Chidi Emeka Abel Dawit Filmon Samir Omid Reza Minh Đức""".split()
SURN = """Smith Jones Taylor Brown Walker Hall Wood Clarke Hughes Green Robinson Thompson Wright Harrison Ward Barker Firth Sykes Hirst Dyson Shaw Holroyd Ackroyd Sutcliffe O'Neill O’Connor D'Souza McKenzie MacDonald Begum Khan Hussain Ahmed Mahmood Iqbal Patel Singh Kaur Kowalski Nowak Wiśniewska Popescu Müller Adeyemi Okafor Mensah Williams-Grant St.John Smith-Robinson Fitzgerald Tesfay Habtemariam Nguyễn Rahimi Amiri Sesay Kamara Campbell Morgan Evans Featherstonehaugh-Cholmondeley""".split()
WORKERS = ["Priya Nair", "Tom Ellis", "Siobhán Kelly", "Joanna Hirst", "Marcus Reid", "Amara Obi", "Helen Ward", "Dafydd Price",
           "Zoe O'Hara", "Imran Shah", "Kasia Lewandowska", "Ruth Bell", "Nadia Aziz", "Colin Firth-Jones", "Beth Sykes",
           "Agency - J Mwangi", "Lucy Dean", "Peter Grant", "Olu Adeyinka", "Megan Thorpe", "Sam Cole", "Farah Malik",
           "Anne-Marie Doyle", "Ian Booth"]
IROS = ["Glenys Parr", "Adrian Mott", "Yasmin Dar", "Steve Hallam"]
TEAMS = ["Children Looked After 1", "Children Looked After 2", "Locality East", "Locality South", "Disabled Children's Team",
         "Leaving Care (14+)"]

ETH = [("WBRI", 62), ("WOTH", 4), ("WIRI", 1), ("WIRT", 1), ("WROM", 1), ("MWBC", 5), ("MWBA", 2), ("MWAS", 2), ("MOTH", 3),
       ("AIND", 1), ("APKN", 4), ("ABAN", 1), ("AOTH", 2), ("BCRB", 2), ("BAFR", 5), ("BOTH", 1), ("CHNE", 1), ("OOTH", 1),
       ("NOBT", 1), ("REFU", 1)]
ETH_UASC = [("OOTH", 30), ("AOTH", 25), ("BAFR", 35), ("BOTH", 3), ("WOTH", 3), ("NOBT", 4)]
ETH_TEXT = {"WBRI": "White British", "WIRI": "White Irish", "WIRT": "Traveller of Irish heritage", "WROM": "Gypsy/Roma",
            "WOTH": "Any other White background", "MWBC": "White and Black Caribbean", "MWBA": "White and Black African",
            "MWAS": "White and Asian", "MOTH": "Any other Mixed background", "AIND": "Indian", "APKN": "Pakistani",
            "ABAN": "Bangladeshi", "AOTH": "Any other Asian background", "BCRB": "Caribbean", "BAFR": "African",
            "BOTH": "Any other Black background", "CHNE": "Chinese", "OOTH": "Any other ethnic group", "REFU": "Refused",
            "NOBT": "Information not yet obtained"}
CIN_TEXT = {"N1": "Abuse or neglect", "N2": "Child's disability", "N3": "Parental illness or disability",
            "N4": "Family in acute stress", "N5": "Family dysfunction", "N6": "Socially unacceptable behaviour",
            "N7": "Low income", "N8": "Absent parenting"}
LS_TEXT = {"C1": "Interim care order", "C2": "Full care order", "E1": "Placement order granted",
           "V2": "Single period of accommodation under section 20", "V4": "Short breaks (agreements recorded)",
           "L1": "Under police protection", "L2": "Emergency protection order", "J1": "Remanded to LA or youth detention"}
PL_TEXT = {"A5": "Placed for adoption with placement order, current foster carer",
           "A6": "Placed for adoption with placement order, not current foster carer", "K1": "Secure children's home",
           "K2": "Children's home", "K3": "Supported accommodation", "H5": "Semi-independent living", "P1": "Placed with own parents",
           "P2": "Independent living", "R1": "Residential care home", "R2": "NHS / health trust", "R3": "Family centre or mother and baby unit",
           "R5": "Young offender institution", "S1": "Residential school", "T1": "Temporary: hospital", "T3": "Temporary: carer holiday",
           "T4": "Temporary: other", "U1": "Foster - relative/friend, long term", "U2": "Foster - relative/friend, FFA",
           "U3": "Foster - relative/friend, other", "U4": "Foster - long term", "U5": "Foster - FFA / concurrent",
           "U6": "Foster - not long term", "Z1": "Other placement", "Z11": "Other placement", "Z12": "Other placement",
           "Z13": "Other placement", "Z14": "Other placement"}


def wpick(rng, pairs):
    t = sum(w for _, w in pairs)
    x = rng.random() * t
    for v, w in pairs:
        x -= w
        if x < 0:
            return v
    return pairs[-1][0]


def add_years(d, n):
    try:
        return d.replace(year=d.year + n)
    except ValueError:  # 29 February
        return d.replace(year=d.year + n, day=28)


def age(dob, on):
    return on.year - dob.year - ((on.month, on.day) < (dob.month, dob.day))


def fmt(d):
    return d.strftime("%d/%m/%Y") if d else ""


def upn(i):
    """a UPN with a right check letter; unique for each child number"""
    la, est, yr, ser = LA3, 2000 + (i // 1000) % 7000, 10 + (i // 7000000), i % 1000
    digits = "%s%04d%02d%03d" % (la, est, yr, ser)
    tot = sum(int(c) * w for c, w in zip(digits, range(2, 14)))
    return "ABCDEFGHJKLMNPQRTUVWXYZ"[tot % 23] + digits


# --------------------------------------------------------------------------
class Placement:
    __slots__ = ("code", "prov", "urn", "post", "carer")

    def __init__(self, code, prov, urn, post, carer=""):
        self.code, self.prov, self.urn, self.post, self.carer = code, prov, urn, post, carer

    def copy(self, **kw):
        p = Placement(self.code, self.prov, self.urn, self.post, self.carer)
        for k, v in kw.items():
            setattr(p, k, v)
        return p


class Ep:
    __slots__ = ("decom", "rne", "ls", "cin", "pl", "dec", "rec", "reason")

    def __init__(self, decom, rne, ls, cin, pl):
        self.decom, self.rne, self.ls, self.cin, self.pl = decom, rne, ls, cin, pl
        self.dec = self.rec = self.reason = None


def build_providers(seed):
    """the providers a child can be placed with: dict kind -> list"""
    rng = random.Random("prov-%s" % seed)
    out, n = [], [0]

    def new(kind, name, codes, pr, post):
        n[0] += 1
        urn = ("SC%06d" % (410000 + n[0] * 7)) if n[0] % 3 else "%07d" % (2400000 + n[0] * 13)
        urn = urn[:8]
        out.append(dict(kind=kind, urn=urn[-7:] if urn.startswith("SC") else urn, name=name, codes=codes, pr=pr, post=post[0],
                        la=post[3], closed=""))

    fost = ["U1", "U2", "U3", "U4", "U5", "U6"]
    adop = ["U2", "U4", "U5", "A3", "A4", "A5", "A6"]
    new("own_foster", "%s City Council Fostering Service" % LA_NAME, fost, "PR1", rng.choice(GAZ_IN))
    new("own_adopt", "%s City Council Adoption Service" % LA_NAME, adop, "PR1", rng.choice(GAZ_IN))
    for nm in ("Bright Harbour Adoption", "St. Aldhelm’s Children's Trust"):
        new("vaa", nm, adop, "PR5", rng.choice(GAZ_OUT))
    for i, nm in enumerate(("Foxglove Fostering Ltd", "Aire Valley Foster Care", "Northern Arc Fostering", "Juniper Families",
                            "Compass Rose Fostering", "Three Ridings Fostering", "Hearthside Care (Fostering)", "Oak & Ash Fostering")):
        new("ifa", nm, fost, "PR5" if i > 5 else "PR4", rng.choice(GAZ_IN + GAZ_OUT))
    for i in range(5):
        new("ch_own", ["Acre Lodge", "Beck House", "Elmfield", "The Willows", "Moor View"][i], ["K2"], "PR1", rng.choice(GAZ_IN))
    for i in range(20):
        nm = rng.choice(["Rowan", "Heron", "Kestrel", "Bramble", "Cedar", "Larch", "Sandpiper", "Quarry", "Mill", "Station"]) + " " + \
            rng.choice(["House", "Lodge", "Cottage", "Farm", "Croft"]) + " (%s Care Ltd)" % rng.choice(["Ember", "Tidal", "Summit", "Pennine"])
        new("ch_priv", nm, ["K2"], "PR4", rng.choice(GAZ_IN if rng.random() < .4 else GAZ_OUT))
    for i in range(3):
        new("ch_vol", ["St Oswald's", "Haven", "Quaker House"][i], ["K2"], "PR5", rng.choice(GAZ_OUT))
    for i in range(2):
        new("secure", ["Wold Secure Children's Home", "Eastmoor Secure"][i], ["K1"], "PR2", rng.choice(GAZ_OUT))
    for i in range(12):
        new("sa", ["Keyhouse", "Stepping Stones", "Foundry Court", "The Lofts", "Number 9", "Beacon Flats", "Horizon SA", "NextDoor",
                   "Wharf Court", "Gateway", "Launchpad", "City Supported Lodgings"][i], ["K3", "H5"], "PR4" if i < 9 else "PR5",
            rng.choice(GAZ_IN if rng.random() < .7 else GAZ_OUT))
    for i in range(4):
        new("school", ["Ashdown School", "Dale Hall School", "Ravensworth School", "Hollins School"][i], ["S1"], "PR4", rng.choice(GAZ_OUT))
    for i in range(2):
        new("famcentre", ["Lilac Family Assessment Centre", "Mother & Baby Unit, Park Road"][i], ["R3"], "PR4", rng.choice(GAZ_IN))
    by = {}
    for p in out:
        by.setdefault(p["kind"], []).append(p)
    # two that closed long ago and take nobody
    new("closed", "Old Vicarage (closed)", ["K2"], "PR4", GAZ_OUT[2])
    new("closed", "Beeches Fostering (closed)", fost, "PR4", GAZ_IN[3])
    out[-2]["closed"], out[-1]["closed"] = "30/06/2019", "01/09/2021"
    return out, by


class Child:
    def __init__(self):
        self.eps, self.reviews, self.missing, self.sw, self.placed, self.dolo = [], [], [], [], [], []
        self.ad1 = self.oc3 = self.prevperm = self.mc_dob = None
        self.mother = ""
        self.uasc = False
        self.visits = []


CARERS = None


def carer_name(rng):
    return "%s & %s %s" % (rng.choice(FORE_F[:20]), rng.choice(FORE_M[:20]), rng.choice(SURN)) if rng.random() < .6 else \
        "%s %s" % (rng.choice(["Ms", "Mrs", "Mr"]), rng.choice(SURN))


def other_post(rng, gaz, *avoid):
    while True:
        p = rng.choice(gaz)[0]
        if p not in avoid:
            return p


def choose_placement(rng, prov, yrs, ls, home, avoid=None, uasc=False):
    """one placement that is lawful for the age and legal status"""
    indep = 3 if prov["year"] <= 2023 else 0  # P2 went out on 28 October 2023
    for _ in range(200):
        if uasc:
            kind = wpick(rng, [("foster", 40 if yrs < 17 else 20), ("semi", 45 if yrs >= 16 else 0), ("ch", 12), ("kin", 3)])
        elif yrs < 5:
            kind = wpick(rng, [("foster", 72), ("kin", 18), ("parents", 8 if ls in ("C1", "C2") else 0), ("famcentre", 3), ("z", .4)])
        elif yrs < 12:
            kind = wpick(rng, [("foster", 66), ("kin", 16), ("parents", 8 if ls in ("C1", "C2") else 0), ("ch", 8 if yrs >= 8 else 2),
                               ("school", 1.5), ("z", .4)])
        elif yrs < 16:
            kind = wpick(rng, [("foster", 52), ("kin", 11), ("parents", 7 if ls in ("C1", "C2") else 0), ("ch", 26), ("school", 2.5),
                               ("secure", .5), ("health", .6), ("z", .8)])
        else:
            kind = wpick(rng, [("foster", 32), ("kin", 8), ("parents", 4 if ls in ("C1", "C2") else 0), ("ch", 20), ("semi", 30),
                               ("indep", indep), ("health", .7), ("carehome", .8), ("z", 1)])
        if kind == "foster":
            code = wpick(rng, [("U6", 55), ("U4", 42), ("U5", 3 if yrs < 3 else 0)])
            if rng.random() < .55:
                p = prov["own_foster"][0]
                post = other_post(rng, GAZ_IN if rng.random() < .8 else GAZ_OUT, home)
            else:
                p = rng.choice(prov["ifa"])
                post = other_post(rng, GAZ_IN if rng.random() < .45 else GAZ_OUT, home)
            pl = Placement(code, p["pr"], p["urn"], post, carer_name(rng))
        elif kind == "kin":
            p = prov["own_foster"][0]
            pl = Placement(wpick(rng, [("U3", 60), ("U1", 40)]), "PR1", p["urn"], other_post(rng, GAZ_IN if rng.random() < .75 else GAZ_OUT, home),
                           carer_name(rng))
        elif kind == "parents":
            pl = Placement("P1", "PR0", "", home, "Parent(s)")
        elif kind in ("ch", "secure", "semi", "school", "famcentre"):
            pool = {"ch": prov["ch_own"] + prov["ch_priv"] + prov["ch_vol"], "secure": prov["secure"], "semi": prov["sa"],
                    "school": prov["school"], "famcentre": prov["famcentre"]}[kind]
            p = rng.choice(pool)
            pl = Placement(p["codes"][0], p["pr"], p["urn"], p["post"], p["name"])
        elif kind == "health":
            pl = Placement("R2", "PR3", "", other_post(rng, GAZ_IN, home), "NHS ward")
        elif kind == "carehome":
            pl = Placement("R1", "PR4", "", other_post(rng, GAZ_IN, home), "Adult residential home")
        elif kind == "indep":
            pl = Placement("P2", "PR4", "", other_post(rng, GAZ_IN, home), "Own flat")
        else:
            pl = Placement("Z", "", "", other_post(rng, GAZ_IN, home), "Unregistered arrangement")
        if pl.post == home and pl.code != "P1":
            continue
        if avoid and (avoid.code, avoid.prov, avoid.urn, avoid.post) == (pl.code, pl.prov, pl.urn, pl.post):
            continue
        return pl
    raise RuntimeError("no placement")


def build_period(rng, prov, ch, start, end, rec, horizon, uasc=False, first=None, rate=1.1):
    """episodes of one period of care; end may be None (still open at horizon)"""
    stop = end or horizon
    cin = ch.cin
    # legal statuses
    ls = []
    if uasc:
        ls.append((start, "V2"))
    else:
        a = wpick(rng, [("V2", 45), ("C1", 38), ("L2", 8), ("L1", 6), ("C2", 3)])
        d = start
        ls.append((d, a))
        if a == "L1":
            d += D(rng.randint(1, 3))
            ls.append((d, rng.choice(["V2", "C1"])))
        elif a == "L2":
            d += D(rng.randint(4, 18))
            ls.append((d, "C1"))
        if ls[-1][1] == "V2" and rng.random() < .45:
            d += D(rng.randint(20, 260))
            ls.append((d, "C1"))
        if ls[-1][1] == "C1":
            d += D(rng.randint(120, 330))
            ls.append((d, "C2"))
    ls = [x for x in ls if x[0] <= stop - D(3)] or ls[:1]
    if ls[0][1] in ("L1", "L2") and len(ls) == 1:
        ls = [(start, "V2")]

    def ls_on(d):
        v = ls[0][1]
        for x in ls:
            if x[0] <= d:
                v = x[1]
        return v

    # placements: (date, placement, 'P' or 'T', reason for leaving the one before)
    pls = [(start, first or choose_placement(rng, prov, age(ch.dob, start), ls[0][1], ch.home, None, uasc), "S", None)]
    d = start
    while True:
        d += D(2 + int(rng.expovariate(rate / 365.0)))
        if d > stop - D(40):
            break
        prev = pls[-1][1]
        if any(abs((d - x[0]).days) < 3 for x in ls):
            continue
        x = rng.random()
        if x < .07 and prev.code[0] in "UK" and prev.code != "K1":
            # temporary placement, back to the same one
            back = d + D(rng.randint(3, 6))
            if any(d - D(2) <= y[0] <= back + D(2) for y in ls):
                continue
            t = Placement(wpick(rng, [("T1", 50), ("T3", 30 if prev.code[0] == "U" else 0), ("T4", 20)]), "", "",
                          other_post(rng, GAZ_IN, ch.home, prev.post), "Temporary")
            pls.append((d, t, "P", None))
            pls.append((back, prev, "P", None))
            d = back
            continue
        if x < .15 and prev.code in ("U6", "U3"):
            pls.append((d, prev.copy(code={"U6": "U4", "U3": "U1"}[prev.code]), "T", "PLACE"))
            continue
        yrs = age(ch.dob, d)
        new = choose_placement(rng, prov, yrs, ls_on(d), ch.home, prev, uasc)
        reason = wpick(rng, [("PLACE", 34), ("CARPL", 22), ("CREQB", 18), ("CREQO", 8), ("CHILD", 8), ("LAREQ", 5), ("STAND", 2),
                             ("ALLEG", 2), ("CLOSE", 2), ("APPRR", 1), ("OTHER", 8)])
        pls.append((d, new, "P", reason))
    # a full care order sometimes comes together with a move
    if len(ls) > 1 and ls[-1][1] == "C2" and rng.random() < .2:
        dl = ls[-1][0]
        if dl < stop - D(10) and not any(abs((dl - x[0]).days) < 3 for x in pls):
            i = max(j for j, x in enumerate(pls) if x[0] < dl)
            if not pls[i][1].code.startswith("T") and not (i + 1 < len(pls) and pls[i + 1][1].code.startswith("T")):
                new = choose_placement(rng, prov, age(ch.dob, dl), "C2", ch.home, pls[i][1], uasc)
                pls.insert(i + 1, (dl, new, "P", "PLACE"))
                if i + 2 < len(pls) and (pls[i + 2][2] == "T" or pls[i + 2][1].code.startswith("T")):
                    del pls[i + 2:]
                elif i + 2 < len(pls):
                    q = pls[i + 2][1]
                    if (q.code, q.prov, q.urn, q.post) == (new.code, new.prov, new.urn, new.post):
                        del pls[i + 2:]
    # parents only under an order
    return chain(ch, ls, pls, start, end, rec, cin)


def chain(ch, ls, pls, start, end, rec, cin):
    pls = [x for x in pls if end is None or x[0] < end - D(1) or x[0] == start]
    ls = [x for x in ls if end is None or x[0] < end - D(1) or x[0] == start]
    dates = sorted({x[0] for x in ls} | {x[0] for x in pls})
    eps = []
    cl, cp = ls[0][1], pls[0][1]
    lsd, pld = dict(ls), {x[0]: x for x in pls}
    for i, d in enumerate(dates):
        nl, np_ = lsd.get(d, cl), pld.get(d)
        if i == 0:
            rne = "S"
        elif d in lsd and nl != cl and np_:
            rne = "B" if np_[2] == "P" else "U"
        elif d in lsd and nl != cl:
            rne = "L"
        elif np_:
            rne = np_[2]
        else:
            continue
        cl = nl
        if np_:
            cp = np_[1]
        e = Ep(d, rne, cl, cin, cp)
        if eps:
            p = eps[-1]
            p.dec, p.rec = d, "X1"
            p.reason = np_[3] if np_ else None
        eps.append(e)
    if end:
        eps[-1].dec, eps[-1].rec = end, rec
    return eps


def end_reason(rng, ch, ep, when):
    a = age(ch.dob, when)
    pl, ls = ep.pl.code, ep.ls
    opts = [("E4A", 26), ("E4B", 16), ("E8", 16), ("E13", 5), ("E41", 4), ("E3", 1.5)]
    if a < 16:
        if pl in ("U1", "U3"):
            opts += [("E45", 14)]
        elif pl in ("U4", "U6"):
            opts += [("E46", 4), ("E47", 6), ("E48", 1)]
        else:
            opts += [("E47", 5), ("E48", 1)]
    if a >= 16:
        opts += [("E5", 8), ("E6", 6)]
    if rng.random() < .002:
        return "E2"
    return wpick(rng, opts)


def eighteen_reason(rng, ep):
    if ep.pl.code[0] == "U":
        return wpick(rng, [("E17", 45), ("E8", 35), ("E4A", 5), ("E5", 10), ("E6", 5)])
    return wpick(rng, [("E5", 38), ("E6", 20), ("E8", 34), ("E7", 5), ("E13", 3)])


def adoption_story(rng, prov, ch, E, S):
    """episodes, placed-for-adoption and AD1 facts for an adoption route"""
    state = wpick(rng, [("adopted", 38), ("placed", 26), ("order", 20), ("reversed", 16)])
    gap_e1, gap_m, gap_p, gap_a = rng.randint(210, 330), rng.randint(60, 200), rng.randint(10, 30), rng.randint(110, 300)
    ffa = rng.random() < .3
    if ffa:
        gap_m, gap_p = rng.randint(30, 90), rng.randint(7, 20)
    inyear = S + D(rng.randint(5, 355))
    if state == "adopted":
        a = inyear
    elif state == "placed":
        a = None
        p = E - D(rng.randint(10, 150))
    elif state == "order":
        a = p = None
        e1 = E - D(rng.randint(10, 200))
    else:
        a = p = None
        rv = inyear
        e1 = rv - D(rng.randint(200, 420))
    if state == "adopted":
        p = a - D(gap_a)
    if state in ("adopted", "placed"):
        m = p - D(gap_p)
        e1 = m - D(gap_m)
    start = e1 - D(gap_e1)
    dd = e1 - D(rng.randint(7, 35))
    b = wpick(rng, [(0, 40), (1, 30), (2, 20), (3, 10)])
    ch.dob = start - D(rng.randint(2, 300) + 365 * b)
    ch.cin = wpick(rng, [("N1", 85), ("N5", 10), ("N3", 5)])
    avoid = ch.home
    if ffa:
        pr = rng.choice(prov["own_adopt"] + prov["vaa"])
        first = Placement("U5", pr["pr"], pr["urn"], other_post(rng, GAZ_IN + GAZ_OUT, avoid), carer_name(rng))
    else:
        first = Placement("U6", "PR1", prov["own_foster"][0]["urn"], other_post(rng, GAZ_IN, avoid), carer_name(rng))
    ls = [(start, rng.choice(["C1", "C1", "V2"]))]
    if ls[0][1] == "V2":
        ls.append((start + D(rng.randint(15, 60)), "C1"))
    ls.append((e1, "E1"))
    pls = [(start, first, "S", None)]
    end = rec = None
    if state in ("adopted", "placed"):
        if ffa:
            pls.append((p, first.copy(code="A5"), "T", "PLACE"))
        else:
            pr = rng.choice(prov["own_adopt"] + prov["vaa"])
            pls.append((p, Placement("A6", pr["pr"], pr["urn"], other_post(rng, GAZ_IN + GAZ_OUT, avoid, first.post), carer_name(rng)), "P", "PLACE"))
    ch.placed.append([dd, None, None])
    if state == "adopted":
        end, rec = a, wpick(rng, [("E12", 60), ("E11", 40)])
        nb = wpick(rng, [("2", 88), ("1", 12)])
        if nb == "2":
            sx = wpick(rng, [("MF", 80), ("MM", 10), ("FF", 10)])
            lsa = wpick(rng, [("L11", 70), ("L3", 30)]) if sx == "MF" else wpick(rng, [("L12", 60), ("L2", 20), ("L4", 20)])
        else:
            sx, lsa = wpick(rng, [("F1", 85), ("M1", 15)]), "L0"
        ch.ad1 = (dd, m, "1" if ffa else "0", nb, sx, lsa, a)
    if state == "reversed":
        ls.append((rv, "C2"))
        ch.placed[0][1], ch.placed[0][2] = rv, wpick(rng, [("RD1", 40), ("RD2", 30), ("RD3", 20), ("RD4", 10)])
        pls.append((rv, first.copy(code="U4"), "T", "PLACE"))
    return chain(ch, ls, pls, start, end, rec, ch.cin)


def make_child(i, seed, Y, prov):
    rng = random.Random("%s/%s/%d" % (seed, Y, i))
    S, E = date(Y - 1, 4, 1), date(Y, 3, 31)
    ch = Child()
    ch.n = i
    # family: some children share surname and home with the one before
    f = i
    while f > 0 and random.Random("%s/fam/%d" % (seed, f)).random() < .28 and i - f < 4:
        f -= 1
    frng = random.Random("%s/family/%d" % (seed, f))
    ch.family = f
    ch.surname, ch.home = frng.choice(SURN), frng.choice(GAZ_IN)[0]
    ch.id = "%d" % (100003 + i * 7 + (i * 2654435761 % 7))
    if i % 29 == 5:
        ch.id = "0" + ch.id  # some systems pad; Excel then eats the zero
    ch.sex = "M" if rng.random() < .55 else "F"
    ch.kind = wpick(rng, [("cla", 74), ("uasc", 7), ("adopt", 6), ("v4", 3), ("remand", 1.2), ("leaver", 8.8)])
    kind = ch.kind
    ch.eth = wpick(rng, ETH_UASC if kind == "uasc" else ETH)
    ch.upn = upn(i)
    ch.cin = wpick(rng, [("N1", 64), ("N2", 4), ("N3", 5), ("N4", 8), ("N5", 14), ("N6", 2), ("N8", 3)])
    if kind == "cla":
        new = rng.random() < .30
        leave = rng.random() < .27
        for _ in range(400):
            lo, hi = wpick(rng, [((0, 0), 17), ((1, 4), 20), ((5, 9), 19), ((10, 15), 29), ((16, 17), 15)])
            if new:
                start = S + D(rng.randint(1, 350))
            else:
                start = S - D(int(rng.expovariate(1 / 800.0)) + 3)
            if start < date(2004, 1, 1):
                continue
            ch.dob = start - D(rng.randint(0 if lo else 1, 364)) - D(int(lo * 365.25)) - D(int(rng.randint(0, hi - lo) * 365.25))
            b18 = add_years(ch.dob, 18)
            if b18 <= max(start + D(10), S + D(4)):
                continue
            end = None
            if leave:
                lo_d = max(S + D(2), start + D(4))
                if (E - D(2) - lo_d).days < 2:
                    continue
                end = lo_d + D(rng.randint(0, (E - D(2) - lo_d).days))
            if b18 <= E and (end is None or end > b18 - D(3)):
                end = b18
                if end >= E - D(1):
                    continue
            if end is not None and end < b18 and (b18 - end).days < 4:
                continue
            break
        else:
            raise RuntimeError("dates")
        if age(ch.dob, start) >= 16:
            ch.cin = wpick(rng, [("N1", 30), ("N4", 25), ("N5", 25), ("N6", 5), ("N8", 15)])
        eps = build_period(rng, prov, ch, start, end, None, E)
        if end:
            last = eps[-1]
            last.rec = eighteen_reason(rng, last) if end == b18 else end_reason(rng, ch, last, end)
            if last.pl.code.startswith("T"):
                eps.pop()
                eps[-1].dec, eps[-1].reason = end, None
                eps[-1].rec = last.rec if not (last.rec == "E17" and eps[-1].pl.code[0] != "U") else "E8"
        ch.eps = eps
        # a second, later period for some who went home early in the year
        if end and end != b18 and (E - end).days > 60 and last.rec in ("E4A", "E4B", "E8") and rng.random() < .12 and add_years(ch.dob, 18) > E + D(5):
            s2 = end + D(rng.randint(7, (E - end).days - 20))
            ch.eps = eps + build_period(rng, prov, ch, s2, None, None, E)
    elif kind == "uasc":
        while True:
            start = (S + D(rng.randint(1, 350))) if rng.random() < .5 else S - D(rng.randint(3, 500))
            ch.dob = start - D(int(rng.uniform(15.2, 17.6) * 365.25))
            b18 = add_years(ch.dob, 18)
            if b18 > S + D(5) and not (E - D(1) <= b18 <= E):
                break
        ch.uasc, ch.cin = True, "N8"
        ch.sex = "M" if rng.random() < .93 else "F"
        ch.home = ""
        end = b18 if b18 <= E else None
        ch.eps = build_period(rng, prov, ch, start, end, None, E, uasc=True, rate=.8)
        if end:
            ch.eps[-1].rec = eighteen_reason(rng, ch.eps[-1])
            if ch.eps[-1].pl.code.startswith("T"):
                ch.eps.pop()
                ch.eps[-1].dec, ch.eps[-1].rec, ch.eps[-1].reason = end, "E8", None
        if rng.random() < .7:
            ch.upn = "UN2"
    elif kind == "adopt":
        ch.eps = adoption_story(rng, prov, ch, E, S)
        if ch.eps[-1].dec and ch.eps[-1].dec > E - D(1):
            ch.eps[-1].dec -= D(2)
    elif kind == "v4":
        start = S + D(rng.randint(5, 300)) if rng.random() < .4 else S - D(rng.randint(10, 700))
        ch.dob = start - D(int(rng.uniform(4, 14) * 365.25))
        ch.cin = "N2"
        end = None if rng.random() < .75 else max(S, start) + D(rng.randint(10, 40))
        if end and end >= E:
            end = None
        e = Ep(start, "S", "V4", "N2", Placement("R1", "PR4", "", "", "Short break unit"))
        if end:
            e.dec, e.rec = end, "E8"
        ch.eps, ch.home = [e], ""
    elif kind == "remand":
        start = S + D(rng.randint(3, 280))
        ch.dob = start - D(int(rng.uniform(13.2, 17.3) * 365.25))
        ch.cin, ch.sex = "N6", "M" if rng.random() < .9 else "F"
        end = start + D(rng.randint(6, 60))
        first = Placement("R5", "PR3", "", other_post(rng, GAZ_OUT, ch.home), "YOI")
        ch.eps = chain(ch, [(start, "J1")], [(start, first, "S", None)], start, end, wpick(rng, [("E14", 60), ("E9", 40)]), "N6")
    else:  # leaver: no care this year; 17th..21st birthday falls in the year
        ageat = wpick(rng, [(17, 4), (18, 14), (19, 27), (20, 27), (21, 28)])
        bday = S + D(rng.randint(0, 363))
        ch.dob = add_years(bday, -ageat)
        left = add_years(ch.dob, 18) if ageat > 18 else (add_years(ch.dob, ageat) - D(rng.randint(20, 150)))
        left = min(left, S - D(3))
        ch.left = left
        start = left - D(rng.randint(200, 1500))
        pl = choose_placement(rng, prov, 16, "C2", ch.home)
        e = Ep(start, "S", "C2" if rng.random() < .6 else "V2", ch.cin, pl)
        if e.ls == "V2" and pl.code == "P1":
            e.ls = "C2"
        e.dec, e.rec = left, "E8" if ageat <= 18 else "E5"
        ch.eps = [e]
        it = wpick(rng, [("YES", 90), ("NO", 5), ("REFU", 2), ("NREQ", 2), ("RHOM", .6), ("DIED", .4)])
        if it == "YES":
            act = wpick(rng, [("F1", 6), ("F2", 22), ("F4", 3), ("F5", 22), ("P2", 2), ("P5", 5), ("G4", 14), ("G5", 20), ("G6", 6)])
            acc = wpick(rng, [("B1", 12), ("D1", 18), ("U1", 36), ("E1", 4), ("Z1", 9 if ageat > 18 else 0), ("K1", 4), ("T1", 3 if ageat > 18 else 0),
                              ("X2", 3), ("S2", 2), ("V2", 1), ("R1", 1), ("Y1", 3), ("W1", 1), ("C1", 2)])
        else:
            act = acc = "0"
        ch.oc3 = (it, act, acc)
        rng.random()
    ch.forename = rng.choice(FORE_M if ch.sex == "M" else FORE_F)
    ref = date(S.year - 1, 8, 31)
    if ch.upn not in ("UN2",) and add_years(ch.dob, 4) > ref:
        ch.upn = "UN1" if rng.random() < .8 and kind != "leaver" else ch.upn
    # motherhood
    real = [e for e in ch.eps if e.ls not in ("V3", "V4")]
    if ch.sex == "F" and real and kind != "leaver":
        ch.mother = "0"
        lastd = ch.eps[-1].dec or E
        if age(ch.dob, lastd) >= 16 and rng.random() < .05 and len(periods(real)) == 1:
            lo = max(add_years(ch.dob, 15), S + D(1), real[0].decom)
            if (lastd - lo).days > 5:
                ch.mc_dob = lo + D(rng.randint(0, (lastd - lo).days - 2))
                ch.mother = "1"
    # previous permanence, for periods that began this year
    if wpick(rng, [(0, 94), (1, 6)]) and age(ch.dob, ch.eps[0].decom) >= 2 and kind in ("cla",):
        dp = ch.eps[0].decom - D(rng.randint(400, 900))
        t = fmt(dp)
        x = rng.random()
        t = t if x < .7 else "zz/" + t[3:] if x < .85 else "zz/zz/" + t[6:]
        ch.prevperm = (wpick(rng, [("P1", 40), ("P2", 45), ("P3", 15)]), wpick(rng, [(LA3, 80), ("380", 8), ("352", 5), ("WAL", 2), ("999", 5)]), t.replace("zz", "ZZ"))
    # reviews, visits, missing, social workers
    for per in periods(real):
        s, e = per[0].decom, per[-1].dec or E
        d, step = s + D(rng.randint(12, 27)), 0
        while d < e - D(1) and d <= E:
            code = "PN0" if d <= add_years(ch.dob, 4) - D(1) else wpick(rng, [("PN1", 42), ("PN2", 3), ("PN3", 8), ("PN4", 2), ("PN5", 8), ("PN6", 27), ("PN7", 10)])
            if kind != "leaver":
                ch.reviews.append((d, code))
            step += 1
            d += D(rng.randint(70, 90) if step == 1 else rng.randint(140, 182))
            if rng.random() < .04:
                d += D(rng.randint(10, 60))  # a late one
        v = max(s + D(rng.randint(1, 7)), E - D(500))
        while v < e and v <= E:
            ch.visits.append(v)
            v += D(rng.randint(18, 45))
    if kind in ("cla", "uasc") and real:
        for ep in real:
            a = age(ch.dob, ep.decom)
            if a < 11 or ep.pl.code in ("P1", "K1", "R5") or ep.pl.code.startswith("T"):
                continue
            s, e = ep.decom, ep.dec or E
            span = (e - s).days
            if span < 10 or rng.random() > (.05 if a < 14 else .16):
                continue
            d = s + D(rng.randint(2, max(3, span // 2)))
            for _ in range(wpick(rng, [(1, 50), (2, 22), (3, 12), (5, 10), (9, 6)])):
                ln = wpick(rng, [(1, 70), (2, 15), (4, 10), (12, 5)])
                if d + D(ln) >= e - D(1) or d + D(ln) > E - D(1):
                    break
                ch.missing.append([wpick(rng, [("M", 80), ("A", 20)]), d, d + D(ln)])
                d += D(ln + rng.randint(2, 60))
        if real[-1].dec is None and age(ch.dob, E) >= 13 and rng.random() < .006 and (E - real[-1].decom).days > 30 and real[-1].pl.code not in ("P1", "K1"):
            ms = E - D(rng.randint(1, 6))
            if not ch.missing or ch.missing[-1][2] < ms - D(2):
                ch.missing.append(["M", ms, None])
    if kind not in ("leaver",) and ch.eps:
        d, first = ch.eps[0].decom, True
        until = min(E, ch.eps[-1].dec or E)
        while True:
            sid = "SW%d" % (10000 + rng.randint(0, 899))
            nd = d + D(int(60 + rng.expovariate(1 / 420.0)))
            last = nd > until - D(10)
            ch.sw.append([sid, d, None if last else nd, "FCONTA" if first else wpick(rng, [("CHCHAN", 20), ("LEFTRL", 40), ("ORGRST", 12), ("TSPROC", 12), ("MANAGE", 6), ("ABSENC", 6), ("OTHERS", 4)])])
            if last:
                break
            d, first = nd, False
    # deprivation of liberty, used from 2027
    for ep in real:
        if ep.pl.code == "K2" and age(ch.dob, ep.decom) >= 10 and rng.random() < .12:
            s = max(ep.decom, S) + D(3)
            e = (ep.dec or E) - D(3)
            if (e - s).days > 20:
                ch.dolo.append([s, min(e, s + D(rng.randint(14, 84)))])
    orng = random.Random("%s/oc2/%d" % (seed, i))
    ch.oc2seed = orng.random()
    mrng = random.Random("%s/misc/%d" % (seed, i))
    ch.worker, ch.iro = mrng.choice(WORKERS), mrng.choice(IROS)
    ch.team = TEAMS[5] if age(ch.dob, E) >= 16 else TEAMS[4] if ch.cin == "N2" else mrng.choice(TEAMS[:4])
    ch.pref = "" if mrng.random() < .8 else ch.forename[:3]
    ch.mrng = mrng
    return ch


def periods(eps):
    out = []
    for e in eps:
        if e.rne == "S" or not out:
            out.append([e])
        else:
            out[-1].append(e)
    return out


# --------------------------------------------------------------------------
COLS = {
    "header": ["CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"],
    "episodes": ["CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC", "REASON_PLACE_CHANGE", "HOME_POST",
                 "PL_POST", "URN"],
    "reviews": ["CHILD", "DOB", "REVIEW", "REVIEW_CODE"],
    "uasc": ["CHILD", "SEX", "DOB", "DUC"],
    "oc2": ["CHILD", "DOB", "SDQ_SCORE", "SDQ_REASON", "CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT",
            "SUBSTANCE_MISUSE", "INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"],
    "oc3": ["CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"],
    "ad1": ["CHILD", "DOB", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"],
    "placed_for_adoption": ["CHILD", "DOB", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"],
    "previous_permanence": ["CHILD", "DOB", "PREV_PERM", "LA_PERM", "DATE_PERM"],
    "missing": ["CHILD", "DOB", "MISSING", "MIS_START", "MIS_END"],
    "sw_episodes": ["CHILD", "DOB", "SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON"],
    "dolo": ["CHILD", "DOB", "DOLO_START", "DOLO_END"],
}


def place_code(c, year):
    if c in ("K3", "H5"):
        return "H5" if year <= 2024 else "K3"
    if c == "Z":
        return "Z1" if year <= 2025 else "Z11"
    return c


def ep_row(ch, e, year, E):
    dec = e.dec if e.dec and e.dec <= E else None
    code = place_code(e.pl.code, year)
    prov, urn = e.pl.prov, e.pl.urn
    if code.startswith("T") or code.startswith("Z"):
        prov, urn = "", ""
    if code == "H5" and year <= 2023:
        urn = ""
    return [ch.id, fmt(e.decom), e.rne, e.ls, e.cin, code, prov, fmt(dec), e.rec if dec else "", (e.reason or "") if dec and e.rec == "X1" else "",
            ch.home, e.pl.post, urn]


def year_tables(children, year):
    S, E = date(year - 1, 4, 1), date(year, 3, 31)
    T = {k: [] for k in COLS}
    inret = []
    for ch in children:
        eps = [e for e in ch.eps if e.decom <= E and (e.dec is None or e.dec >= S)]
        oc3 = ch.oc3 if ch.oc3 and year == ch.year else None
        if not eps and not oc3:
            continue
        inret.append(ch)
        dob = fmt(ch.dob)
        sex = ch.sex if year >= 2025 else {"M": "1", "F": "2"}[ch.sex]
        real = [e for e in eps if e.ls not in ("V3", "V4")]
        mother = ch.mother if real else ""
        mc = ch.mc_dob if ch.mc_dob and ch.mc_dob <= E else None
        if mother == "1" and not mc:
            mother = "0"
        if ch.kind == "leaver" and ch.sex == "F" and real:
            mother = "0"
        T["header"].append([ch.id, sex, dob, ch.eth, ch.upn, mother, fmt(mc) if mother == "1" else ""])
        for e in eps:
            T["episodes"].append(ep_row(ch, e, year, E))
        if oc3:
            T["oc3"].append([ch.id, dob] + list(oc3))
        if not eps:
            continue
        for d, c in ch.reviews:
            if S <= d <= E:
                T["reviews"].append([ch.id, dob, fmt(d), c])
        if ch.uasc:
            T["uasc"].append([ch.id, sex, dob, fmt(add_years(ch.dob, 18))])
        for m, s, e in ch.missing:
            if s <= E and (e is None or e >= S):
                T["missing"].append([ch.id, dob, m, fmt(s), fmt(e if e and e <= E else None)])
        for p, c, r in ch.placed:
            if p <= E and (c is None or c >= S):
                dn = c if c and c <= E else None
                T["placed_for_adoption"].append([ch.id, dob, fmt(p), fmt(dn), r if dn else ""])
        if ch.ad1 and S <= ch.ad1[6] <= E:
            a = ch.ad1
            T["ad1"].append([ch.id, dob, fmt(a[0]), fmt(a[1])] + list(a[2:6]))
        if any(e.rne == "S" and S <= e.decom <= E for e in eps):
            pp = ch.prevperm if ch.prevperm and ch.eps[0].decom >= S else ("Z1", "", "")
            T["previous_permanence"].append([ch.id, dob] + list(pp))
        # twelve months' continuous care at 31 March
        cla = bool(real) and len(real) == len(eps) and eps[-1].dec is None or (eps[-1].dec and eps[-1].dec > E)
        cla = cla and real and not any(e.rne == "S" and e.decom > S for e in eps) and not any(e.dec and S <= e.dec < E and e.rec != "X1" for e in eps)
        if cla:
            r = random.Random("%r/%d" % (ch.oc2seed, year))
            b4, b17 = add_years(ch.dob, 4), add_years(ch.dob, 17)
            score = reason = ""
            if b4 <= E and b17 >= S:
                if r.random() < .78:
                    score = str(min(40, max(0, int(r.gauss(14, 7)))))
                else:
                    reason = wpick(r, [("SDQ2", 55), ("SDQ3", 15), ("SDQ4", 10), ("SDQ5", 20)])
                    if b4 > S or b17 <= E:
                        reason = wpick(r, [("SDQ1", 40), ("SDQ2", 60)])
            conv = "" if age(ch.dob, E) < 10 else "1" if r.random() < .02 else "0"
            hc = ("1" if r.random() < .88 else "0") if age(ch.dob, E) < 5 else ""
            sm = "1" if age(ch.dob, E) >= 12 and r.random() < .06 else "0"
            ir = io_ = ""
            if sm == "1":
                ir = "1" if r.random() < .5 else "0"
                io_ = "" if ir == "1" else ("1" if r.random() < .6 else "0")
            T["oc2"].append([ch.id, dob, score, reason, conv, hc, "1" if r.random() < .85 else "0", "1" if r.random() < .74 else "0",
                             "1" if r.random() < .9 else "0", sm, ir, io_])
        for sid, s, e, why in ch.sw:
            if s <= E and (e is None or e >= S):
                T["sw_episodes"].append([ch.id, dob, sid, fmt(s), fmt(e if e and e <= E else None), why])
        for s, e in ch.dolo:
            if s <= E and e >= S:
                T["dolo"].append([ch.id, dob, fmt(s), fmt(e if e <= E else None)])
    if year < 2024:
        T.pop("sw_episodes")
    if year < 2027:
        T.pop("dolo")
    return T, inret


# --------------------------------------------------------------------------
# faults: each entry changes one row and names the rule that should see it
def inject(T, rate, seed, year):
    rng = random.Random("faults-%s" % seed)
    log = []
    idx = {t: {c: k for k, c in enumerate(COLS[t])} for t in T}

    def put(t, n, col, new, rule, note):
        k = idx[t][col]
        old = T[t][n][k]
        T[t][n][k] = new
        log.append([t, n, T[t][n][0], col, old, new, rule, note])

    def nonblank(t, n, col):
        return T[t][n][idx[t][col]] != ""

    kinds = {
        "header": [
            (lambda t, n: put(t, n, "DOB", "31/02/2012", "102", "no such date")),
            (lambda t, n: put(t, n, "SEX", "X", "101", "code")),
            (lambda t, n: put(t, n, "ETHNIC", "WHIT", "103", "code")),
            (lambda t, n: put(t, n, "UPN", "A12345", "168", "format")),
            (lambda t, n: put(t, n, "ETHNIC", "", "103", "blank mandatory")),
        ],
        "episodes": [
            (lambda t, n: put(t, n, "LS", "C9", "144", "code")),
            (lambda t, n: put(t, n, "CIN", "N9", "145", "code")),
            (lambda t, n: put(t, n, "PLACE", "Q7", "146", "code")),
            (lambda t, n: put(t, n, "RNE", "X", "143", "code")),
            (lambda t, n: put(t, n, "DECOM", "2024-13-01", "141", "not a date")),
            (lambda t, n: put(t, n, "DEC", "30/02/%d" % year, "147", "no such date") if nonblank(t, n, "DEC") else None),
            (lambda t, n: put(t, n, "REC", "", "148", "date without reason") if nonblank(t, n, "REC") else None),
            (lambda t, n: put(t, n, "REC", "E99", "149", "code") if nonblank(t, n, "REC") else None),
            (lambda t, n: put(t, n, "DEC", "01/01/1999", "356", "ends before it starts") if nonblank(t, n, "DEC") else None),
            (lambda t, n: put(t, n, "PLACE_PROVIDER", "", "526", "blank provider") if nonblank(t, n, "PLACE_PROVIDER") else None),
            (lambda t, n: put(t, n, "PL_POST", "ZZ99 9ZZ", "169", "unknown postcode") if nonblank(t, n, "PL_POST") else None),
            (lambda t, n: put(t, n, "CHILD", "9999%05d" % n, "INT03", "child not in header")),
        ],
        "reviews": [
            (lambda t, n: put(t, n, "REVIEW_CODE", "PN9", "167", "code")),
            (lambda t, n: put(t, n, "REVIEW_CODE", "", "167", "blank")),
            (lambda t, n: put(t, n, "REVIEW", "", "166", "blank date")),
            (lambda t, n: put(t, n, "DOB", "01/01/2001", "INT17", "DOB differs from header")),
        ],
        "oc2": [
            (lambda t, n: put(t, n, "SDQ_SCORE", "55", "180", "out of range") if nonblank(t, n, "SDQ_SCORE") else None),
            (lambda t, n: put(t, n, "IMMUNISATIONS", "Y", "181", "code")),
            (lambda t, n: put(t, n, "TEETH_CHECK", "", "182" if nonblank(t, n, "CONVICTED") or nonblank(t, n, "HEALTH_CHECK") else "191", "blank")),
        ],
        "missing": [
            (lambda t, n: put(t, n, "MISSING", "Y", "1006", "code")),
            (lambda t, n: put(t, n, "MIS_START", "99/99/9999", "1004", "not a date")),
            (lambda t, n: put(t, n, "MIS_END", "01/01/2001", "567", "ends before it starts") if nonblank(t, n, "MIS_END") else None),
        ],
        "oc3": [
            (lambda t, n: put(t, n, "IN_TOUCH", "MAYBE", "131", "code")),
            (lambda t, n: put(t, n, "ACCOM", "S1", "133", "code")),
            (lambda t, n: put(t, n, "ACTIV", "", "132", "blank")),
        ],
        "uasc": [(lambda t, n: put(t, n, "DUC", "01/01/2099", "304", "after 18th birthday"))],
        "ad1": [(lambda t, n: put(t, n, "SEX_ADOPTR", "XX", "176", "code")), (lambda t, n: put(t, n, "LS_ADOPTR", "L9", "177", "code"))],
        "placed_for_adoption": [(lambda t, n: put(t, n, "REASON_PLACED_CEASED", "RD9", "120", "code"))],
        "previous_permanence": [(lambda t, n: put(t, n, "PREV_PERM", "P9", "631", "code")), (lambda t, n: put(t, n, "LA_PERM", "000", "633", "code"))],
        "sw_episodes": [(lambda t, n: put(t, n, "SW_ID", "12345", "SW02STG1", "format")), (lambda t, n: put(t, n, "SW_REASON", "NOPE", "SW13STG1", "code"))],
        "dolo": [(lambda t, n: put(t, n, "DOLO_START", "00/00/0000", "700", "not a date"))],
    }
    for t in list(T):
        for n in range(len(T[t])):
            if rng.random() < rate:
                before = len(log)
                for _ in range(6):
                    rng.choice(kinds[t])(t, n)
                    if len(log) > before:
                        break
    if rate and T["header"]:
        n = rng.randrange(len(T["header"]))
        T["header"].append(list(T["header"][n]))
        log.append(["header", len(T["header"]) - 1, T["header"][n][0], "CHILD", "", T["header"][n][0], "INT32", "duplicate row of %d" % n])
    return log


# --------------------------------------------------------------------------
def csv_bytes(cols, rows, enc="utf-8", eol="\n", quote=csv.QUOTE_MINIMAL, delim=","):
    s = io.StringIO()
    w = csv.writer(s, lineterminator=eol, quoting=quote, delimiter=delim)
    w.writerow(cols)
    w.writerows(rows)
    return s.getvalue().encode(enc, errors="replace")


def dump(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(data)


def xml_doc(children, T, year):
    """the return as one XML document, element order as in the published XSD (2021)"""
    by = {}
    for t in T:
        for r in T[t]:
            by.setdefault(r[0], {}).setdefault(t, []).append(dict(zip(COLS[t], r)))
    o = ['<?xml version="1.0" encoding="UTF-8"?>', "<EXPSSDA903>"]

    def el(tag, v):
        o.append("<%s>%s</%s>" % (tag, escape(v), tag) if v else "<%s/>" % tag)

    for h in T["header"]:
        c = by[h[0]]
        x = c["header"][0]
        o.append("<CHILD><HEADER>")
        el("CHILDID", x["CHILD"])
        for k in ("UPN", "SEX", "DOB", "ETHNIC"):
            el(k, x[k])
        el("UASC", "1" if "uasc" in c else "0")
        if "uasc" in c:
            el("DUC", c["uasc"][0]["DUC"])
        for k in ("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"):
            if "ad1" in c:
                el(k, c["ad1"][0][k])
        for k in ("IN_TOUCH", "ACTIV", "ACCOM"):
            if "oc3" in c:
                el(k, c["oc3"][0][k])
        for m in c.get("missing", []):
            o.append("<AMISSING>")
            for k in ("MISSING", "MIS_START", "MIS_END"):
                el(k, m[k])
            o.append("</AMISSING>")
        for m in c.get("reviews", []):
            o.append("<AREVIEW>")
            for k in ("REVIEW", "REVIEW_CODE"):
                el(k, m[k])
            o.append("</AREVIEW>")
        el("MOTHER", x["MOTHER"])
        el("MC_DOB", x["MC_DOB"])
        if "previous_permanence" in c:
            o.append("<PERMANENCE>")
            for k in ("PREV_PERM", "LA_PERM", "DATE_PERM"):
                el(k, c["previous_permanence"][0][k])
            o.append("</PERMANENCE>")
        if "oc2" in c:
            o.append("<OC2>")
            for k in COLS["oc2"][2:]:
                if c["oc2"][0][k]:
                    el(k, c["oc2"][0][k])
            o.append("</OC2>")
        for m in c.get("placed_for_adoption", []):
            o.append("<AD_PLACED>")
            for k in ("DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"):
                el(k, m[k])
            o.append("</AD_PLACED>")
        o.append("</HEADER>")
        for e in c.get("episodes", []):
            o.append("<EPISODE>")
            for k in ("DECOM", "RNE", "LS", "CIN", "PLACE", "PL_POST", "HOME_POST", "URN", "PLACE_PROVIDER", "DEC", "REC", "REASON_PLACE_CHANGE"):
                el("PL" if k == "PLACE" else k, e[k])
            o.append("</EPISODE>")
        o.append("</CHILD>")
    o.append("</EXPSSDA903>")
    return ("\n".join(o) + "\n").encode("utf-8")


# --------------------------------------------------------------------------
AA_ETH = {k: c + ") " + k for k, c in zip(["WBRI", "WIRI", "WIRT", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND", "APKN", "ABAN",
                                           "AOTH", "BCRB", "BAFR", "BOTH", "CHNE", "OOTH"], "abcdefghijklmnopqr")}
AA_ETH.update({"REFU": "s) REFU", "NOBT": "t) NOBT"})
AA_LS = {"C1": "C1: ICO", "C2": "C2: FCO", "E1": "E1: Placement order", "V2": "V2: Single period under S20",
         "V4": "V4: Short term breaks, agreements recorded", "L1": "L1: Police protection LA accommodation", "L2": "L2: EPO",
         "J1": "J1: Remanded to LA or youth detention"}
AA_PR = {"PR0": "a) PR0: Parents/Parental responsibility", "PR1": "b) PR1: Own provision", "PR2": "c) PR2: Other LA provision",
         "PR3": "d) PR3: Other public provision", "PR4": "e) PR4: Private provision", "PR5": "f) PR5: Voluntary/third sector", "": ""}
ANNEX8 = ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)",
          "Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)", "Does the Child have a Disability",
          "Date Started to be Looked After", "Child's Category of Need",
          "Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)",
          "Start date of current legal status", "Child's Legal Status", "Date of Latest Statutory Review", "Date of Last Social Work Visit",
          "What is the permanence plan for this child?", "Date of Last IRO Visit / Contact to the Child", "Date of Last Health Assessment",
          "Date of Last Dental Check", "Number of Placements in the Last 12 months", "Date Ceased to be Looked After",
          "Reason Ceased to be Looked After", "Start Date of Most Recent Placement", "Placement Type", "Placement Provider",
          "Placement postcode", "URN of Placement", "Placement Location", "LA of Placement",
          "Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 months",
          "Number of Episodes the Child has been ‘Absent’ from their Placement in the last 12 months",
          "Was the child offered a Return Interview after their last missing episode (Y/N)?",
          "Did the child accept a Return Interview after their last missing episode (Y/N)?", "Allocated Team", "Allocated Worker"]
ANNEX6 = ["Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age of Child (Years)", "Does the Child have a Disability",
          "CIN Start Date", "Primary Need Code", "Date Child Was Last Seen", "CIN Closure Date", "Reason for Closure", "Case Status",
          "Allocated Team", "Allocated Worker"]
CASE = ["Client ID", "Surname", "Forename", "Preferred Name", "D.O.B.", "Gender", "Ethnic Origin", "UPN", "Home Postcode", "Legal Status",
        "Legal Status Start", "LAC Start", "LAC End", "Placement Start", "Placement Type", "Carer / Provider", "Placement Postcode", "Distance (miles)",
        "Team", "Allocated Worker", "IRO", "Last Review", "Review due", "Last visit", "Visit due", "Last Health Assessment", "RHA due", "Dental check",
        "PEP due", "Missing episodes (12m)", "Status", "Notes"]


def current_facts(ch, E):
    """what is true of the child on 31 March (or when care ended)"""
    eps = [e for e in ch.eps if e.decom <= E]
    if not eps:
        return None
    per = periods(eps)[-1]
    last = per[-1]
    ended = last.dec if last.dec and last.dec <= E else None
    pl_start = last.decom
    for e in reversed(per):
        if e.pl.code.startswith("T") and not last.pl.code.startswith("T"):
            continue                    # a temporary absence does not end the placement
        if (e.pl.code, e.pl.post, e.pl.urn, e.pl.prov) == (last.pl.code, last.pl.post, last.pl.urn, last.pl.prov):
            pl_start = e.decom
        else:
            break
    ls_start = last.decom
    for e in reversed(per):
        if e.ls == last.ls:
            ls_start = e.decom
        else:
            break
    yr = E - D(365)
    npl = len({(e.pl.post, e.pl.urn, e.pl.code[:1]) for e in eps if (e.dec is None or e.dec >= yr) and not e.pl.code.startswith("T")})
    rv = [d for d, _ in ch.reviews if d <= E]
    vs = [d for d in ch.visits if d <= E]
    home, pl = GAZ.get(ch.home), GAZ.get(last.pl.post)
    dist = round((((home[1] - pl[1]) ** 2 + (home[2] - pl[2]) ** 2) ** .5) / 1000 / 1.6093, 1) if home and pl else None
    return dict(start=per[0].decom, ended=ended, rec=last.rec if ended else "", ls=last.ls, ls_start=ls_start, pl=last.pl, pl_start=pl_start,
                npl=npl, nper=len([p for p in periods(eps) if p[0].decom >= yr or (p[-1].dec or E) >= yr]), review=rv[-1] if rv else None,
                visit=vs[-1] if vs else None, dist=dist, loc=(pl[3] if pl else ""),
                mis=len([m for m in ch.missing if m[0] == "M" and yr <= m[1] <= E]), ab=len([m for m in ch.missing if m[0] == "A" and yr <= m[1] <= E]))


def exports(children, year):
    E = date(year, 3, 31)
    a8, a6, case, truth = [], [], [], []
    for ch in children:
        f = current_facts(ch, E)
        if not f:
            continue
        r = random.Random("exp/%s/%d" % (ch.id, year))
        g = "a) Male" if ch.sex == "M" else "b) Female"
        dis = "a) Yes" if ch.cin == "N2" or r.random() < .1 else "b) No"
        last_ha = E - D(r.randint(5, 360)) if f["start"] < E - D(30) else None
        dental = E - D(r.randint(5, 400)) if f["start"] < E - D(60) else None
        iro = f["review"] - D(r.randint(1, 20)) if f["review"] else None
        code = place_code(f["pl"].code, year)
        in12 = f["ended"] is None or f["ended"] >= E - D(183)
        if in12 and ch.kind != "leaver":
            a8.append([ch.id, g, AA_ETH[ch.eth], fmt(ch.dob), str(age(ch.dob, E)), "a) Yes" if ch.uasc else "b) No", dis, fmt(f["start"]),
                       "%s - %s" % (ch.cin, CIN_TEXT[ch.cin]), "a) Yes" if f["nper"] > 1 else "b) No", fmt(f["ls_start"]), AA_LS[f["ls"]],
                       fmt(f["review"]), fmt(f["visit"]),
                       "b) Adoption" if ch.placed and not ch.placed[0][1] else wpick(r, [("a) Return to family", 20), ("f) Long-term fostering", 45), ("c) SGO/CAO", 12), ("d) Supported living in the community", 13), ("e) Long-term residential placement", 7), ("", 3)]),
                       fmt(iro), fmt(last_ha), fmt(dental), str(f["npl"]), fmt(f["ended"]), f["rec"], fmt(f["pl_start"]),
                       "%s: %s" % (code, PL_TEXT.get(code, code)), AA_PR[f["pl"].prov], f["pl"].post, f["pl"].urn,
                       "" if not f["loc"] else "a) In" if f["loc"] == LA_NAME else "b) Out", f["loc"], str(f["mis"]), str(f["ab"]),
                       "" if not f["mis"] else "a) Yes", "" if not f["mis"] else r.choice(["a) Yes", "b) No"]), ch.team, ch.worker])
            a6.append([ch.id, g, AA_ETH[ch.eth], fmt(ch.dob), str(age(ch.dob, E)), dis, fmt(f["start"] - D(r.randint(0, 400))),
                       "%s - %s" % (ch.cin, CIN_TEXT[ch.cin]), fmt(f["visit"]), "", "", "a) Looked after child" if not f["ended"] else "c) Child in need plan",
                       ch.team, ch.worker])
        note = r.choice(["", "", "", "", "Sibling placed separately - see file", "DO NOT disclose address to birth father",
                         "Carer asked for respite;\nfollow up w/c Monday", 'Likes to be called "%s"' % (ch.pref or ch.forename), "EHCP – annual review due", "£45 clothing grant agreed"])
        case.append([ch.id, ch.surname, ch.forename, ch.pref, fmt(ch.dob), {"M": "Male", "F": "Female"}[ch.sex], ETH_TEXT[ch.eth], ch.upn, ch.home,
                     LS_TEXT.get(f["ls"], f["ls"]), fmt(f["ls_start"]), fmt(f["start"]), fmt(f["ended"]), fmt(f["pl_start"]), PL_TEXT.get(code, code),
                     f["pl"].carer, f["pl"].post, "" if f["dist"] is None else "%.1f" % f["dist"], ch.team, ch.worker, ch.iro, fmt(f["review"]),
                     fmt(f["review"] + D(182)) if f["review"] and not f["ended"] else "", fmt(f["visit"]),
                     fmt(f["visit"] + D(42)) if f["visit"] and not f["ended"] else "", fmt(last_ha), fmt(last_ha + D(365)) if last_ha else "", fmt(dental),
                     fmt(E + D(r.randint(-40, 100))) if 3 <= age(ch.dob, E) < 18 else "", str(f["mis"]), "Closed" if f["ended"] else "Open", note])
        truth.append(dict(child=ch.id, dob=ch.dob.isoformat(), sex=ch.sex, kind=ch.kind, started=f["start"].isoformat(),
                          ended=f["ended"].isoformat() if f["ended"] else None, legal_status=f["ls"], placement=code, placement_start=f["pl_start"].isoformat(),
                          placement_postcode=f["pl"].post, urn=f["pl"].urn, last_review=f["review"].isoformat() if f["review"] else None,
                          looked_after_at_year_end=bool(not f["ended"] and ch.kind != "leaver")))
    return a8, a6, case, truth


# --------------------------------------------------------------------------
ROUND = {"header": "CLA Header Extract %s.csv", "episodes": "SSDA903_Episodes_%s.CSV", "reviews": "Reviews (LAC) %s.csv"}


def messy(outdir, T, case, year, seed):
    """the same facts, badly exported"""
    rng = random.Random("messy-%s" % seed)
    rep = {}
    fs = ("UTF-8 with BOM", "Windows-1252", "UTF-8 no BOM", "UTF-16 LE with BOM")
    plan = {"header": 0, "episodes": 1, "reviews": 2, "uasc": 3, "oc2": 0, "oc3": 1, "ad1": 2, "placed_for_adoption": 0,
            "previous_permanence": 1, "missing": 0, "sw_episodes": 2, "dolo": 2}
    datecols = {"DOB", "MC_DOB", "DECOM", "DEC", "REVIEW", "DUC", "DATE_INT", "DATE_MATCH", "DATE_PLACED", "DATE_PLACED_CEASED", "MIS_START", "MIS_END",
                "SW_DECOM", "SW_DEC", "DOLO_START", "DOLO_END"}

    def iso(v, style):
        p = v.split("/")
        if len(p) != 3 or len(p[2]) != 4 or not (p[0] + p[1] + p[2]).isdigit():
            return v
        d, m, y = p
        if not 1 <= int(m) <= 12:
            return v
        return {0: v, 1: "%s-%s-%s" % (y, m, d), 2: "%s-%s-%s 00:00:00" % (y, m, d), 3: "%s/%s/%s 00:00" % (d, m, y), 4: "%d/%d/%s" % (int(d), int(m), y),
                5: "%s-%s-%s" % (d, ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][int(m) - 1], y)}[style]

    def spoil(name, cols, rows, encno, report):
        rows = [list(r) for r in rows]
        clean, done = len(rows), []
        enc = {0: "utf-8-sig", 1: "cp1252", 2: "utf-8", 3: "utf-16"}[encno]
        eol = "\r\n" if encno != 2 else "\n"
        # dates: one style a file, and a minority in a second style
        s1, s2 = {0: (0, 4), 1: (1, 0), 2: (2, 0), 3: (3, 5)}[encno]
        for r in rows:
            for k, c in enumerate(cols):
                if c in datecols or "date" in c.lower() or c in ("D.O.B.", "LAC Start", "LAC End", "Placement Start", "Legal Status Start", "Last Review", "Review due", "Last visit", "Visit due", "RHA due", "Dental check", "PEP due", "Last Health Assessment"):
                    r[k] = iso(r[k], s2 if rng.random() < .08 else s1)
        done.append("dates: style %d, ~8%% style %d" % (s1, s2))
        # stray spaces and case in codes
        n = 0
        for r in rows:
            for k in range(len(r)):
                if r[k] and rng.random() < .02:
                    r[k] = rng.choice([" %s", "%s ", " %s  ", "%s\u00a0"]) % r[k]
                    n += 1
                elif r[k] and cols[k] in ("RNE", "LS", "PLACE", "REC", "ETHNIC", "REVIEW_CODE", "PL_POST", "HOME_POST") and rng.random() < .02:
                    r[k] = r[k].lower()
                    n += 1
                elif cols[k] in ("PL_POST", "HOME_POST") and r[k] and rng.random() < .1:
                    r[k] = r[k].replace(" ", "")
                    n += 1
        done.append("%d cells with stray spaces, no-break space, lower case or unspaced postcode" % n)
        if name in ("oc2", "missing"):
            n = 0
            for r in rows:
                if r[0].startswith("0"):
                    r[0] = r[0].lstrip("0")
                    n += 1
            done.append("%d child numbers lost their leading zero" % n)
        if name == "oc2":
            k = cols.index("SDQ_SCORE")
            for j, r in enumerate(rows):
                if r[k] and j % 5 == 0:
                    r[k] = r[k].strip() + ".0"
            done.append("every fifth SDQ_SCORE written as a decimal (14.0)")
        # blanks spelt differently
        n = 0
        for r in rows:
            for k in range(1, len(r)):
                if r[k] == "" and rng.random() < .03:
                    r[k] = rng.choice(["NULL", "N/A", "-", " ", "00/00/0000"] if cols[k] in datecols else ["NULL", "N/A", " "])
                    n += 1
        done.append("%d blank cells spelt NULL, N/A, -, space or 00/00/0000" % n)
        # duplicate rows
        dup = []
        for _ in range(max(1, len(rows) // 80) if rows else 0):
            j = rng.randrange(len(rows))
            rows.insert(min(len(rows), j + rng.randint(1, 3)), list(rows[j]))
            dup.append(j)
        done.append("%d rows repeated" % len(dup))
        # columns
        cols = list(cols)
        if name == "header":
            cols = ["Child", "Sex", "dob", "ETHNIC ", "Upn", "MOTHER", "MC_DOB"]
            done.append("column names in other case, one with a trailing space")
        if name == "episodes":
            cols.insert(1, "Worker")
            for r in rows:
                r.insert(1, rng.choice(WORKERS))
            cols.append("Comments")
            for r in rows:
                r.append(rng.choice(["", "", "", "Moved at carer’s request", "Two\r\nlines, quoted", 'said "not now"']))
            done.append("two extra columns (Worker, Comments), some cells with quoted line breaks, commas and quotes")
        if name == "reviews":
            k = cols.index("DOB")
            cols.pop(k)
            for r in rows:
                r.pop(k)
            done.append("column DOB missing")
        if name == "oc2":
            order = list(range(len(cols)))
            order = order[:1] + order[:0:-1]
            cols = [cols[j] for j in order]
            rows = [[r[j] for j in order] for r in rows]
            done.append("columns in another order")
        if name == "previous_permanence":
            cols = [c.replace("_", " ").title() for c in cols]
            done.append("column names with spaces: %s" % cols)
        if name in ("missing",):
            rows.append([""] * len(cols))
            rows.append([""] * len(cols))
            done.append("two blank rows at the end")
        quote = csv.QUOTE_ALL if encno in (0, 3) else csv.QUOTE_MINIMAL
        delim = ";" if name == "ad1" else "\t" if name == "oc3" else ","
        if delim != ",":
            done.append("delimiter %r" % delim)
        data = csv_bytes(cols, rows, enc, eol, quote, delim)
        if name == "placed_for_adoption":
            data = b"\xef\xbb\xbf" + b"Report: Placed for adoption,,,,\r\nRun by: system,,,,\r\n\r\n" + data[3:]
            done.append("three lines of report title before the column names")
        fn = ROUND.get(name, "%s_%%s.csv" % name.upper()) % ("%d-%02d" % (year - 1, year % 100))
        dump(os.path.join(outdir, fn), data)
        lost = sum(1 for r in rows for v in r if "?" in v.encode(enc, "replace").decode(enc, "replace") and "?" not in v)
        if lost:
            done.append("%d cells lost letters that %s does not have (now ?)" % (lost, fs[encno]))
        rep[fn] = dict(table=name, encoding=fs[encno], eol="CRLF" if eol == "\r\n" else "LF", rows=len(rows), clean_rows=clean, did=done)

    for t in T:
        spoil(t, COLS[t], T[t], plan[t], rep)
    spoil("case_export", CASE, case, 1, rep)
    dump(os.path.join(outdir, "messy.json"), json.dumps(rep, indent=1, ensure_ascii=False).encode())


def main():
    ap = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    ap.add_argument("--children", type=int, default=200)
    ap.add_argument("--year", type=int, default=2025)
    ap.add_argument("--out", required=True)
    ap.add_argument("--seed", default="1")
    ap.add_argument("--faults", type=float, default=0.0)
    ap.add_argument("--prev", action="store_true")
    ap.add_argument("--messy", action="store_true")
    ap.add_argument("--xml", action="store_true")
    a = ap.parse_args()
    if not 2023 <= a.year <= 2027:
        sys.exit("gen903: --year is 2023 to 2027")
    provs, prov = build_providers(a.seed)
    prov["year"] = a.year
    kids = []
    for i in range(a.children):
        ch = make_child(i, a.seed, a.year, prov)
        ch.year = a.year
        kids.append(ch)
    T, inret = year_tables(kids, a.year)
    log = inject(T, a.faults, a.seed, a.year) if a.faults else []
    for t in T:
        dump(os.path.join(a.out, t + ".csv"), csv_bytes(COLS[t], T[t]))
    a8, a6, case, truth = exports(kids, a.year)
    dump(os.path.join(a.out, "annex_a_list_8.csv"), csv_bytes(ANNEX8, a8))
    dump(os.path.join(a.out, "annex_a_list_6.csv"), csv_bytes(ANNEX6, a6))
    dump(os.path.join(a.out, "case_export.csv"), csv_bytes(CASE, case))
    dump(os.path.join(a.out, "providers.csv"), csv_bytes(
        ["URN", "Setting name", "Local authority", "Placement code", "Placement provider code", "Deregistration date", "Setting address postcode"],
        [[p["urn"], p["name"], p["la"], ",".join(p["codes"]), p["pr"], p["closed"], p["post"]] for p in provs]))
    dump(os.path.join(a.out, "faults.csv"), csv_bytes(["table", "row", "child", "column", "old", "new", "rule", "what"], log))
    dump(os.path.join(a.out, "truth.json"), json.dumps(dict(
        year=a.year, seed=a.seed, children=a.children, local_authority=LA_CODE, rows={t: len(T[t]) for t in T}, annex_a_list_8=len(a8), case_export=len(case),
        looked_after_at_year_end=sum(x["looked_after_at_year_end"] for x in truth), faults=len(log), child=truth), indent=1).encode())
    if a.xml:
        dump(os.path.join(a.out, "ssda903.xml"), xml_doc(kids, T, a.year))
    if a.prev:
        P, _ = year_tables(kids, a.year - 1)
        for t in P:
            dump(os.path.join(a.out, "prev", t + ".csv"), csv_bytes(COLS[t], P[t]))
    if a.messy:
        messy(os.path.join(a.out, "messy"), T, case, a.year, a.seed)
    print("gen903: %d children, year %d: " % (a.children, a.year) + ", ".join("%s %d" % (t, len(T[t])) for t in T) + (", faults %d" % len(log) if log else ""))


if __name__ == "__main__":
    main()
