/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notice-fixture.h"

#include "cld-attachments.h"
#include "cld-notice-register.h"
#include "cld-notice-words.h"

static CldNoticeRegister *
load_on (Fixture *fixture, const char *today)
{
  g_autoptr (GError) error = NULL;
  CldNoticeRegister *notices = cld_notice_register_load (cld_store_get_db (fixture->store), today, &error);

  g_assert_no_error (error);
  return notices;
}

static void
assert_day (gint32 day, const char *expected)
{
  char text[CLD_DATE_SIZE] = "";

  if (day != CLD_NO_DAY)
    cld_date_from_day (day, text);
  g_assert_cmpstr (text, ==, expected);
}

/* Every notice that a filter leaves, in its order, by ref. */
static void
assert_shown (const CldNoticeRegister *notices, const CldNoticeFilter *filter, const char *expected)
{
  g_autoptr (GPtrArray) found = cld_notice_register_filter (notices, filter);
  g_autoptr (GString) refs = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (refs, "%s%s", i > 0 ? " " : "", ((const CldNoticeEntry *) found->pdata[i])->line->ref);
  g_assert_cmpstr (refs->str, ==, expected);
}

/* --- what follows from the dates --- */

typedef struct
{
  const char *what;
  const char *values;
  const char *today;
  const char *due;
  CldNoticeStanding standing;
  int waiting;
  const char *says;
} Case;

#define OUT "direction=OUT|"
#define PLACED1 OUT "placement=C1/2026-03-02|provision=reg13|recipient_kind=AREA|"
#define PLACED2 OUT "placement=C2/2026-03-27|provision=reg13_4|recipient_kind=AREA|"

static const Case cases[] = {
  { "before the placement", PLACED1 "event_on=2026-01-01", "2026-03-02", "2026-03-02", CLD_NOTICE_READY, -1, "To send" },
  { "the day after", PLACED1 "event_on=2026-01-01", "2026-03-03", "2026-03-02", CLD_NOTICE_LATE, -1, "Late: not sent" },
  /* Friday 27 March and 5 working days; Good Friday 3 April and Easter Monday 6 April are none. */
  { "in an emergency", PLACED2 "event_on=2026-03-27", "2026-04-07", "2026-04-07", CLD_NOTICE_READY, -1, "To send" },
  { "in an emergency, late", PLACED2 "event_on=2026-03-27", "2026-04-08", "2026-04-07", CLD_NOTICE_LATE, -1, "Late: not sent" },
  { "start not known", OUT "placement=C3/2025-01-06|provision=reg13|recipient_kind=IRO", TODAY, "", CLD_NOTICE_READY, -1, "To send" },
  { "of no placement", OUT "child=C1|provision=reg13|event_on=2026-04-06", TODAY, "2026-04-06", CLD_NOTICE_LATE, -1, "Late: not sent" },
  { "of an end", OUT "placement=C1/2025-01-06|provision=reg14|event_on=2026-03-01|sent_on=2026-03-01|acknowledged_on=2026-03-05", TODAY, "2026-03-01", CLD_NOTICE_DONE, -1, "Acknowledged" },
  { "of an end that the placement dates", OUT "placement=C1/2025-01-06|provision=reg14|sent_on=2026-03-03", "2026-03-04", "2026-03-02", CLD_NOTICE_WAS_LATE, 1, "Sent late" },
  { "of something else", OUT "child=C1|provision=s16c|event_on=2026-04-08", TODAY, "2026-04-08", CLD_NOTICE_READY, -1, "To send" },
  { "nothing is known", OUT "child=C1", TODAY, "", CLD_NOTICE_READY, -1, "To send" },
  /* Sent on Monday 30 March: 31 March, 1, 2 April, 7, 8 April are the 5 working days. */
  { "sent, the last day for an answer", PLACED2 "sent_on=2026-03-30", "2026-04-08", "2026-04-07", CLD_NOTICE_ON_ITS_WAY, 5, "Sent" },
  { "sent, no reply", PLACED2 "sent_on=2026-03-30", "2026-04-09", "2026-04-07", CLD_NOTICE_NO_REPLY, 6, "No reply" },
  { "sent, no reply by a Saturday", PLACED2 "sent_on=2026-04-01", "2026-04-11", "2026-04-07", CLD_NOTICE_NO_REPLY, 5, "No reply" },
  { "sent late and answered stays late", PLACED1 "sent_on=2026-03-03|acknowledged_on=2026-03-04", TODAY, "2026-03-02", CLD_NOTICE_WAS_LATE, -1, "Sent late" },
  { "on its day is not late", PLACED1 "sent_on=2026-03-02|acknowledged_on=2026-03-04", TODAY, "2026-03-02", CLD_NOTICE_DONE, -1, "Acknowledged" },
  { "came back", PLACED1 "sent_on=2026-03-02|returned_on=2026-03-04", "2026-03-05", "2026-03-02", CLD_NOTICE_CAME_BACK, 3, "Returned" },
  { "withheld", OUT "placement=C1/2026-03-02|provision=reg13|recipient_kind=PARENT|not_sent_reason=HARM|note=Why", TODAY, "2026-03-02", CLD_NOTICE_LEFT_OUT, -1, "Withheld: harm" },
  { "not needed", OUT "child=C1|recipient_kind=EDU|not_sent_reason=NOT_APPLICABLE", TODAY, "", CLD_NOTICE_LEFT_OUT, -1, "Not needed" },
  { "received", "direction=IN|provider=SC1|provision=reg40|event_on=2026-03-31|occurred_on=2026-04-01", TODAY, "", CLD_NOTICE_IN_OPEN, 2, "Open" },
  { "received and closed", "direction=IN|provider=SC1|provision=reg40|occurred_on=2026-04-01|closed_on=2026-04-02", TODAY, "", CLD_NOTICE_IN_CLOSED, -1, "Closed" },
};

static void
test_case (Fixture *fixture, gconstpointer data)
{
  const Case *one = data;
  g_autoptr (CldNoticeRegister) notices = NULL;
  const CldNoticeEntry *entry;

  put_notice (fixture, "N", one->values);
  notices = load_on (fixture, one->today);
  g_assert_cmpuint (cld_notice_register_get_n (notices), ==, 1);
  entry = cld_notice_register_find (notices, "N");
  g_assert_true (entry == cld_notice_register_get (notices, 0));
  assert_day (entry->due, one->due);
  g_assert_cmpint (entry->standing, ==, (int) one->standing);
  g_assert_cmpint (entry->waiting_days, ==, one->waiting);
  g_assert_cmpstr (cld_notice_words_standing (entry), ==, one->says);
  g_assert_cmpint (entry->late, ==, one->standing == CLD_NOTICE_LATE);
  g_assert_cmpint (entry->sent_late, ==, one->standing == CLD_NOTICE_WAS_LATE);
}

/* Sent late and without a reply: both are said. */
static void
test_late_without_reply (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldNoticeRegister) notices = NULL;
  const CldNoticeEntry *entry;
  CldNoticeCounts counts;

  put_notice (fixture, "N", PLACED1 "sent_on=2026-03-04");
  notices = load_on (fixture, TODAY);
  entry = cld_notice_register_get (notices, 0);
  g_assert_cmpint (entry->standing, ==, CLD_NOTICE_WAS_LATE);
  g_assert_true (entry->no_reply && entry->open && entry->sent_late);
  cld_notice_register_count (notices, &counts);
  g_assert_cmpuint (counts.to_chase, ==, 1);
}

/* A home tells late where it takes more than one working day. */
static void
test_told_late (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *values;
    gboolean late;
  } told[] = {
    { "direction=IN|provision=reg41|event_on=2026-03-31|occurred_on=2026-03-31", FALSE },
    { "direction=IN|provision=reg41|event_on=2026-03-31|occurred_on=2026-04-01", FALSE },
    { "direction=IN|provision=reg41|event_on=2026-03-31|occurred_on=2026-04-02", TRUE },
    /* Maundy Thursday: the next working day is Tuesday. */
    { "direction=IN|provision=reg41|event_on=2026-04-02|occurred_on=2026-04-07", FALSE },
    { "direction=IN|provision=reg41|event_on=2026-04-02|occurred_on=2026-04-08", TRUE },
    { "direction=IN|provision=reg41|occurred_on=2026-04-08", FALSE },
    { "direction=IN|provision=reg40|event_on=2026-03-01|occurred_on=2026-04-02", FALSE },
  };
  g_autoptr (CldNoticeRegister) notices = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autofree char *ref = g_strdup_printf ("N%u", i);

      put_notice (fixture, ref, told[i].values);
    }
  notices = load_on (fixture, "2026-04-09");
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autofree char *ref = g_strdup_printf ("N%u", i);

      g_assert_cmpint (cld_notice_register_find (notices, ref)->received_late, ==, told[i].late);
    }
}

/* Who is not asked for an answer is not chased, nor is anybody about a placement that is over. */
static void
test_no_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldNoticeRegister) notices = NULL;
  static const char *const waiting[] = { "24 working days", "n/a", "n/a" };
  CldNoticeCounts counts;

  put_notice (fixture, "A", PLACED1 "sent_on=2026-03-02");
  put_notice (fixture, "B", OUT "placement=C1/2026-03-02|provision=reg13|recipient_kind=GP_TO|sent_on=2026-03-02");
  put_notice (fixture, "C", OUT "placement=C1/2025-01-06|provision=reg14|recipient_kind=AREA|event_on=2026-03-02|sent_on=2026-03-02");
  notices = load_on (fixture, TODAY);
  for (guint i = 0; i < G_N_ELEMENTS (waiting); i++)
    {
      const CldNoticeEntry *entry = cld_notice_register_get (notices, i);
      g_autofree char *text = cld_notice_words_dup_waiting (entry);

      g_assert_cmpint (entry->no_reply, ==, i == 0);
      g_assert_cmpint (entry->open, ==, i == 0);
      g_assert_cmpint (entry->standing, ==, i == 0 ? CLD_NOTICE_NO_REPLY : CLD_NOTICE_ON_ITS_WAY);
      g_assert_cmpint (entry->waiting_days, ==, 24);
      g_assert_cmpstr (text, ==, waiting[i]);
      g_assert_true (cld_notice_register_is_unacknowledged (notices, entry, 5));
    }
  cld_notice_register_count (notices, &counts);
  g_assert_cmpuint (counts.to_chase, ==, 1);
}

/* --- what stands beside it --- */

static void
attach (Fixture *fixture, const char *name, const char *claims)
{
  g_autoptr (GBytes) bytes = g_bytes_new (name, strlen (name));
  const CldAttachmentNote note = { .child = "C2", .claims = claims };
  g_autoptr (GError) error = NULL;
  g_autoptr (CldRecord) record = cld_attachments_add_bytes (fixture->store, bytes, name, "message/rfc822", &note, &error);

  g_assert_no_error (error);
}

static void
test_beside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldNoticeRegister) notices = NULL;
  const CldNoticeEntry *entry;

  put_notice (fixture, "A", PLACED2 "recipient=Ó'Neil & <b>\"%s%n");
  put_notice (fixture, "B", OUT "child=C1|placement=C2/2026-03-27"); /* of another child: none */
  put_notice (fixture, "C", "direction=IN|provider=SC2|placement=C2/2026-03-27");
  put_notice (fixture, "D", OUT "recipient=Nobody’s");
  attach (fixture, "a.eml", "notice/A;notice/C");
  attach (fixture, "b.eml", "notice/C;notice/A");
  notices = load_on (fixture, TODAY);
  entry = cld_notice_register_find (notices, "A");
  g_assert_cmpstr (entry->line->child, ==, "C2");
  g_assert_cmpstr (entry->child_name, ==, "J Álvarez");
  g_assert_true (entry->line->restricted && entry->line->emergency);
  g_assert_cmpstr (entry->line->provider_name, ==, "Larch House");
  g_assert_cmpstr (entry->area, ==, "York");
  g_assert_cmpstr (entry->line->recipient, ==, "Ó'Neil & <b>\"%s%n");
  g_assert_cmpuint (entry->line->n_files, ==, 2);
  entry = cld_notice_register_find (notices, "B");
  g_assert_cmpstr (entry->line->child, ==, "C1");
  g_assert_null (entry->line->placement);
  g_assert_null (entry->area);
  g_assert_cmpuint (entry->line->n_files, ==, 0);
  entry = cld_notice_register_find (notices, "C");
  g_assert_cmpstr (entry->line->provider_name, ==, "Heron Croft");
  g_assert_null (cld_notice_register_find (notices, "E"));
  /* Álvarez, Bello, nobody. */
  for (guint i = 0; i < 4; i++)
    g_assert_cmpstr (cld_notice_register_get (notices, i)->line->ref, ==, ((const char *[]){ "A", "C", "B", "D" })[i]);
}

/* --- filters --- */

static void
fill (Fixture *fixture)
{
  put_notice (fixture, "late", PLACED1 "recipient=York|event_on=2026-03-02");
  put_notice (fixture, "waslate", PLACED1 "recipient=York|sent_on=2026-03-04|method=Post|acknowledged_on=2026-03-09");
  put_notice (fixture, "ready", PLACED2 "recipient=leeds");
  put_notice (fixture, "back", OUT "placement=C1/2026-03-02|provision=reg13|recipient_kind=GP_TO|recipient=Hill Street|sent_on=2026-03-01|returned_on=2026-03-05");
  put_notice (fixture, "noreply", OUT "placement=C1/2026-03-02|provision=reg13|recipient_kind=IRO|recipient=Gareth Lowe|sent_on=2025-11-03|method=E-mail");
  put_notice (fixture, "sent", OUT "child=C1|provision=reg13|recipient_kind=VSH|sent_on=2026-04-01|event_on=2026-04-01|reference=Ref 77");
  put_notice (fixture, "withheld", OUT "placement=C1/2025-01-06|provision=reg14|event_on=2026-03-02|recipient_kind=PARENT|not_sent_reason=HARM|note=Why");
  put_notice (fixture, "old", OUT "placement=C1/2025-01-06|provision=reg13|recipient_kind=CHILD|sent_on=2025-01-03|acknowledged_on=2025-01-03");
  put_notice (fixture, "in", "direction=IN|child=C1|provider=SC2|provision=reg40|recipient=Heron Croft|event_on=2026-03-28|occurred_on=2026-03-29");
  put_notice (fixture, "inclosed", "direction=IN|child=C2|provider=SC1|provision=reg41|recipient=Larch House|event_on=2026-03-27|occurred_on=2026-03-27|closed_on=2026-03-30");
  put_notice (fixture, "inold", "direction=IN|provider=SC1|provision=s30a|recipient=Ofsted|occurred_on=2024-03-27|closed_on=2024-04-30");
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldNoticeRegister) notices = NULL;
  CldNoticeFilter filter = CLD_NOTICE_FILTER_INIT;
  CldNoticeCounts counts;

  fill (fixture);
  notices = load_on (fixture, TODAY);
  assert_shown (notices, &filter, "late waslate ready back noreply sent withheld old in inclosed inold");
  filter.view = CLD_NOTICES_SENT;
  filter.period = CLD_NOTICES_OPEN_AND_RECENT;
  assert_shown (notices, &filter, "late waslate ready back noreply sent withheld");
  filter.view = CLD_NOTICES_RECEIVED;
  assert_shown (notices, &filter, "in inclosed");
  filter = (CldNoticeFilter){ .period = CLD_NOTICES_BETWEEN, .from = cld_date_to_day ("2026-03-04"), .until = cld_date_to_day ("2026-03-29") };
  assert_shown (notices, &filter, "waslate in inclosed");
  filter.from = CLD_NO_DAY;
  filter.until = cld_date_to_day ("2025-01-03");
  assert_shown (notices, &filter, "old inold");
#define SHOWN(expected, ...)                                                               \
  filter = (CldNoticeFilter){ .from = CLD_NO_DAY, .until = CLD_NO_DAY, __VA_ARGS__ }; \
  assert_shown (notices, &filter, expected)
  SHOWN ("late waslate ready", .recipient_kind = "AREA");
  SHOWN ("withheld", .provision = "reg14");
  SHOWN ("late ready", .only = CLD_NOTICES_NOT_SENT);
  SHOWN ("back noreply sent", .only = CLD_NOTICES_NOT_ACKNOWLEDGED);
  SHOWN ("withheld", .only = CLD_NOTICES_WITHHELD);
  SHOWN ("late ready withheld", .only = CLD_NOTICES_NOT_SENT | CLD_NOTICES_WITHHELD);
  SHOWN ("in", .view = CLD_NOTICES_RECEIVED, .only = CLD_NOTICES_OPEN);
  SHOWN ("inclosed inold", .view = CLD_NOTICES_RECEIVED, .only = CLD_NOTICES_CLOSED);
  SHOWN ("withheld old", .authority = "815");
  SHOWN ("inold", .sender = "Ofsted");
  SHOWN ("ready inclosed", .child = "C2");
  SHOWN ("ready", .placement = "C2/2026-03-27");
  SHOWN ("ready withheld old inclosed inold", .provider = "SC1");
  SHOWN ("late waslate", .text = "ZOE york");
  SHOWN ("sent", .text = "77");
  SHOWN ("ready inclosed", .text = "alvarez c2");
  SHOWN ("", .text = "nobody of this name");
  SHOWN ("late waslate ready back noreply sent withheld old in inclosed inold", .text = "  ");
  SHOWN ("in", .text = "heron", .only = CLD_NOTICES_OPEN, .view = CLD_NOTICES_RECEIVED);
  cld_notice_register_count (notices, &counts);
  g_assert_cmpuint (counts.to_send, ==, 2);
  g_assert_cmpuint (counts.late, ==, 1);
  g_assert_cmpuint (counts.to_chase, ==, 1);
  g_assert_cmpuint (counts.returned, ==, 1);
  g_assert_cmpuint (counts.withheld, ==, 1);
  g_assert_cmpuint (counts.received_open, ==, 1);
}

/* Every column in both directions; what is not recorded comes last in either. */
static void
test_sort (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    CldNoticeSort sort;
    const char *up;
    const char *down;
  } orders[] = {
    { CLD_NOTICE_BY_STATE, "late waslate ready back noreply sent withheld old in inclosed inold", "inold inclosed in old withheld sent noreply back ready waslate late" },
    { CLD_NOTICE_BY_RECIPIENT, "noreply in back inclosed ready inold late waslate sent withheld old", "late waslate inold ready inclosed back in noreply sent withheld old" },
    { CLD_NOTICE_BY_RECIPIENT_KIND, "old withheld back noreply late waslate ready sent in inclosed inold", "sent late waslate ready noreply back withheld old in inclosed inold" },
    { CLD_NOTICE_BY_CHILD, "ready inclosed late waslate back noreply sent withheld old in inold", "late waslate back noreply sent withheld old in ready inclosed inold" },
    { CLD_NOTICE_BY_REASON, "late waslate back noreply sent old ready withheld in inclosed inold", "inold inclosed in withheld ready late waslate back noreply sent old" },
    { CLD_NOTICE_BY_DUE, "old late waslate back noreply withheld sent ready in inclosed inold", "ready sent late waslate back noreply withheld old in inclosed inold" },
    { CLD_NOTICE_BY_SENT, "inold old noreply back waslate inclosed in sent late ready withheld", "sent in inclosed waslate back noreply old inold late ready withheld" },
    { CLD_NOTICE_BY_METHOD, "noreply waslate late ready back sent withheld old in inclosed inold", "waslate noreply late ready back sent withheld old in inclosed inold" },
    { CLD_NOTICE_BY_ACKNOWLEDGED, "inold old waslate inclosed late ready back noreply sent withheld in", "inclosed waslate old inold late ready back noreply sent withheld in" },
    { CLD_NOTICE_BY_EVENT, "late withheld inclosed in sent waslate ready back noreply old inold", "sent in inclosed late withheld waslate ready back noreply old inold" },
  };
  g_autoptr (CldNoticeRegister) notices = NULL;

  fill (fixture);
  notices = load_on (fixture, TODAY);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      CldNoticeFilter filter = { .from = CLD_NO_DAY, .until = CLD_NO_DAY, .sort = orders[i].sort };

      g_test_message ("%u", i);
      g_assert_cmpuint (orders[i].sort, ==, i);
      assert_shown (notices, &filter, orders[i].up);
      filter.descending = TRUE;
      assert_shown (notices, &filter, orders[i].down);
    }
}

static void
assert_choices (const CldNoticeRegister *notices, CldNoticeView view, CldNoticeChoice choice, const char *expected)
{
  g_auto (GStrv) values = cld_notice_register_choices (notices, view, choice);
  g_autofree char *all = g_strjoinv ("|", values);

  g_assert_cmpstr (all, ==, expected);
}

static void
test_choices (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldNoticeRegister) notices = NULL;

  fill (fixture);
  put_notice (fixture, "odd", OUT "recipient_kind=ZZZ|provision=other|placement=C3/2025-01-06");
  notices = load_on (fixture, TODAY);
  assert_choices (notices, CLD_NOTICES_SENT, CLD_NOTICE_CHOICE_RECIPIENT_KINDS, "CHILD|PARENT|GP_TO|IRO|AREA|VSH|ZZZ");
  assert_choices (notices, CLD_NOTICES_RECEIVED, CLD_NOTICE_CHOICE_PROVISIONS, "reg40|reg41|s30a");
  assert_choices (notices, CLD_NOTICES_BOTH, CLD_NOTICE_CHOICE_PROVISIONS, "reg13|reg13_4|reg14|reg40|reg41|s30a|other");
  assert_choices (notices, CLD_NOTICES_RECEIVED, CLD_NOTICE_CHOICE_SENDERS, "Heron Croft|Larch House|Ofsted");
  g_assert_cmpstr (cld_notice_register_name_area (notices, "815"), ==, "Ours");
  assert_choices (notices, CLD_NOTICES_SENT, CLD_NOTICE_CHOICE_AUTHORITIES, "CON|815|816");
  g_assert_cmpstr (cld_notice_words_recipient_kind ("ZZZ"), ==, "ZZZ");
  g_assert_null (cld_notice_words_recipient_kind (NULL));
}

/* The setting of the team changes what is to be chased; the command line asks for its own number. */
static void
test_days (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldNoticeRegister) notices = NULL, later = NULL;
  const CldNoticeEntry *sent, *back;

  put_notice (fixture, "sent", PLACED2 "sent_on=2026-03-30");
  put_notice (fixture, "back", PLACED2 "sent_on=2026-03-30|returned_on=2026-04-01");
  put_notice (fixture, "done", PLACED2 "sent_on=2026-03-30|acknowledged_on=2026-04-01");
  put_notice (fixture, "ready", PLACED2 "event_on=2026-03-30");
  put_notice (fixture, "in", "direction=IN|provider=SC1|sent_on=2026-01-05|occurred_on=2026-01-05");
  notices = load_on (fixture, TODAY);
  sent = cld_notice_register_find (notices, "sent");
  back = cld_notice_register_find (notices, "back");
  g_assert_cmpint (cld_notice_register_get_acknowledge_days (notices), ==, 5);
  /* 31 March, 1 and 2 April; the fourth working day is today. */
  g_assert_true (cld_notice_register_is_unacknowledged (notices, sent, 3));
  g_assert_false (cld_notice_register_is_unacknowledged (notices, sent, 4));
  g_assert_true (cld_notice_register_is_unacknowledged (notices, sent, 0));
  g_assert_true (cld_notice_register_is_unacknowledged (notices, back, 3));
  g_assert_false (cld_notice_register_is_unacknowledged (notices, cld_notice_register_find (notices, "done"), 0));
  g_assert_false (cld_notice_register_is_unacknowledged (notices, cld_notice_register_find (notices, "ready"), 0));
  g_assert_false (cld_notice_register_is_unacknowledged (notices, cld_notice_register_find (notices, "in"), 0));
  g_assert_false (sent->no_reply);
  put_record (fixture, &cld_setting_kind, "acknowledge_days", "value=3");
  later = load_on (fixture, TODAY);
  g_assert_true (cld_notice_register_find (later, "sent")->no_reply);
  g_assert_false (cld_notice_register_find (later, "back")->no_reply);
}

static void
test_words (void)
{
  g_assert_cmpstr (cld_notice_words_provision ("reg13", "PARENT"), ==, "reg 13(2)(b)");
  g_assert_cmpstr (cld_notice_words_provision ("reg13", "VSH"), ==, "guidance");
  g_assert_cmpstr (cld_notice_words_provision ("reg13", "OFSTED"), ==, "reg 13");
  g_assert_cmpstr (cld_notice_words_provision ("reg13_4", "AREA"), ==, "reg 13(4)");
  g_assert_cmpstr (cld_notice_words_provision ("reg14", "FOSTER"), ==, "reg 14(2)(c)(ii)");
  g_assert_cmpstr (cld_notice_words_provision ("reg14", "PARENT"), ==, "reg 14(2)");
  g_assert_cmpstr (cld_notice_words_provision ("s30a", NULL), ==, "s 30A");
  g_assert_cmpstr (cld_notice_words_provision ("other", "AREA"), ==, "other");
  g_assert_null (cld_notice_words_provision (NULL, NULL));
  g_assert_cmpstr (cld_notice_words_reason ("reg14"), ==, "End of placement");
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("/notice-register/dates/%s", cases[i].what);

      g_test_add (name, Fixture, &cases[i], set_up, test_case, tear_down);
    }
#define ADD(name, func) g_test_add ("/notice-register/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("late-without-reply", test_late_without_reply);
  ADD ("no-answer", test_no_answer);
  ADD ("told-late", test_told_late);
  ADD ("beside", test_beside);
  ADD ("filters", test_filters);
  ADD ("sort", test_sort);
  ADD ("choices", test_choices);
  ADD ("days", test_days);
#undef ADD
  g_test_add_func ("/notice-register/words", test_words);
  return fixture_run ();
}
