/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-codes.h"
#include "cld-kind.h"
#include "cld-kinds.h"
#include "cld-record.h"

/* The columns of the native files as the contract of the exchange files names them. Only ever added to. */
static const struct
{
  const char *kind;
  const char *columns;
} contract[] = {
  { "authority", "name,own,adjoining" },
  { "person", "name,login,role,team,deputy_for,from_on,until_on" },
  { "child", "given_names,surname,known_as,former_names,date_of_birth,dob_estimated,sex,ethnicity,upn,nhs_number,disability,uasc_from,uasc_until,"
             "home_postcode,worker,team,iro,restricted,alert" },
  { "care_period", "child,started_on,start_known,ended_on,reason_ended,category_of_need" },
  { "legal_status", "child,started_on,start_known,ended_on,code" },
  { "provider", "name,urn,type,sector,area_authority,postcode,phone,email,registration,registered_on,registration_ended_on,address,website" },
  { "placement", "child,started_on,start_known,ended_on,type,within,provider_kind,provider,carer,postcode,address_restricted,area_authority,distance_miles,"
                 "emergency,connected_person,own_foster_carer,reg19_from,reg19_until,reg24_from,reg24_until,until_18_agreed_on,long_term_foster_on,"
                 "fewer_visits_agreed_on,fewer_visits_withdrawn_on,other_arranger,remand,reason_started,reason_ended,address,why_here" },
  { "approval", "child,placement,provision,role,name,decided_on,wishes_heard_on,relatives_consulted_on,area_consulted_on,care_plan_sent_on,iro_consulted_on,note,"
              "requested_on,requested_by,suitable_on,decision,conditions" },
  { "notice", "direction,child,placement,provider,provision,recipient_kind,recipient,event_on,occurred_on,sent_on,method,reference,acknowledged_on,"
              "returned_on,not_sent_reason,note,address,reasons_given,care_plan_enclosed,withheld_by,chased_on,our_action,closed_on" },
  { "visit", "child,visited_on,outcome,by,notes,childs_words" },
  { "review", "child,kind,held_on,participation,iro,decisions,visits_every_days" },
  { "health_check", "child,kind,done_on,status,practitioner,report_received_on" },
  { "sdq", "child,completed_on,score,reason" },
  { "plan", "child,kind,placement,made_on,agreed_on" },
  { "missing_episode", "child,kind,started_at,ended_at,interview_offered_at,interview_accepted,interview_done_at,police_ref" },
  { "note", "child,happened_on,kind,significant,restricted,text,childs_words,heading" },
  { "contact", "name,role,organisation,address,phone,email,office,textphone,website" },
  { "relationship", "child,contact,kind,parental_responsibility,may_be_told,from_on,until_on" },
  { "waiver", "child,duty_ref,reason,role,name,decided_on" },
  { "override", "child,placement,rule,reason,role,name,decided_on" },
  { "attachment", "child,name,media_type,size,sha256,about,proves,added_on,added_by" },
  { "template", "name,provision,recipient_kind,subject,body,reply_slip" },
  { "print_log", "printed_at,printed_by,what,child,subject,purpose,recipient,masked,withheld,attachment" },
  { "incoming_child", "placing_authority,given_names,surname,date_of_birth,address,carer,legal_status,iro,started_on,ended_on,told_on,told_by,ehc_plan_authority" },
  { "bank_holiday", "day,name,effect" },
  { "setting", "value" },
  { "legal_set", "code,name,form,audience,power,provider_types,valid_from,valid_to" },
  { "legal_reference", "code,in_set,number,title,text,links,valid_from,valid_to" },
  { "inspection", "provider,authority,event_type,framework,started_on,ended_on,published_on,lead_inspector,team,report_ref,inspectorates,topic,summary,next_on,link" },
  { "judgement", "inspection,area,grade,note" },
  { "finding", "inspection,number,type,text,regulations,standards,guidance,cause,due_on,owner,status,met_on,evidence,expectation,breach_shown,repeats,evidence_records" },
  { "inspection_child", "inspection,child,role,finding,note" },
  { "enforcement", "provider,finding,kind,from_on,until_on,note,told_on,reference" },
  { "action", "finding,child,what,owner,due_on,done_on,evidence,status,inspection,enforcement,kind" },
  { "intervention", "inspection,kind,from_on,until_on,reason" },
  { "quality_audit", "child,audited_on,auditor,grade,reasons,experience,voice,planning,oversight,sample,inspection" },
  { "correspondence", "direction,form,correspondent,our_ref,their_ref,dated_on,received_on,subject,inspection,provider,child,replies_to,answer_due_on,source,note" },
  { "information_request", "child,asked_of,role,what,asked_on,due_on,chased_on,received_on,cause,finding,note" },
  { "return_row", "child,table,year,position,columns" },
};

static void
test_contract (void)
{
  g_assert_cmpuint (cld_kinds_count (), ==, G_N_ELEMENTS (contract));
  for (guint i = 0; i < G_N_ELEMENTS (contract); i++)
    {
      const CldKind *kind = cld_kind_find (contract[i].kind);
      g_auto (GStrv) columns = g_strsplit (contract[i].columns, ",", -1);

      g_test_message ("%s", contract[i].kind);
      g_assert_nonnull (kind);
      g_assert_cmpuint (kind->n_fields, >=, g_strv_length (columns));
      for (guint j = 0; columns[j]; j++)
        g_assert_cmpstr (kind->fields[j].id, ==, columns[j]);
    }
}

static gboolean
is_id (const char *text)
{
  return text && g_regex_match_simple ("^[a-z][a-z0-9_]*$", text, 0, 0);
}

static void
test_ids (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < cld_kinds_count (); i++)
    {
      const CldKind *kind = cld_kinds ()[i];
      g_autoptr (GHashTable) fields = g_hash_table_new (g_str_hash, g_str_equal);

      g_test_message ("%s", kind->id);
      g_assert_true (is_id (kind->id));
      g_assert_true (g_hash_table_add (seen, (gpointer) kind->id));
      g_assert_true (cld_kind_find (kind->id) == kind);
      g_assert_cmpint (cld_kind_index (kind), ==, (int) i);
      g_assert_cmpuint (kind->n_fields, >, 0);
      g_assert_cmpuint (kind->n_fields, <=, CLD_MAX_FIELDS);
      for (guint j = 0; j < kind->n_fields; j++)
        {
          g_assert_true (is_id (kind->fields[j].id));
          g_assert_true (g_hash_table_add (fields, (gpointer) kind->fields[j].id));
          g_assert_cmpint (cld_kind_find_field (kind, kind->fields[j].id), ==, (int) j);
        }
      /* The store's own columns. */
      g_assert_cmpint (cld_kind_find_field (kind, "id"), ==, -1);
      g_assert_cmpint (cld_kind_find_field (kind, "ref"), ==, -1);
      g_assert_cmpint (cld_kind_find_field (kind, "version"), ==, -1);
      g_assert_cmpint (cld_kind_find_field (kind, "search_key"), ==, -1);
    }
  g_assert_null (cld_kinds ()[cld_kinds_count ()]);
  g_assert_null (cld_kind_find ("nothing"));
  g_assert_null (cld_kind_find (NULL));
  g_assert_cmpint (cld_kind_find_field (cld_kinds ()[0], NULL), ==, -1);
}

static void
test_labels (void)
{
  for (guint i = 0; i < cld_kinds_count (); i++)
    {
      const CldKind *kind = cld_kinds ()[i];

      g_assert_true (kind->title && *kind->title && g_utf8_validate (kind->title, -1, NULL));
      g_assert_true (kind->plural && *kind->plural && g_utf8_validate (kind->plural, -1, NULL));
      for (guint j = 0; j < kind->n_fields; j++)
        {
          g_test_message ("%s.%s", kind->id, kind->fields[j].id);
          g_assert_true (kind->fields[j].label && *kind->fields[j].label);
          g_assert_true (kind->fields[j].section && *kind->fields[j].section);
        }
    }
}

static void
check_field (const CldKind *kind, const CldField *field)
{
  g_test_message ("%s.%s", kind->id, field->id);
  if (field->type == CLD_REF)
    {
      const CldKind *target = cld_field_target_kind (field);

      g_assert_nonnull (target);
      g_assert_cmpint (cld_kind_index (target), <=, cld_kind_index (kind));
    }
  else if (field->type == CLD_CHOICE)
    {
      const CldCodeList *list = cld_code_list_find (field->target);

      g_assert_nonnull (list);
      g_assert_cmpuint (cld_code_list_get_n (list), >, 0);
      g_assert_null (cld_field_target_kind (field));
    }
  else
    g_assert_null (field->target);
  if (field->flags & CLD_MANY)
    g_assert_true (field->type == CLD_CHOICE || field->type == CLD_TEXT);
  if (field->flags & CLD_SEARCH)
    g_assert_true (field->type == CLD_TEXT || field->type == CLD_NOTE || field->type == CLD_DATE);
}

static void
test_targets (void)
{
  for (guint i = 0; i < cld_kinds_count (); i++)
    {
      const CldKind *kind = cld_kinds ()[i];

      for (guint j = 0; j < kind->n_fields; j++)
        check_field (kind, &kind->fields[j]);
      if (kind->child >= 0)
        {
          g_assert_cmpint (kind->child, <, (int) kind->n_fields);
          g_assert_cmpstr (kind->fields[kind->child].id, ==, "child");
          g_assert_cmpstr (kind->fields[kind->child].target, ==, "child");
        }
      else
        g_assert_cmpint (cld_kind_find_field (kind, "child"), ==, -1);
      if (kind->date >= 0)
        g_assert_true (kind->fields[kind->date].type == CLD_DATE || kind->fields[kind->date].type == CLD_MOMENT);
      for (guint j = 0; j < G_N_ELEMENTS (kind->sort); j++)
        g_assert_cmpint (kind->sort[j], <, (int) kind->n_fields);
      g_assert_true (g_type_is_a (kind->get_type (), CLD_TYPE_RECORD));
    }
}

/* A record of a child, but for a child itself and a notice, makes no sense without the child and the day that its
 * ref is made of. */
static void
test_needed (void)
{
  static const char *const needed[] = { "care_period.started_on", "legal_status.started_on", "placement.started_on", "visit.visited_on", "review.held_on",
                                        "review.kind", "override.rule", "attachment.sha256", "template.body", "print_log.what", "missing_episode.started_at", "note.happened_on", "note.text", "notice.direction", "contact.name",
                                        "relationship.contact", "return_row.table", "return_row.year", "return_row.position", "return_row.columns" };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      g_auto (GStrv) parts = g_strsplit (needed[i], ".", 2);
      const CldKind *kind = cld_kind_find (parts[0]);

      g_test_message ("%s", needed[i]);
      g_assert_true (kind->fields[cld_kind_find_field (kind, parts[1])].flags & CLD_NEEDED);
    }
  /* A notice or a letter may be about a home, a file or a print about nobody in particular, an action about a finding. */
  for (guint i = 0; i < cld_kinds_count (); i++)
    if (cld_kinds ()[i]->child >= 0 && cld_kinds ()[i] != &cld_notice_kind && cld_kinds ()[i] != &cld_attachment_kind && cld_kinds ()[i] != &cld_print_log_kind &&
        cld_kinds ()[i] != &cld_action_kind && cld_kinds ()[i] != &cld_correspondence_kind)
      g_assert_true (cld_kinds ()[i]->fields[cld_kinds ()[i]->child].flags & CLD_NEEDED);
}

static const struct
{
  CldType type;
  const char *value;
  gboolean taken;
} forms[] = {
  { CLD_TEXT, NULL, TRUE },
  { CLD_TEXT, "", FALSE },
  { CLD_TEXT, "Ó'Neil", TRUE },
  { CLD_TEXT, "\xC3", FALSE },
  { CLD_NOTE, "a\nb", TRUE },
  { CLD_NOTE, "\xFF", FALSE },
  { CLD_DATE, "2024-02-29", TRUE },
  { CLD_DATE, "2023-02-29", FALSE },
  { CLD_DATE, "2024-02-29T10:00", FALSE },
  { CLD_DATE, "29/02/2024", FALSE },
  { CLD_MOMENT, "2024-02-29", TRUE },
  { CLD_MOMENT, "2024-02-29T10:00", TRUE },
  { CLD_MOMENT, "2024-02-29T25:00", FALSE },
  { CLD_INT, "0", TRUE },
  { CLD_INT, "40", TRUE },
  { CLD_INT, "-3", TRUE },
  { CLD_INT, "2147483647", TRUE },
  { CLD_INT, "2147483648", FALSE },
  { CLD_INT, "-2147483648", TRUE },
  { CLD_INT, "-2147483649", FALSE },
  { CLD_INT, "99999999999999999999", FALSE },
  { CLD_INT, "4.0", FALSE },
  { CLD_INT, "4 ", FALSE },
  { CLD_INT, " 4", FALSE },
  { CLD_INT, "+4", FALSE },
  { CLD_INT, "-", FALSE },
  { CLD_INT, "0x4", FALSE },
  /* One number, one form: otherwise the record would not equal its entry in the change log. */
  { CLD_INT, "007", FALSE },
  { CLD_INT, "-0", FALSE },
  { CLD_DECIMAL, "14", TRUE },
  { CLD_DECIMAL, "14.0", TRUE },
  { CLD_DECIMAL, "-0.5", TRUE },
  { CLD_DECIMAL, ".5", TRUE },
  { CLD_DECIMAL, ".", FALSE },
  { CLD_DECIMAL, "1,5", FALSE },
  { CLD_DECIMAL, "1e5", FALSE },
  { CLD_DECIMAL, "nan", FALSE },
  { CLD_BOOL, "0", TRUE },
  { CLD_BOOL, "1", TRUE },
  { CLD_BOOL, "2", FALSE },
  { CLD_BOOL, "yes", FALSE },
  { CLD_CHOICE, "of another year", TRUE },
  { CLD_REF, "C1/2024-03-04-2", TRUE },
  { CLD_REF, "\x80", FALSE },
};

static void
test_forms (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      CldField field = { "x", "X", "X", forms[i].type, 0, NULL };

      g_test_message ("case %u", i);
      g_assert_cmpint (cld_field_check (&field, forms[i].value), ==, forms[i].taken);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kinds/contract", test_contract);
  g_test_add_func ("/kinds/ids", test_ids);
  g_test_add_func ("/kinds/labels", test_labels);
  g_test_add_func ("/kinds/targets", test_targets);
  g_test_add_func ("/kinds/needed", test_needed);
  g_test_add_func ("/kinds/forms", test_forms);
  return g_test_run ();
}
