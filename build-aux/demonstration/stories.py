# SPDX-License-Identifier: GPL-3.0-or-later
"""The children worth opening: one for every case that the program has to show."""
from datetime import date as d

from . import names
from .story import Child, Place, absence, at, build, parents

OWN = "SC990001"


def new(ref, who, ethnic, born, start, **more):
    """A child with a home of the family; who is 'F Given Surname'."""
    sex, given, surname = who.split(" ", 2)
    child = Child(ref, sex, given, surname, ethnic, born, family=more.pop("family", ref), **more)
    child.home = names.postcode("home/" + child.family)
    child.story["start"] = start
    return child


def near(who):
    """With one of the authority's own foster carers, in area."""
    return at(OWN, "U6", who, key="own/" + who)


def moved(ref, who, ethnic, born, first, legal, carer, day, place, evidence, **more):
    """In area first, with own carers, then the placement that this child is here for."""
    child = new(ref, who, ethnic, born, first, **more)
    build(child, legal, [(first, near(carer), "S", ""), (day, place, "P", "CREQB" if place.emergency else "CARPL")])
    child.evidence[day] = evidence
    return child


def jay():
    """The full story: BR0117 Jay Marsh."""
    child = new("BR0117", "M Jay Marsh", "WBRI", d(2014, 11, 14), d(2024, 2, 12), nhs="9990000182", family="BR0117",
                former="Jay Ross", restricted=True, sees="Fenwick Road Primary, Year 6",
                alert="Restricted address: not to be given to Dawn Marsh. Risk of harm; decided by H. Moss, Fri 31 Oct 2025; review by 1 May 2026.")
    larch = at("9900112")
    moves = [(d(2024, 2, 12), near("Helen and Paul Crewe"), "S", ""), (d(2024, 6, 21), larch, "P", "CREQB")]
    absence(moves, "T1", d(2025, 1, 14), 2, child.home)
    moves += [(d(2025, 9, 5), at("SC990431", "U6", "Maureen Tate", key="tate", emergency=True), "P", "CLOSE"),
              (d(2025, 11, 3), at("SC990417", "U6", "Sarah Odd", key="odd", restricted=True), "P", "CARPL")]
    build(child, [(d(2024, 2, 12), "C1"), (d(2024, 9, 18), "C2")], moves)
    child.evidence = {d(2024, 6, 21): "complete", d(2025, 9, 5): "emergency", d(2025, 11, 3): "harm"}
    child.reviews = [(d(2024, 3, 8), "PN6"), (d(2024, 6, 5), "PN6"), (d(2024, 11, 28), "PN1"), (d(2025, 5, 21), "PN1"), (d(2025, 11, 17), "PN1")]
    child.missing = [("M", d(2024, 8, 14), d(2024, 8, 15)), ("A", d(2025, 6, 27), d(2025, 6, 28)), ("M", d(2025, 10, 11), d(2025, 10, 12)),
                     ("M", d(2026, 2, 3), d(2026, 2, 3))]
    child.story.update(miles={d(2025, 11, 3): "41.0", d(2025, 9, 5): "16.5", d(2024, 6, 21): "12.4"}, iro="glowe", worker="pnair")
    return child


def next_door():
    """Adjoining authorities: complete, late, in an emergency, exempt."""
    out = [moved("BR0105", "M Yusuf Rafiq", "APKN", d(2016, 9, 3), d(2024, 11, 18), [(d(2024, 11, 18), "V2"), (d(2025, 3, 3), "C1"), (d(2025, 10, 8), "C2")],
                 "Nasreen and Tariq Chowdhury", d(2025, 6, 2), at("SC990431", "U6", "Sunita Rashid", key="rashid"), "complete"),
           moved("BR0109", "M Harley Pickles", "WBRI", d(2013, 7, 22), d(2023, 5, 15), [(d(2023, 5, 15), "C1"), (d(2024, 1, 17), "C2")],
                 "Angela Stapleton", d(2025, 10, 20), at("9900174"), "late", disability="BEH"),
           moved("BR0133", "M Connor Eastwood", "WBRI", d(2010, 8, 30), d(2024, 9, 9), [(d(2024, 9, 9), "V2")],
                 "Clive Underhill", d(2026, 1, 9), at("9900112", emergency=True), "unapproved", alert="At risk of criminal exploitation: strategy meetings each month."),
           moved("BR0145", "M Finley Ashworth", "WBRI", d(2012, 6, 11), d(2025, 5, 12), [(d(2025, 5, 12), "C1"), (d(2025, 12, 17), "C2")],
                 "Denise and Ian Ambler", d(2026, 3, 27), at("SC990431", "U6", "Lorraine Jowett", key="jowett", emergency=True), "open")]
    toby = new("BR0121", "M Toby Naylor", "WBRI", d(2018, 10, 29), d(2024, 5, 13))
    build(toby, [(d(2024, 5, 13), "V2"), (d(2024, 8, 1), "C1"), (d(2025, 3, 26), "C2")],
          [(d(2024, 5, 13), at(OWN, "U6", "Hazel and Stuart Wakeley", key="wakeley", area="384"), "S", "")])
    toby.evidence[d(2024, 5, 13)] = "exempt"
    mia = new("BR0118", "F Mia Ross", "WBRI", d(2017, 8, 9), d(2024, 2, 12), family="BR0117", sees="Beck Lane Primary, Year 4")
    build(mia, [(d(2024, 2, 12), "C1"), (d(2024, 9, 18), "C2")],
          [(d(2024, 2, 12), near("Helen and Paul Crewe"), "S", ""), (d(2024, 5, 20), at(OWN, "U3", "Joan Marsh (grandmother)", key="joan", area="380"), "P", "CARPL")])
    mia.evidence[d(2024, 5, 20)] = "exempt"
    mia.story.update(iro="glowe", worker="pnair")
    return out + [toby, mia]


def at_a_distance():
    """Beyond the neighbours: complete, in an emergency, the wrong level, nothing at all."""
    care = lambda day, order: [(day, "C1"), (order, "C2")]
    return [moved("BR0102", "F Keira Denby", "WBRI", d(2011, 12, 1), d(2023, 10, 2), care(d(2023, 10, 2), d(2024, 6, 5)), "Marcia Osei",
                  d(2026, 2, 13), at("9900167", emergency=True), "emergency", alert="Self-harm: safety plan of 16 Feb 2026 goes with her."),
            moved("BR0113", "F Shanice Bryan", "BCRB", d(2012, 4, 17), d(2024, 7, 1), care(d(2024, 7, 1), d(2025, 2, 19)), "Grace Marlow",
                  d(2025, 4, 28), at("9900150"), "wrong", known_as="Neecy"),
            moved("BR0125", "M Dylan Sutcliffe-Evans", "WBRI", d(2010, 11, 5), d(2022, 3, 7), care(d(2022, 3, 7), d(2022, 11, 9)), "Trudy Hargreave",
                  d(2025, 1, 20), at("WALES-01"), "complete", disability="LD;BEH"),
            moved("BR0137", "M Tyrese Campbell", "MWBC", d(2009, 9, 14), d(2025, 2, 3), [(d(2025, 2, 3), "V2")], "Leroy Lovelock",
                  d(2025, 12, 1), at("SC990417", "U6", "Yvonne Inskip", key="inskip"), "none"),
            moved("BR0173", "M Jake Tordoff", "WBRI", d(2010, 5, 26), d(2023, 1, 16), care(d(2023, 1, 16), d(2023, 9, 6)), "Gordon Blamire",
                  d(2025, 11, 10), at("9900181"), "complete", alert="Secure order to 9 May 2026; criteria review each month.")]


def out_of_the_ordinary():
    """Confidential, not recorded, a relative far away, at home, settled for good."""
    care = lambda day, order: [(day, "C1"), (order, "C2")]
    hafsa = moved("BR0129", "F Hafsa Begum", "ABAN", d(2015, 12, 20), d(2025, 3, 17), care(d(2025, 3, 17), d(2025, 11, 12)), "Ruth Fairhurst", d(2025, 8, 11),
                  at("SC990448", "U6", "Carer known to the duty manager", key="hidden", area="CON", restricted=True, hide_post=True), "harm",
                  restricted=True, alert="Confidential placement: nobody outside the team may be told where she lives. Ask the duty manager.")
    zuza = moved("BR0141", "F Zuzanna Zając", "WOTH", d(2021, 6, 8), d(2025, 9, 15), [(d(2025, 9, 15), "C1")], "Agnieszka and Andrzej Khatun", d(2026, 3, 2),
                 at("SC990424", "U6", "Pauline Quigley", key="quigley"), "unrecorded")
    evie = new("BR0149", "F Evie Kershaw", "WBRI", d(2017, 2, 2), d(2026, 1, 19), known_as="Evie-Rose")
    build(evie, [(d(2026, 1, 19), "V2")], [(d(2026, 1, 19), at(OWN, "U3", "Colette Kershaw (aunt)", key="aunt", area="810", emergency=True), "S", "")])
    evie.evidence[d(2026, 1, 19)] = "exempt"
    evie.long_term[d(2026, 1, 19)] = {"reg24_from": "2026-01-19", "reg24_until": "2026-05-10"}
    lola = new("BR0165", "F Lola Garside", "WBRI", d(2019, 3, 30), d(2024, 10, 7))
    build(lola, care(d(2024, 10, 7), d(2025, 6, 18)), [(d(2024, 10, 7), near("Beverley Maltby"), "S", ""), (d(2025, 9, 1), parents(lola), "P", "CARPL")])
    chidi = new("BR0169", "M Chidi Okafor", "BAFR", d(2013, 10, 10), d(2020, 9, 7))
    build(chidi, care(d(2020, 9, 7), d(2021, 5, 12)), [(d(2020, 9, 7), near("Monica and Winston Pargeter"), "S", ""),
                                                      (d(2021, 6, 14), at(OWN, "U4", "Monica and Winston Pargeter", key="own/Monica and Winston Pargeter"), "T", "PLACE")])
    chidi.long_term[d(2021, 6, 14)] = {"until_18_agreed_on": "2021-06-14", "long_term_foster_on": "2021-06-14", "fewer_visits_agreed_on": "2022-07-04"}
    skye = moved("BR0177", "F Skye Metcalfe", "WBRI", d(2010, 10, 2), d(2024, 1, 8), care(d(2024, 1, 8), d(2024, 9, 25)), "Doreen Noakes", d(2025, 3, 10),
                 at("9900143"), "complete", alert="Missing since Sun 29 Mar 2026: police informed, strategy meeting each day.")
    skye.missing = [("M", d(2025, 7, 4), d(2025, 7, 5)), ("M", d(2025, 12, 19), d(2025, 12, 21)), ("M", d(2026, 3, 29), None)]
    leo = moved("BR0181", "M Leo Brook", "WBRI", d(2012, 1, 27), d(2022, 9, 5), care(d(2022, 9, 5), d(2023, 5, 17)), "Bríd Delaney", d(2024, 9, 4),
                at("9900310"), "complete", disability="AUT;COMM", sees="Dale Hall School")
    return [hafsa, zuza, evie, lola, chidi, skye, leo]


def short():
    """Short breaks of both kinds and a remand."""
    arjun = Child("BR0153", "M", "Arjun", "Sandhu", "AIND", d(2014, 2, 19), cin="N2", disability="LD;MOB;PC", family="BR0153", home=names.postcode("home/BR0153"),
                  sees="Ings Lane School (special)")
    build(arjun, [(d(2023, 6, 5), "V4")], [(d(2023, 6, 5), Place("R1", "PR4", post=names.postcode("sunnybank"), carer="Sunnybank short breaks"), "S", "")])
    tilly = Child("BR0157", "F", "Tilly", "Oldroyd", "WBRI", d(2016, 4, 4), cin="N2", disability="AUT", family="BR0157", home=names.postcode("home/BR0157"),
                  sees="Ings Lane School (special)")
    for start, end in ((d(2025, 5, 23), d(2025, 5, 27)), (d(2025, 8, 4), d(2025, 8, 13)), (d(2025, 10, 24), d(2025, 10, 28)), (d(2026, 2, 13), d(2026, 2, 17))):
        build(tilly, [(start, "V3")], [(start, Place("R1", "PR4", post=names.postcode("sunnybank"), carer="Sunnybank short breaks"), "S", "")], end, "E4A")
    callum = new("BR0161", "M Callum Varley", "WBRI", d(2009, 12, 12), d(2025, 7, 14), cin="N6")
    build(callum, [(d(2025, 7, 14), "J1")], [(d(2025, 7, 14), Place("R5", "PR3", post=names.postcode("yoi", "810"), carer="Youth detention accommodation", area="810"), "S", "")],
          d(2025, 8, 22), "E14")
    return [arjun, tilly, callum]


def grown_up():
    """Eighteen in care: one stays put with her carers, one has moved on."""
    niamh = new("BR0189", "F Niamh McGinley", "WIRI", d(2007, 1, 22), d(2019, 10, 14))
    build(niamh, [(d(2019, 10, 14), "C1"), (d(2020, 6, 3), "C2")],
          [(d(2019, 10, 14), at(OWN, "U4", "Brenda and Keith Vickers", key="own/vickers"), "S", "")], d(2025, 1, 22), "E17")
    kwame = new("BR0193", "M Kwame Mensah", "BAFR", d(2007, 10, 9), d(2023, 5, 2))
    build(kwame, [(d(2023, 5, 2), "V2")], [(d(2023, 5, 2), near("Winston Osei"), "S", ""), (d(2024, 9, 2), at("9900235"), "P", "CARPL")],
          d(2025, 10, 9), "E5")
    return [niamh, kwame]


def make():
    """All hand-written children."""
    return [jay()] + next_door() + at_a_distance() + out_of_the_ordinary() + short() + grown_up()
