-- Who sees and does what on a server. The roles themselves are the administrator's (`caseload-cli setup-server`): here is
-- what they mean. The owner of the tables, the migration role, is held back by nothing of this.

-- What the administrator called the roles.
CREATE TABLE server_role (
  what TEXT PRIMARY KEY CHECK (what IN ('caseworker', 'manager')),
  name TEXT NOT NULL
);

-- Logins that may see a restricted child besides its worker and the team's manager. No kind of record: it is about this
-- server's logins. Every change of it is an entry in the change log.
CREATE TABLE child_reader (
  child TEXT NOT NULL CHECK (length(child) > 0),
  login TEXT NOT NULL CHECK (length(login) > 0),
  PRIMARY KEY (child, login)
);

CREATE INDEX child_restricted ON child (id) WHERE restricted = 1;

-- Whether this session belongs to the migration role, which may write to the log itself.
CREATE FUNCTION has_all_rights () RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN has_table_privilege(session_user, 'change', 'INSERT');
END
$$;

CREATE FUNCTION is_manager () RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT 1 FROM server_role s JOIN pg_roles r ON r.rolname = s.name WHERE s.what = 'manager' AND pg_has_role(session_user, r.oid, 'MEMBER'));
END
$$;

-- The restricted children that this session may not see: it is not their worker, not a manager of their team, and not
-- named as a reader. A login without a person stands for itself; a person counts from the first to the last day.
CREATE FUNCTION hidden_children () RETURNS SETOF text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  manages boolean := is_manager();
  today text := to_char(current_date, 'YYYY-MM-DD');
BEGIN
  RETURN QUERY SELECT c.id FROM child c WHERE c.restricted = 1
    AND NOT EXISTS (SELECT 1 FROM person p WHERE p.login = session_user AND coalesce(p.from_on, today) <= today AND coalesce(p.until_on, today) >= today
      AND (p.name = c.worker OR (manages AND p.team = c.team)))
    AND NOT (manages AND c.team IS NULL)
    AND NOT (c.worker = session_user AND NOT EXISTS (SELECT 1 FROM person p WHERE p.login = session_user))
    AND NOT EXISTS (SELECT 1 FROM child_reader r WHERE r.child = c.ref AND r.login = session_user);
END
$$;

-- People who are known through hidden children alone.
CREATE FUNCTION hidden_contacts () RETURNS SETOF text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  hidden text[] := ARRAY(SELECT hidden_children());
BEGIN
  RETURN QUERY SELECT DISTINCT r.contact FROM relationship r WHERE r.child = ANY (hidden)
    AND NOT EXISTS (SELECT 1 FROM relationship v WHERE v.contact = r.contact AND v.child <> ALL (hidden));
END
$$;

-- Entries about a child that is not there any more: for who made them, who may want to undo them, and for managers.
CREATE FUNCTION sees_entry_of_removed (of_child text, of_set text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN NOT EXISTS (SELECT 1 FROM child c WHERE c.ref = of_child)
    AND (is_manager() OR EXISTS (SELECT 1 FROM change_set s WHERE s.id = of_set AND s.actor = session_user));
END
$$;

-- Whether a change set is about more than this session sees: it is not undone in part.
CREATE FUNCTION hides_part_of (of_set text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  hidden text[] := ARRAY(SELECT c.ref FROM child c WHERE c.id IN (SELECT hidden_children()));
BEGIN
  RETURN EXISTS (SELECT 1 FROM change e WHERE e.change_set = of_set AND e.child IS NOT NULL
    AND (e.child = ANY (hidden) OR NOT (EXISTS (SELECT 1 FROM child c WHERE c.ref = e.child) OR sees_entry_of_removed(e.child, of_set))));
END
$$;

-- Entries outside of a child are seen by all, but not what they say of a hidden contact, or of a notice that names no
-- child but the placement of a hidden one.
CREATE FUNCTION tells_of_hidden (its_detail text) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  its_ref text;
BEGIN
  IF its_detail NOT LIKE '[{"kind":"contact",%' AND its_detail NOT LIKE '[{"kind":"notice",%' OR NOT EXISTS (SELECT 1 FROM hidden_children()) THEN
    RETURN false;
  END IF;
  its_ref := its_detail::jsonb->0->>'ref';
  RETURN EXISTS (SELECT 1 FROM contact c WHERE c.ref = its_ref AND c.id IN (SELECT hidden_contacts()))
    OR EXISTS (SELECT 1 FROM notice n JOIN placement p ON p.id = n.placement WHERE n.ref = its_ref AND p.child IN (SELECT hidden_children()));
END
$$;

-- The end of the log, locked until the transaction is over.
CREATE FUNCTION take_log_end (OUT seq integer, OUT hash text) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE change_head h SET seq = h.seq WHERE h.one = 1 RETURNING h.seq, h.hash INTO STRICT take_log_end.seq, take_log_end.hash;
END
$$;

-- The hash of an entry, whoever it is about: it tells nothing, and each computer compares it with what it saw before.
CREATE FUNCTION change_hash (of_seq integer) RETURNS SETOF text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY SELECT c.hash FROM change c WHERE c.seq = of_seq;
END
$$;

-- A record is only written by who holds the end of the log ...
CREATE FUNCTION refuse_unlogged () RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT has_all_rights() AND NOT EXISTS (SELECT 1 FROM change_head h WHERE h.xmin = pg_current_xact_id()::xid) THEN
    RAISE insufficient_privilege USING MESSAGE = 'a record is changed together with its entry in the change log';
  END IF;
  RETURN NULL;
END
$$;

-- ... and who took it must have added to the log when the transaction ends.
CREATE FUNCTION refuse_no_entry () RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT has_all_rights()
    AND NOT EXISTS (SELECT 1 FROM change_head h JOIN change c ON c.seq = h.seq WHERE c.xmin = pg_current_xact_id()::xid) THEN
    RAISE insufficient_privilege USING MESSAGE = 'the change log has no entry of this transaction';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER change_head_goes_on AFTER UPDATE ON change_head DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_no_entry ();

CREATE FUNCTION note_reader () RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  moment text := to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
  salt text := replace(gen_random_uuid()::text, '-', '');
BEGIN
  IF TG_OP IN ('DELETE', 'UPDATE') THEN
    PERFORM append_change(gen_random_uuid()::text, moment, 'no longer a reader: ' || OLD.login, NULL, 'readers', OLD.child, salt, '[]');
  END IF;
  IF TG_OP IN ('INSERT', 'UPDATE') THEN
    PERFORM append_change(gen_random_uuid()::text, moment, 'a reader: ' || NEW.login, NULL, 'readers', NEW.child, salt, '[]');
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER child_reader_noted AFTER INSERT OR UPDATE OR DELETE ON child_reader FOR EACH ROW EXECUTE FUNCTION note_reader ();

-- Rights to every table and function for the roles that have a name, and nothing for anybody else. Again after every
-- migration.
CREATE FUNCTION give_rights () RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  worker text;
  manager text;
  one record;
BEGIN
  SELECT max(quote_ident(name)) FILTER (WHERE what = 'caseworker'), max(quote_ident(name)) FILTER (WHERE what = 'manager') INTO worker, manager FROM server_role;
  FOR one IN SELECT p.oid::regprocedure::text AS name, p.prorettype = 'trigger'::regtype OR p.proname IN ('give_rights', 'protect_tables', 'set_up_roles') AS own
    FROM pg_proc p WHERE p.pronamespace = current_schema()::regnamespace AND p.proowner = current_user::regrole
    AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')
  LOOP
    EXECUTE 'REVOKE ALL ON FUNCTION ' || one.name || ' FROM PUBLIC';
    IF worker IS NOT NULL AND NOT one.own THEN
      EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO %s', one.name, worker);
    END IF;
  END LOOP;
  FOR one IN SELECT c.oid::regclass::text AS name, c.relname,
    c.relname = 'draft' OR EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'search_key') AS written
    FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
  LOOP
    EXECUTE format('REVOKE ALL ON %s FROM PUBLIC', one.name);
    CONTINUE WHEN worker IS NULL OR manager IS NULL;
    EXECUTE format('REVOKE ALL ON %s FROM %s, %s', one.name, worker, manager);
    IF one.relname = 'child_reader' THEN
      EXECUTE format('GRANT SELECT, INSERT, DELETE ON %s TO %s', one.name, manager);
    ELSIF one.relname = 'person' THEN
      -- Who somebody is decides what they see.
      EXECUTE format('GRANT SELECT ON %s TO %s', one.name, worker);
      EXECUTE format('GRANT INSERT, UPDATE, DELETE ON %s TO %s', one.name, manager);
    ELSE
      EXECUTE format('GRANT SELECT%s ON %s TO %s', CASE WHEN one.written THEN ', INSERT, UPDATE, DELETE' ELSE '' END, one.name, worker);
    END IF;
  END LOOP;
END
$$;

-- Row security and guards for every table of a kind that lacks them. Again in every migration that makes such a table.
CREATE FUNCTION protect_tables () RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  one record;
  seen text;
BEGIN
  FOR one IN SELECT c.oid, c.oid::regclass::text AS name, c.relname, child.attnum AS child, child.attnotnull AS always, placement.attnum AS placement, c.relrowsecurity AS done
    FROM pg_class c JOIN pg_attribute k ON k.attrelid = c.oid AND k.attname = 'search_key'
    LEFT JOIN pg_attribute child ON child.attrelid = c.oid AND child.attname = 'child'
    LEFT JOIN pg_attribute placement ON placement.attrelid = c.oid AND placement.attname = 'placement'
    WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
  LOOP
    IF NOT EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = one.oid AND t.tgname = one.relname || '_logged') THEN
      EXECUTE format('CREATE TRIGGER %s AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH STATEMENT EXECUTE FUNCTION refuse_unlogged ()', one.relname || '_logged', one.name);
    END IF;
    seen := CASE WHEN one.relname = 'child' THEN 'id NOT IN (SELECT hidden_children())'
      WHEN one.relname = 'contact' THEN 'id NOT IN (SELECT hidden_contacts())'
      WHEN one.child IS NULL THEN NULL
      WHEN one.always THEN 'child NOT IN (SELECT hidden_children())'
      ELSE '(child IS NULL OR child NOT IN (SELECT hidden_children()))' END;
    IF NOT one.always AND one.placement IS NOT NULL THEN
      seen := seen || format(' AND (placement IS NULL OR EXISTS (SELECT 1 FROM placement p WHERE p.id = %s.placement))', one.relname);
    END IF;
    CONTINUE WHEN seen IS NULL OR one.done;
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', one.name);
    EXECUTE format('CREATE POLICY seen ON %s USING (%s)', one.name, seen);
  END LOOP;
  PERFORM give_rights();
END
$$;

-- What `caseload-cli setup-server` calls, as the owner of the tables.
CREATE FUNCTION set_up_roles (caseworker text, manager text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM server_role;
  INSERT INTO server_role (what, name) VALUES ('caseworker', caseworker), ('manager', manager);
  PERFORM give_rights();
END
$$;

ALTER TABLE change ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON change USING (child IS NULL OR EXISTS (SELECT 1 FROM child c WHERE c.ref = change.child) OR sees_entry_of_removed(child, change_set));
ALTER TABLE change_detail ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON change_detail USING (EXISTS (SELECT 1 FROM change c WHERE c.seq = change_detail.seq AND (c.child IS NOT NULL OR NOT tells_of_hidden(change_detail.detail))));
ALTER TABLE draft ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON draft USING (actor = session_user);
ALTER TABLE child_reader ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON child_reader USING (EXISTS (SELECT 1 FROM child c WHERE c.ref = child_reader.child));

DO $$ BEGIN PERFORM protect_tables(); END $$;
