/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notice-fixture.h"

#include "cld-notice-effects.h"

static CldNoticeEffects *
load_on (Fixture *fixture, const char *ref, const char *today)
{
  g_autoptr (GError) error = NULL;
  CldNoticeEffects *effects = cld_notice_effects_load (cld_store_get_db (fixture->store), ref, today, &error);

  g_assert_no_error (error);
  return effects;
}

/* "C1 C1/2026-03-02 now then", a child a part. */
static void
assert_children (const CldNoticeEffects *effects, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < effects->children->len; i++)
    {
      const CldNoticeEffectChild *child = effects->children->pdata[i];

      g_string_append_printf (found, "%s%s %s%s%s", i > 0 ? "; " : "", child->child, child->placement, child->now ? " now" : "", child->then ? " then" : "");
    }
  g_assert_cmpstr (found->str, ==, expected);
}

/* "C12 C1 2026-04-08 overdue", a step a part; `-` for what is not there. */
static void
assert_steps (const CldNoticeEffects *effects, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < effects->steps->len; i++)
    {
      const CldNoticeEffectStep *step = effects->steps->pdata[i];
      char due[CLD_DATE_SIZE] = "-";

      if (step->due != CLD_NO_DAY)
        cld_date_from_day (step->due, due);
      g_assert_true (*step->what && *step->provision && *step->strength);
      g_string_append_printf (found, "%s%s %s %s %s", i > 0 ? "; " : "", step->duty ? step->duty : "-", step->child ? step->child : "-", due, step->state ? step->state : "-");
    }
  g_assert_cmpstr (found->str, ==, expected);
}

/* Enforcement: a visit to each child who was there when the notice came, and no new placement until it is closed. */
static void
test_enforcement (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldNoticeEffects) open = NULL, closed = NULL;

  put_notice (fixture, "N", "direction=IN|provider=SC1|provision=s30a|recipient=Ofsted|event_on=2026-03-27|occurred_on=2026-03-28");
  put_record (fixture, &cld_visit_kind, "C2/2026-03-30", "child=C2|visited_on=2026-03-30|outcome=SEEN_ALONE");
  open = load_on (fixture, "N", TODAY);
  g_assert_cmpstr (open->provider_name, ==, "Larch House");
  g_assert_true (open->blocks_placements);
  /* Álvarez, Ó'Neil; Bello left on 2 March. */
  assert_children (open, "C2 C2/2026-03-27 now then; C3 C3/2025-01-06 now then; C1 C1/2025-01-06");
  g_assert_cmpuint (open->n_now, ==, 2);
  g_assert_true (((const CldNoticeEffectChild *) open->children->pdata[0])->restricted);
  g_assert_cmpstr (((const CldNoticeEffectChild *) open->children->pdata[0])->name, ==, "J Álvarez");
  assert_steps (open, "- - - -; - - - -; C12 C2 2026-04-04 met; C12 C3 2026-04-04 overdue");
  g_assert_cmpstr (((const CldNoticeEffectStep *) open->steps->pdata[3])->duty_ref, ==, "C12/C3/N/2026-03-28");
  g_assert_cmpstr (((const CldNoticeEffectStep *) open->steps->pdata[3])->provision, ==, "CPPCR reg 28");
  put_notice (fixture, "M", "direction=IN|provider=SC1|provision=s30a|occurred_on=2026-03-01|closed_on=2026-03-05");
  closed = load_on (fixture, "M", TODAY);
  g_assert_false (closed->blocks_placements);
  assert_children (closed, "C2 C2/2026-03-27 now; C3 C3/2025-01-06 now then; C1 C1/2025-01-06 then");
  /* The visit of 30 March is none to C3; C1 was there on the day. */
  assert_steps (closed, "- - - -; - - - -; C12 C3 2026-03-08 overdue; C12 C1 2026-03-08 overdue");
}

/* Who left more than twelve months ago is no longer named, unless an old notice was about that time. */
static void
test_long_ago (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldNoticeEffects) now = NULL, old = NULL;

  put_notice (fixture, "N", "direction=IN|provider=SC1|provision=reg40|occurred_on=2027-03-28");
  put_notice (fixture, "M", "direction=IN|provider=SC1|provision=reg40|occurred_on=2026-02-01");
  now = load_on (fixture, "N", "2027-04-07");
  assert_children (now, "C2 C2/2026-03-27 now then; C3 C3/2025-01-06 now then");
  old = load_on (fixture, "M", "2027-04-07");
  assert_children (old, "C2 C2/2026-03-27 now; C3 C3/2025-01-06 now then; C1 C1/2025-01-06 then");
}

/* A serious event: what the timetable has of it, with its time limits from the day it was received. */
static void
test_serious (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldNoticeEffects) effects = NULL, closed = NULL;

  put_notice (fixture, "N", "direction=IN|child=C1|placement=C1/2026-03-02|provision=reg40|event_on=2026-03-28|occurred_on=2026-03-30");
  effects = load_on (fixture, "N", TODAY);
  /* The provider is that of the placement. */
  g_assert_cmpstr (effects->provider, ==, "SC2");
  assert_children (effects, "C1 C1/2026-03-02 now then");
  assert_steps (effects, "F03 - - -; F02 - - -; - C1 - -; F11 - 2026-03-31 -; F06 - 2026-04-08 -; F07 - 2026-04-08 -");
  put_notice (fixture, "M", "direction=IN|provider=SC2|provision=reg40|closed_on=2026-04-02");
  closed = load_on (fixture, "M", TODAY);
  assert_steps (closed, "F11 - - -; F06 - - -; F07 - - -; F03 - - -; F02 - - -");
}

/* One late of four: both dates have to be there, and only that home's count. */
static void
test_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldNoticeEffects) late = NULL, soon = NULL;

  put_notice (fixture, "A", "direction=IN|child=C1|provider=SC1|provision=reg41|event_on=2025-01-06|occurred_on=2025-01-08");
  put_notice (fixture, "B", "direction=IN|child=C1|provider=SC1|provision=reg41|event_on=2026-03-02|occurred_on=2026-03-03");
  put_notice (fixture, "C", "direction=IN|child=C2|placement=C2/2026-03-27|provision=reg41|event_on=2026-03-27|occurred_on=2026-03-30");
  put_notice (fixture, "D", "direction=IN|provider=SC1|provision=reg41|event_on=2025-01-06|occurred_on=2025-01-07");
  put_notice (fixture, "E", "direction=IN|provider=SC1|provision=reg41|event_on=2025-01-06");
  put_notice (fixture, "F", "direction=IN|provider=SC2|provision=reg41|event_on=2025-01-06|occurred_on=2025-03-07");
  put_notice (fixture, "G", "direction=OUT|provider=SC1|provision=reg41|event_on=2025-01-06|occurred_on=2025-03-07");
  late = load_on (fixture, "A", TODAY);
  g_assert_true (late->is_late);
  g_assert_cmpuint (late->n_told, ==, 4);
  g_assert_cmpuint (late->n_told_late, ==, 1);
  assert_steps (late, "- C1 - -");
  soon = load_on (fixture, "D", TODAY);
  g_assert_false (soon->is_late);
  g_assert_cmpuint (soon->n_told_late, ==, 1);
  /* No child of ours: the register of the others. */
  assert_steps (soon, "E07 - - -");
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldNoticeEffects) effects = NULL;
  g_autoptr (GError) error = NULL;

  put_notice (fixture, "N", "direction=IN|recipient=Leeds");
  effects = load_on (fixture, "N", TODAY);
  g_assert_null (effects->provider);
  assert_children (effects, "");
  assert_steps (effects, "");
  g_assert_null (cld_notice_effects_load (cld_store_get_db (fixture->store), "M", TODAY, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/notice-effects/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("enforcement", test_enforcement);
  ADD ("long-ago", test_long_ago);
  ADD ("serious", test_serious);
  ADD ("told", test_told);
  ADD ("nothing", test_nothing);
#undef ADD
  return fixture_run ();
}
