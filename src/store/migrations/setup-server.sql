-- Sets up the database @DATABASE@ of Caseload. For psql, as an administrator of the server:
--
--     caseload-cli setup-server | psql -X --dbname postgres
--
-- It may be run again at any time, and has to be after an upgrade: what is there already stays, rights are put right.
-- Then look whether everything is as it should be: caseload-cli setup-server --check --database postgresql://SERVER/@DATABASE@
\set ON_ERROR_STOP on
\set QUIET on
SET client_min_messages = error;

-- Three roles, which are groups: nobody logs in as one of them. @MIGRATE@ owns the tables, brings them up to date, imports,
-- and alone may run `verify` and `export native`. @CASEWORKER@ works with the records, and adds to the change log through
-- one function alone. @MANAGER@ may do that too, says who is who, and sees the restricted children of the own team.
SELECT 'CREATE ROLE "@MIGRATE@" NOLOGIN' WHERE to_regrole('"@MIGRATE@"') IS NULL \gexec
SELECT 'CREATE ROLE "@CASEWORKER@" NOLOGIN' WHERE to_regrole('"@CASEWORKER@"') IS NULL \gexec
SELECT 'CREATE ROLE "@MANAGER@" NOLOGIN' WHERE to_regrole('"@MANAGER@"') IS NULL \gexec
ALTER ROLE "@MIGRATE@" NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS INHERIT;
ALTER ROLE "@CASEWORKER@" NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS INHERIT;
ALTER ROLE "@MANAGER@" NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS INHERIT;
-- A manager is a caseworker too; neither is ever the owner.
GRANT "@CASEWORKER@" TO "@MANAGER@";
REVOKE "@MIGRATE@" FROM "@CASEWORKER@", "@MANAGER@";

-- The database: text in UTF-8, in the order of its bytes, so that lists are the same everywhere. template0 is the one
-- template that these can be chosen for.
SELECT 'CREATE DATABASE "@DATABASE@" OWNER "@MIGRATE@" TEMPLATE template0 ENCODING ''UTF8'' LC_COLLATE ''C'' LC_CTYPE ''C'''
  WHERE NOT EXISTS (SELECT 1 FROM pg_database WHERE datname = '@DATABASE@') \gexec
ALTER DATABASE "@DATABASE@" OWNER TO "@MIGRATE@";
-- Nobody gets in who was not given a role, and nobody makes temporary tables.
REVOKE ALL ON DATABASE "@DATABASE@" FROM PUBLIC, "@CASEWORKER@", "@MANAGER@";
GRANT CONNECT ON DATABASE "@DATABASE@" TO "@CASEWORKER@";

\connect "@DATABASE@"
\set QUIET on
SET client_min_messages = error;
-- Nobody but the owner makes anything in it.
ALTER SCHEMA public OWNER TO "@MIGRATE@";
REVOKE ALL ON SCHEMA public FROM PUBLIC, "@CASEWORKER@", "@MANAGER@";
GRANT USAGE ON SCHEMA public TO "@CASEWORKER@";

-- The tables, where there are none yet: all of them, or none.
SELECT to_regclass('public.store_info') IS NULL AS is_empty \gset
\if :is_empty
BEGIN;
SET LOCAL ROLE "@MIGRATE@";
SET LOCAL search_path = public;
@SCHEMA@
INSERT INTO store_info (key, value) VALUES ('store_id', gen_random_uuid()::text);
COMMIT;
\endif

-- The rights of the roles, table by table: records are read and written, of the change log nothing is but read.
BEGIN;
SET LOCAL ROLE "@MIGRATE@";
SET LOCAL search_path = public;
SELECT set_up_roles('@CASEWORKER@', '@MANAGER@') \g /dev/null
COMMIT;

-- What is left to do, with the names of your people:
--   CREATE ROLE sam LOGIN PASSWORD NULL;            (then \password sam, or whatever pg_hba.conf asks for)
--   GRANT "@CASEWORKER@" TO sam;                    ("@MANAGER@" for a team's manager, "@MIGRATE@" for who keeps the database)
--   INSERT INTO child_reader (child, login) VALUES ('CHILD NUMBER', 'sam');   (a named reader of a restricted child)
-- and off this computer TLS: ssl = on in postgresql.conf, hostssl lines alone in pg_hba.conf.
