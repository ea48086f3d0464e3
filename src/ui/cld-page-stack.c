/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-page-stack.h"

/* Pages stand on each other: at the bottom a place, above it a child, above that a form. The topmost is in view. A
 * page that is kept stays made when it is left, to be shown again. */
struct _CldPageStack
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GPtrArray *pages;   /* CldPane, the topmost last; the stack owns them */
  GHashTable *kept;   /* CldPane */
  guint focus_idle;
};

G_DEFINE_FINAL_TYPE (CldPageStack, cld_page_stack, GTK_TYPE_WIDGET)

static gboolean
focus_idle_cb (gpointer data)
{
  CldPageStack *self = data;
  CldPane *top = cld_page_stack_get_top (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->focus_idle = 0;
  if (top && root && !gtk_root_get_focus (root))
    cld_pane_shown (top);
  return G_SOURCE_REMOVE;
}

/* What had the focus went away, such as the button of a row: keys would go nowhere. */
static void
focus_changed_cb (CldPageStack *self, GParamSpec *pspec, GtkRoot *root)
{
  if (!gtk_root_get_focus (root) && !self->focus_idle)
    self->focus_idle = g_idle_add (focus_idle_cb, self);
}

static void
cld_page_stack_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cld_page_stack_parent_class)->root (widget);
  if (GTK_IS_WINDOW (gtk_widget_get_root (widget)))
    g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (focus_changed_cb), widget, G_CONNECT_SWAPPED);
}

static void
cld_page_stack_unroot (GtkWidget *widget)
{
  CldPageStack *self = CLD_PAGE_STACK (widget);

  g_clear_handle_id (&self->focus_idle, g_source_remove);
  if (GTK_IS_WINDOW (gtk_widget_get_root (widget)))
    g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_changed_cb, widget);
  GTK_WIDGET_CLASS (cld_page_stack_parent_class)->unroot (widget);
}

static void
cld_page_stack_dispose (GObject *object)
{
  CldPageStack *self = CLD_PAGE_STACK (object);

  g_clear_handle_id (&self->focus_idle, g_source_remove);
  g_ptr_array_set_size (self->pages, 0);
  g_hash_table_remove_all (self->kept);
  if (self->stack)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  G_OBJECT_CLASS (cld_page_stack_parent_class)->dispose (object);
}

static void
cld_page_stack_finalize (GObject *object)
{
  CldPageStack *self = CLD_PAGE_STACK (object);

  g_ptr_array_unref (self->pages);
  g_hash_table_unref (self->kept);
  G_OBJECT_CLASS (cld_page_stack_parent_class)->finalize (object);
}

static void
cld_page_stack_class_init (CldPageStackClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cld_page_stack_dispose;
  G_OBJECT_CLASS (klass)->finalize = cld_page_stack_finalize;
  GTK_WIDGET_CLASS (klass)->root = cld_page_stack_root;
  GTK_WIDGET_CLASS (klass)->unroot = cld_page_stack_unroot;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
cld_page_stack_init (CldPageStack *self)
{
  self->pages = g_ptr_array_new ();
  self->kept = g_hash_table_new (NULL, NULL);
  self->stack = GTK_STACK (gtk_stack_new ());
  /* A narrow page is not to be as wide as the widest. */
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

/**
 * cld_page_stack_add:
 * @self: a stack of pages
 * @pane: (transfer floating): a page
 * @keep: whether it stays made when it is left
 *
 * Puts a page on the others. It is not in view before cld_page_stack_show().
 */
void
cld_page_stack_add (CldPageStack *self, CldPane *pane, gboolean keep)
{
  g_return_if_fail (CLD_IS_PAGE_STACK (self));
  g_return_if_fail (CLD_IS_PANE (pane));

  if (!gtk_widget_get_parent (GTK_WIDGET (pane)))
    gtk_stack_add_child (self->stack, GTK_WIDGET (pane));
  if (keep)
    g_hash_table_add (self->kept, pane);
  cld_pane_set_back (pane, self->pages->len > 0);
  g_ptr_array_add (self->pages, pane);
}

static void
drop_top (CldPageStack *self)
{
  CldPane *pane = g_ptr_array_steal_index (self->pages, self->pages->len - 1);

  if (!g_hash_table_contains (self->kept, pane))
    gtk_stack_remove (self->stack, GTK_WIDGET (pane));
}

/**
 * cld_page_stack_leave_down_to:
 * @self: a stack of pages
 * @depth: how many are to stay
 *
 * Leaves the pages above, the topmost first; one that cannot be left stays, with those below it.
 *
 * Returns: whether all of them were left
 */
gboolean
cld_page_stack_leave_down_to (CldPageStack *self, guint depth)
{
  g_return_val_if_fail (CLD_IS_PAGE_STACK (self), FALSE);

  while (self->pages->len > depth)
    {
      if (!cld_pane_leave (cld_page_stack_get_top (self)))
        return FALSE;
      drop_top (self);
    }
  return TRUE;
}

/**
 * cld_page_stack_leave_all:
 * @self: a stack of pages
 *
 * Asks every page whether it may go, as the window closes; they stay where they are.
 *
 * Returns: whether all of them may
 */
gboolean
cld_page_stack_leave_all (CldPageStack *self)
{
  g_return_val_if_fail (CLD_IS_PAGE_STACK (self), FALSE);

  for (guint i = self->pages->len; i > 0; i--)
    if (!cld_pane_leave (self->pages->pdata[i - 1]))
      return FALSE;
  return TRUE;
}

/**
 * cld_page_stack_get_top:
 * @self: a stack of pages
 *
 * Returns: (transfer none) (nullable): the topmost page
 */
CldPane *
cld_page_stack_get_top (CldPageStack *self)
{
  g_return_val_if_fail (CLD_IS_PAGE_STACK (self), NULL);

  return self->pages->len > 0 ? self->pages->pdata[self->pages->len - 1] : NULL;
}

/**
 * cld_page_stack_get_depth:
 * @self: a stack of pages
 *
 * Returns: how many pages stand on each other
 */
guint
cld_page_stack_get_depth (CldPageStack *self)
{
  g_return_val_if_fail (CLD_IS_PAGE_STACK (self), 0);

  return self->pages->len;
}

/**
 * cld_page_stack_find:
 * @self: a stack of pages
 * @pane: (nullable): a page
 *
 * Returns: how many pages there are up to this one, itself included; 0 where it is not among them
 */
guint
cld_page_stack_find (CldPageStack *self, CldPane *pane)
{
  guint index;

  g_return_val_if_fail (CLD_IS_PAGE_STACK (self), 0);

  return pane && g_ptr_array_find (self->pages, pane, &index) ? index + 1 : 0;
}

/**
 * cld_page_stack_show:
 * @self: a stack of pages
 *
 * Brings the topmost page into view.
 */
void
cld_page_stack_show (CldPageStack *self)
{
  CldPane *top = cld_page_stack_get_top (self);

  if (!top)
    return;
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (top));
  cld_pane_shown (top);
}
