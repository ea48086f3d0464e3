-- The change log is appended to and nothing else.
CREATE FUNCTION refuse_change () RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the change log is never changed';
END
$$;
CREATE TRIGGER change_no_update BEFORE UPDATE ON change FOR EACH ROW EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER change_no_delete BEFORE DELETE ON change FOR EACH ROW EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER change_no_truncate BEFORE TRUNCATE ON change FOR EACH STATEMENT EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER change_set_no_update BEFORE UPDATE ON change_set FOR EACH ROW EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER change_set_no_delete BEFORE DELETE ON change_set FOR EACH ROW EXECUTE FUNCTION refuse_change ();
CREATE TRIGGER change_set_no_truncate BEFORE TRUNCATE ON change_set FOR EACH STATEMENT EXECUTE FUNCTION refuse_change ();

-- The one way in which somebody without rights of their own to the change log adds to it: one entry at its end, under
-- the name that the server knows them by, hashed as the program does (cld-chain.c). The change set is made with its
-- first entry, and goes on only in the hands of who began it. Returns the entry's number.
CREATE FUNCTION append_change (of_set text, at_moment text, for_what text, of_target text, what_act text, of_child text, its_salt text, its_detail text)
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  head change_head%ROWTYPE;
  made change_set%ROWTYPE;
  began xid;
  digest text;
  link bytea := '';
  field text;
BEGIN
  SELECT * INTO STRICT head FROM change_head WHERE one = 1 FOR UPDATE;
  INSERT INTO change_set (id, at, actor, why, target) VALUES (of_set, at_moment, session_user, for_what, of_target) ON CONFLICT (id) DO NOTHING;
  SELECT * INTO STRICT made FROM change_set WHERE id = of_set;
  SELECT xmin INTO STRICT began FROM change_set WHERE id = of_set;
  IF made.actor <> session_user OR made.at <> at_moment OR made.why <> for_what OR made.target IS DISTINCT FROM of_target
    OR began <> pg_current_xact_id()::xid THEN
    RAISE EXCEPTION 'the change log is never changed';
  END IF;
  digest := encode(sha256(decode(its_salt, 'hex') || convert_to(its_detail, 'UTF8')), 'hex');
  FOREACH field IN ARRAY ARRAY[head.hash, (head.seq + 1)::text, made.id, made.at, made.actor, made.why, what_act, coalesce(of_child, ''), digest] LOOP
    link := link || convert_to(octet_length(field) || ':' || field, 'UTF8');
  END LOOP;
  IF of_target IS NOT NULL THEN
    link := link || convert_to(octet_length(of_target) || ':' || of_target, 'UTF8');
  END IF;
  INSERT INTO change (seq, change_set, act, child, detail_hash, prev, hash)
    VALUES (head.seq + 1, made.id, what_act, of_child, digest, head.hash, encode(sha256(link), 'hex'));
  INSERT INTO change_detail (seq, salt, detail) VALUES (head.seq + 1, its_salt, its_detail);
  UPDATE change_head SET seq = head.seq + 1, hash = encode(sha256(link), 'hex') WHERE one = 1;
  RETURN head.seq + 1;
END
$$;
REVOKE ALL ON FUNCTION append_change (text, text, text, text, text, text, text, text) FROM PUBLIC;
REVOKE ALL ON FUNCTION refuse_change () FROM PUBLIC;
