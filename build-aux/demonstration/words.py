# SPDX-License-Identifier: GPL-3.0-or-later
"""What was written down: notes, the children's own words, people around them."""
import random
from datetime import date as d

from . import names
from .story import EXPORTED, FIRST_DAY, TODAY, age, days, working

LITTLE = ["I like my bed and the dog.", "I want Mummy to come to my birthday.", "My best thing is the trampoline.", "I don't like the stairs in the dark.",
          "I can write my whole name now.", "Can my sister come for tea?"]
MIDDLE = ["I want to stay at my school.", "I want to see my brother more, not just in the holidays.", "It's alright here. The food is better than I thought.",
          "Please tell me before things change.", "I'd like to do football on Thursdays.", "I told my teacher I was sad and she helped.",
          "I don't want everyone at school to know I'm in care.", "When can I have my own key?"]
OLDER = ["I want to know where I'll live when I'm eighteen.", "Nobody asked me about the move.", "I can cook three things now.", "I want to see my nan on my own, without supervision.",
         "College is going better than school did.", "I don't need a meeting, I need a bus pass.", "I'm safe here. I wasn't before.", "I'd like a driving lesson, honestly."]
NOTES = ["Seen in the kitchen with the carer, then alone in the garden room. Settled.", "Seen at school after lunch. Homework club is going well.",
         "Bedroom seen. Asked for a desk lamp; carer will buy one.", "Talked about the review and what should be said there.", "Life story work: page on the first house finished.",
         "Carer reports better sleep. Dentist booked.", "Family time last weekend went well, both were tearful at the end.", "Walked to the park. Talked about friends and the phone."]
EVENTS = ["Changed school; first day went well.", "Family time moved from weekly to fortnightly at the child's wish.", "Swam 25 metres; certificate on the fridge.",
          "Fixed-term exclusion of one day; meeting with the head of year held.", "Broke a wrist on the trampoline; carer followed the medical consent.",
          "Mother moved to a new address in the area.", "Grandparent died; the child went to the funeral with the carer.", "New baby half-brother born; told by the social worker and carer together."]
CASE = ["Virtual school asked for an extra tutor, three hours a week.", "Call from the carer: wants respite for one weekend in June.", "Passport application sent.",
        "Savings account opened, letter on file.", "Manager's decision: continue present plan; review contact in three months."]
# what was noted and said: Jay's visits since his last two moves, visits to short breaks
VISITS = {"BR0117": {
    d(2025, 9, 10): ("First visit at Maureen's. Unpacked together; two boxes are still at Larch House.", "It happened too fast. I want my bike."),
    d(2025, 10, 15): ("Talked about going missing on Saturday. Jay had walked to his old road.", "I only wanted to see if the house was still there."),
    d(2025, 11, 7): ("First visit at Sarah's. Own room, chose the colour. Sarah has the health consent.", "It's quiet here. I can hear owls."),
    d(2025, 12, 16): ("Seen alone after school. Taxi to Fenwick Road takes 55 minutes; he reads in it.", "I don't mind the taxi if I can stay at Fenwick Road."),
    d(2026, 1, 20): ("Life story work started. Phone call with Mia each Wednesday goes well.", "I want to stay at my school and see Mia on Sundays."),
    d(2026, 2, 24): ("Talked about the park on 3 February and what to do when he is late. Bike repaired with Sarah.", "I lost track of time. Sarah wasn't cross, she was worried."),
}, "BR0153": {
    d(2025, 11, 5): ("Seen at Sunnybank at teatime. Staff know his signs; hoist checked in September.", "Bus. Swing. Again."),
    d(2026, 3, 18): ("Seen at Sunnybank, then at home with his mother. One more night a month is asked for.", "I like my room with the stars."),
}, "BR0157": {
    d(2025, 8, 6): ("First long stay. Slept through from the third night.", "I want Mum to ring at bedtime, not before tea."),
    d(2026, 2, 16): ("Seen at Sunnybank with her key worker; picture timetable works well.", "Can Jo do my plaits?"),
}}
DECISIONS = {"BR0117": {
    d(2024, 3, 8): "Initial plan agreed; health assessment to be booked.", d(2024, 6, 5): "Carers have given notice; find a placement within reach of school.",
    d(2024, 11, 28): "Long-term fostering is the plan. Stay at Fenwick Road. Sunday family time with Mia.",
    d(2025, 5, 21): "Family finding to be widened beyond the neighbours; Jay to meet carers before any move.",
    d(2025, 11, 17): "Settling in with Sarah Odd. Transport to school agreed to July. Matching panel in May 2026."}}
# short breaks: days of visits and of reviews
BREAKS = {
    "BR0153": ([d(2023, 8, 16), d(2024, 1, 24), d(2024, 7, 3), d(2025, 1, 15), d(2025, 6, 11), d(2025, 11, 5), d(2026, 3, 18)],
               [d(2023, 8, 30), d(2024, 2, 21), d(2024, 8, 14), d(2025, 2, 12), d(2025, 8, 6), d(2026, 1, 28)]),
    "BR0157": ([d(2025, 5, 27), d(2025, 8, 6), d(2025, 10, 27), d(2026, 2, 16)], [d(2025, 8, 12), d(2026, 2, 16)]),
}
MISSING = {
    ("BR0117", d(2024, 8, 14)): ("2024-08-14T21:05", "2024-08-15T08:25", "2024-08-15", "0", "", "BRK-2024-3391"),
    ("BR0117", d(2025, 6, 27)): ("2025-06-27T19:40", "2025-06-28T00:15", "2025-06-28T10:00", "1", "2025-06-30T16:30", ""),
    ("BR0117", d(2025, 10, 11)): ("2025-10-11T16:10", "2025-10-12T09:00", "2025-10-13", "1", "2025-10-16T15:45", "BRK-2025-7720"),
    ("BR0117", d(2026, 2, 3)): ("2026-02-03T17:30", "2026-02-03T19:40", "2026-02-04T09:15", "1", "2026-02-05T16:00", "BRK-2026-0642"),
    ("BR0177", d(2026, 3, 29)): ("2026-03-29T21:40", "", "", "", "", "BRK-2026-1988"),
    ("BR0177", d(2025, 12, 19)): ("2025-12-19T18:30", "2025-12-21T11:20", "2025-12-22", "1", "2025-12-23T10:30", "BRK-2025-9304"),
}
JAY = [
    ("2024-02-12", "EVENT", 1, 0, "Looked after: emergency placement with Mia after police attended the home.", ""),
    ("2024-06-21", "EVENT", 1, 0, "Moved to Larch House; the Crewes could not go on. Mia had gone to her grandmother in May.", ""),
    ("2024-08-15", "EVENT", 1, 0, "Missing overnight with older friends; found at 08:25 near the bus station. Declined an interview.", ""),
    ("2024-09-18", "EVENT", 1, 0, "Care order made. Sunday family time between Jay and Mia written into the plan.", ""),
    ("2025-01-16", "EVENT", 1, 0, "Back at Larch House after two nights in hospital with appendicitis.", ""),
    ("2025-06-30", "CASE", 0, 0, "Interview after 27 June: stayed too long at a friend's, knew the rule.", ""),
    ("2025-09-05", "EVENT", 1, 0, "Larch House closed its upper floor at short notice; emergency move to Maureen Tate.", ""),
    ("2025-10-31", "DECISION", 1, 1, "Director: address not to be given to Dawn Marsh after threats made on 24 October. Police reference on file.", ""),
    ("2025-11-03", "EVENT", 1, 0, "Moved to Sarah Odd in Northmoor. He had met her three times and chose the room.", ""),
    ("2025-12-08", "MEETING", 0, 0, "Placement planning: family time with Dawn Wednesdays by phone, Mia Sundays in person at Joan's.", ""),
    ("2026-01-20", "WISHES", 1, 0, "Said while making his life story book.", "I want to stay at my school and see Mia on Sundays."),
    ("2026-02-05", "CASE", 0, 0, "Interview after 3 February: lost track of time at the park; phone was flat.", ""),
    ("2026-03-11", "PROGRESS", 0, 0, "Reading age up 14 months since September. Fenwick Road is proud of him.", ""),
    ("2026-03-24", "PHONE", 0, 0, "Northmoor duty desk: notice of 31 October found, acknowledgement to follow.", ""),
]
# What a note says of how a child gets on: the heading of progress_heading.csv, by its reference.
HEADINGS = {"BR0117/2026-01-20": "FAMILY", "BR0117/2026-03-11": "EDUCATION"}
STREETS = ["Mill Lane", "Ropewalk", "Station Terrace", "Chapel Hill", "Beck Side", "Coronation Street South", "Foundry Row", "Almond Close"]
PARENT_F = "Dawn Kelly Donna Leanne Tracey Michelle Gemma Stacey Natalie Sabina Marta Blessing".split()
PARENT_M = "Darren Lee Craig Wayne Stephen Mark Tomasz Imran Delroy Sean".split()


def said(years):
    """Things that children of an age say."""
    return LITTLE if years < 7 else MIDDLE if years < 13 else OLDER


def notes(children):
    """Events, wishes and case notes."""
    rows, used = [], {}

    def add(child, day, kind, significant, restricted, text, own=""):
        base = "%s/%s" % (child.ref, day)
        used[base] = used.get(base, 0) + 1
        rows.append([base if used[base] == 1 else "%s-%d" % (base, used[base]), child.ref, day, kind, significant, restricted, text, own, HEADINGS.get(base, "")])

    for child in children:
        rng = random.Random("note/" + child.ref)
        if child.ref == "BR0117":
            for row in JAY:
                add(child, *row)
        if not child.open or child.breaks or child.ref == "BR0117":
            continue
        start = max(child.periods()[-1][0], FIRST_DAY)
        pick = lambda: working(start + days(rng.randint(5, max(6, (EXPORTED - start).days))))
        if age(child.born, EXPORTED) >= 5:
            for text in rng.sample(said(age(child.born, EXPORTED)), rng.choice((0, 1, 1, 2))):
                add(child, pick(), "WISHES", 0, 0, "Said at a visit, in these words.", text)
        for text in rng.sample(EVENTS, rng.choice((0, 1, 1, 2))) if child.last.place.code[0] != "A" else []:
            add(child, pick(), "EVENT", 1, 0, text)
        if rng.random() < .4:
            add(child, pick(), rng.choice(("CASE", "PHONE", "EMAIL")), 0, 0, rng.choice(CASE))
        for e in child.episodes:
            if e.ls == "C2" and e.rne in "LBU" and e.start >= FIRST_DAY:
                add(child, e.start, "EVENT", 1, 0, "Care order made.")
    return ["ref", "child", "happened_on", "kind", "significant", "restricted", "text", "childs_words", "heading"], rows


class Book:
    """Contacts and the relationships that lead to them."""

    def __init__(self):
        self.contacts, self.relations, self.known = [], [], {}

    def contact(self, key, name, role, organisation="", address="", mobile=False, mail="", office=("", "", "")):
        """The ref of a contact, made when it is first asked for; @office is its name, its text phone and its page."""
        if key not in self.known:
            n = len(self.contacts) + 1
            self.known[key] = "C%04d" % n
            number = names.phone((1000 if mobile else 200) + n % (1000 if mobile else 500)) if role != "RELATIVE" or mobile else ""
            self.contacts.append([self.known[key], name, role, organisation, address, number, mail, *office])
        return self.known[key]

    def relate(self, child, contact, kind, responsibility="", told="1", since="", until=""):
        """One relationship of a child."""
        self.relations.append(["%s/%s" % (child.ref, contact), child.ref, contact, kind, responsibility, told, since, until])


def parents(book, child, rng):
    """Mother and father as far as they are known; a family shares them."""
    if child.ref in ("BR0117", "BR0118"):
        dawn = book.contact("dawn", "Dawn Marsh", "PARENT", "", "12 Ropewalk, Brackenford " + child.home, True)
        book.relate(child, dawn, "MOTHER", "1", "0" if child.ref == "BR0117" else "1")
        book.relate(child, book.contact("joan", "Joan Marsh", "RELATIVE", "", "", True), "GRANDPARENT", "0", "1")
        return
    where = "%d %s, %s %s" % (rng.randint(1, 90), rng.choice(STREETS), rng.choice(names.TOWNS), child.home)
    if rng.random() < .92:
        mother = "%s %s" % (rng.choice(PARENT_F), child.surname)
        book.relate(child, book.contact("m/" + child.family, mother, "PARENT", "", where, True), "MOTHER", "1", "0" if child.restricted else "1")
    if rng.random() < .5:
        father = "%s %s" % (rng.choice(PARENT_M), rng.choice((child.surname, rng.choice(names.CARER_LAST))))
        book.relate(child, book.contact("f/" + child.family, father, "PARENT", "", "", True), "FATHER", rng.choice("110"), "0" if child.restricted else "1")


def offices(book):
    """Offices that are told of placements, of no child in particular."""
    for number, (name, _, _, _) in names.AUTHORITIES.items():
        if number != names.OWN:
            mail = "placements@%s.example.org" % name.lower().replace(" ", "")
            council = "%s Council" % name if number != "WAL" else "Cwm Taf Children’s Services"
            book.contact("la/" + number, "Head of Children’s Services", "AREA_LA", name, "%s\n2 Staithe Road\n%s" % (council, names.postcode("la/" + number, number)), mail=mail,
                         office=("Placements", "18001 01632 960%03d" % (250 + len(book.contacts) % 40), ""))
    book.contact("icb", "Safeguarding Team", "ICB", "Brackenshire ICB", "Brackenshire ICB\n1 Fold Street\n%s" % names.postcode("icb"), mail="cla@brackenshire-icb.example.org")
    book.contact("vsh", "Ruth Ashby", "VSH", "Virtual School Brackenshire", "Virtual School\nMoot Hall\n%s" % names.postcode("vsh"), mail="virtualschool@brackenshire.example.org")
    book.contact("ofsted", "Regional Director’s Office", "OTHER", "Ofsted", "Ofsted\nMade-up House\n%s" % names.postcode("ofsted"), mail="social-care@inspectorate.example.org",
                 office=("Social care, north", "18001 01632 960241", "https://inspectorate.example.org"))
    book.contact("dfe", "Improvement and Intervention", "OTHER", "Department for Education", "", mail="intervention@department.example.org",
                 office=("Children’s services improvement", "18001 01632 960242", "https://department.example.org"))


def network(children):
    """(contact table, relationship table)."""
    book = Book()
    for child in children:
        if not child.open and not child.breaks:
            continue
        if not child.uasc:
            parents(book, child, random.Random("parents/" + child.family))
        for other in children:
            if other is not child and other.family == child.family and other.episodes:
                who = book.contact("s/" + other.ref, "%s %s" % (other.given, other.surname), "RELATIVE")
                book.relate(child, who, "SIBLING", "0", "1")
        rng = random.Random("doctor/" + child.family)
        surgery = rng.choice(names.SURGERIES)
        gp = book.contact(surgery, rng.choice(("Dr A. Farrow", "Dr N. Bhatt", "Dr C. Lyle")), "GP", surgery, "%s, Brackenford" % surgery, mail="reception@gp%d.example.org" % names.SURGERIES.index(surgery))
        book.relate(child, gp, "PROFESSIONAL", "", "1")
        if child.sees:
            school = child.sees.split(",")[0]
            book.relate(child, book.contact(school, school, "SCHOOL", school, "", mail="office@school%d.example.org" % (sum(map(ord, school)) % 97)), "PROFESSIONAL", "", "1")
        current = child.slices()[-1]
        if current.place.code[0] == "U" and current.place.area != "CON":
            carer = book.contact("c/" + current.place.carer, current.place.carer, "CARER", current.place.provider[1], "", True)
            book.relate(child, carer, "CARER", "0", "1", str(current.start))
        if child.ref in ("BR0117", "BR0102", "BR0177") or rng.random() < .12:
            book.relate(child, book.contact("adv", "Lindiwe Dube", "ADVOCATE", "Speak Up Brackenshire", "", mail="advocacy@example.org"), "PROFESSIONAL", "", "1")
    offices(book)
    return (["ref", "name", "role", "organisation", "address", "phone", "email", "office", "textphone", "website"], book.contacts), \
        (["ref", "child", "contact", "kind", "parental_responsibility", "may_be_told", "from_on", "until_on"], book.relations)
