/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-form-row.h"

typedef struct
{
  GtkWidget *head; /* words and mark */
  GtkLabel *label;
  GtkWidget *needed;
  GtkWidget *mark;
  GtkWidget *body; /* editor, hint and what is wrong */
  GtkWidget *editor;
  GtkLabel *hint;
  GtkWidget *error_box;
  GtkLabel *error_label;
  GtkWidget *focus;

  const CldField *field;
  CldSession *session;
  char *title;
  char *words;   /* @title with the person's name in it */
  char *refusal;
  char *base;  /* the value it was bound to */
  char *shown; /* what the editor said of it */
  char *day;
  char *owner;
  gunichar mnemonic;
  gboolean above;
  gboolean showing; /* what the editor says now is no edit */
} CldFormRowPrivate;

CldFormRowPrivate *_cld_form_row_get_private (CldFormRow *self);
