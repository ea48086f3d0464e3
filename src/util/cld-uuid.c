/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-uuid.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <sys/random.h>

typedef struct
{
  guint8 pool[4096];
  gsize used;
  guint64 last_ms;
  guint32 counter;
} Source;

G_LOCK_DEFINE_STATIC (source);
static Source source = { .used = sizeof ((Source *) 0)->pool };

/**
 * cld_random_bytes:
 * @to: (out): where to
 * @n: how many
 *
 * Returns: whether the kernel gave @n unpredictable bytes
 */
gboolean
cld_random_bytes (guint8 *to, gsize n)
{
  gsize done = 0;

  while (done < n)
    {
      ssize_t got = getrandom (to + done, n - done, 0);

      if (got < 0 && errno != EINTR)
        return FALSE;
      if (got > 0)
        done += (gsize) got;
    }
  return TRUE;
}

/* A child of fork() must not give out the bytes that its parent gives out. */
static void
empty_pool (void)
{
  source.used = sizeof source.pool;
}

static void
take_random (guint8 *to, gsize n)
{
  static gsize watched;

  if (g_once_init_enter (&watched))
    {
      pthread_atfork (NULL, NULL, empty_pool);
      g_once_init_leave (&watched, 1);
    }
  if (source.used + n > sizeof source.pool)
    {
      /* Keys only have to be different: without the kernel's bytes GLib's generator will do. */
      if (!cld_random_bytes (source.pool, sizeof source.pool))
        for (gsize i = 0; i < sizeof source.pool; i++)
          source.pool[i] = (guint8) g_random_int ();
      source.used = 0;
    }
  memcpy (to, source.pool + source.used, n);
  source.used += n;
}

/**
 * cld_uuid_make:
 * @id: (out caller-allocates): a UUID of version 7 as text
 *
 * Keys made one after the other in one program sort in that order: 48 bits of milliseconds, 12 + 14 bits that
 * count within them, 48 bits at random.
 */
void
cld_uuid_make (char id[CLD_UUID_SIZE])
{
  static const char hex[] = "0123456789abcdef";
  guint8 bytes[16];
  guint64 ms = (guint64) (g_get_real_time () / 1000);
  char *p = id;

  G_LOCK (source);
  if (ms > source.last_ms)
    {
      source.last_ms = ms;
      source.counter = 0;
    }
  else if (++source.counter >= 1u << 26)
    {
      source.last_ms++;
      source.counter = 0;
    }
  ms = source.last_ms;
  for (int i = 0; i < 6; i++)
    bytes[i] = (guint8) (ms >> (40 - 8 * i));
  bytes[6] = (guint8) (0x70 | (source.counter >> 22));
  bytes[7] = (guint8) (source.counter >> 14);
  bytes[8] = (guint8) (0x80 | ((source.counter >> 8) & 0x3f));
  bytes[9] = (guint8) source.counter;
  take_random (bytes + 10, 6);
  G_UNLOCK (source);

  for (int i = 0; i < 16; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *p++ = '-';
      *p++ = hex[bytes[i] >> 4];
      *p++ = hex[bytes[i] & 15];
    }
  *p = '\0';
}
