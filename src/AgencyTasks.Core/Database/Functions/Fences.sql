-- The second fence: what the role of web and worker may do, and which rows it is given. Run by the owner after migrations,
-- as often as wanted. The settings agencytasks.* are told by ScopeInterceptor on every opened connection; where none is
-- told, nothing is seen. Policies read them through sub-selects, once a statement.

CREATE SCHEMA IF NOT EXISTS fence;

CREATE OR REPLACE FUNCTION fence.may(what text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN what = ANY (string_to_array(current_setting('agencytasks.may', true), ','));

CREATE OR REPLACE FUNCTION fence.person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    RETURN NULLIF(current_setting('agencytasks.person', true), '')::uuid;

CREATE OR REPLACE FUNCTION fence.agencies() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
    RETURN NULLIF(current_setting('agencytasks.agencies', true), '')::uuid[];

CREATE OR REPLACE FUNCTION fence.districts() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
    RETURN NULLIF(current_setting('agencytasks.districts', true), '')::uuid[];

CREATE OR REPLACE FUNCTION fence.codes() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
    RETURN NULLIF(current_setting('agencytasks.codes', true), '')::text[];

CREATE OR REPLACE FUNCTION fence.place_codes() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
    RETURN NULLIF(current_setting('agencytasks.place_codes', true), '')::text[];

-- Number and hash of the chain's end: what whoever appends has to know, and what is printed; nothing of what it says.
DROP FUNCTION IF EXISTS fence.last_entry() CASCADE;
CREATE OR REPLACE FUNCTION fence.chain_end() RETURNS TABLE (seq bigint, hash text) LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    AS $$ SELECT entry.seq, entry.hash FROM public.audit_entry AS entry ORDER BY entry.seq DESC LIMIT 1 $$;

-- What the person's own bodies and places handed in or are working on, by index: the same as the policies give, which hold
-- nevertheless wherever the rows themselves are read.
CREATE OR REPLACE FUNCTION fence.own_submissions() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT made.id FROM submission AS made JOIN agency_task AS task ON task.id = made.task_id
        WHERE task.agency_id = ANY ((SELECT fence.agencies())::uuid[])
            OR task.district_id = ANY ((SELECT fence.districts())::uuid[])
            OR task.duty_id = ANY (ARRAY(SELECT id FROM duty WHERE coordinators && (SELECT fence.codes())::text[]))
            OR (task.district_id IS NULL
                AND task.duty_id = ANY (ARRAY(SELECT id FROM duty WHERE coordinators && (SELECT fence.place_codes())::text[])))
    $$;

-- Evidence of which all words are said, or words like them, the person's own or whoever may see it: ids alone, any of them, no
-- more than most. Who asks is given their rows by the policies as ever. Under row-level security itself a trigram index is
-- never used, its operators are not leakproof (decision 0019). The index looks up four words, the rest are compared.
DROP FUNCTION IF EXISTS fence.evidence_saying(text[], int);
CREATE OR REPLACE FUNCTION fence.evidence_saying(words text[], are_own boolean, most int) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
    AS $$
        SELECT id FROM evidence_item
        WHERE search_text LIKE '% ' || words[1] || '%'
            AND search_text LIKE '% ' || coalesce(words[2], words[1]) || '%'
            AND search_text LIKE '% ' || coalesce(words[3], words[1]) || '%'
            AND search_text LIKE '% ' || coalesce(words[4], words[1]) || '%'
            AND (cardinality(words) < 5
                OR search_text LIKE ALL (ARRAY(SELECT '% ' || word || '%' FROM unnest(words[5:]) AS word)))
            AND (NOT are_own OR submission_id IN (SELECT fence.own_submissions()))
        LIMIT most
    $$;

DROP FUNCTION IF EXISTS fence.evidence_like(text[], int);
CREATE OR REPLACE FUNCTION fence.evidence_like(words text[], are_own boolean, most int) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.word_similarity_threshold = 0.4
    AS $$
        SELECT id FROM evidence_item
        WHERE search_text %> words[1] AND search_text %> coalesce(words[2], words[1])
            AND search_text %> coalesce(words[3], words[1]) AND search_text %> coalesce(words[4], words[1])
            AND (NOT are_own OR submission_id IN (SELECT fence.own_submissions()))
        LIMIT most
    $$;

-- The row lock of a task, also for a coordinating body, which reads the task and may not change it.
CREATE OR REPLACE FUNCTION fence.lock_task(task uuid) RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER
    SET search_path = pg_catalog, pg_temp
    AS $$ SELECT FROM public.agency_task WHERE agency_task.id = task FOR UPDATE $$;

-- Policies are made anew each time: a changed one replaces the old one of its name.
DO $$
DECLARE
    old record;
BEGIN
    FOR old IN SELECT schemaname, tablename, policyname FROM pg_policies WHERE policyname LIKE 'fence\_%' LOOP
        EXECUTE format('DROP POLICY %I ON %I.%I', old.policyname, old.schemaname, old.tablename);
    END LOOP;
END
$$;

-- A task: for whom TaskAccess.SeenBy gives it; changed by its lead and by the police.
ALTER TABLE agency_task ENABLE ROW LEVEL SECURITY;
CREATE POLICY fence_read ON agency_task FOR SELECT USING (
    (SELECT fence.may('read'))
    OR agency_id = ANY ((SELECT fence.agencies())::uuid[])
    OR district_id = ANY ((SELECT fence.districts())::uuid[])
    OR duty_id IN (SELECT id FROM duty WHERE coordinators && (SELECT fence.codes())::text[])
    OR (district_id IS NULL
        AND duty_id IN (SELECT id FROM duty WHERE coordinators && (SELECT fence.place_codes())::text[])));
CREATE POLICY fence_add ON agency_task FOR INSERT WITH CHECK ((SELECT fence.may('write')));
CREATE POLICY fence_change ON agency_task FOR UPDATE USING (
    (SELECT fence.may('write')) OR agency_id = ANY ((SELECT fence.agencies())::uuid[]));
CREATE POLICY fence_remove ON agency_task FOR DELETE USING ((SELECT fence.may('write')));

-- What hangs on a task is read with it, and written by its lead and the police.
-- Writing has policies apart from reading: one for all verbs would be asked, and planned, at each read as well.
DO $$
DECLARE
    part text;
    own text;
BEGIN
    FOREACH part IN ARRAY ARRAY['submission', 'extension'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
        EXECUTE format($policy$
            CREATE POLICY fence_read ON %1$I FOR SELECT USING (
                (SELECT fence.may('read'))
                OR EXISTS (SELECT FROM agency_task AS task WHERE task.id = %1$I.task_id))$policy$, part);
        own := format($condition$
            (SELECT fence.may('write'))
            OR EXISTS (SELECT FROM agency_task AS task
                WHERE task.id = %1$I.task_id AND task.agency_id = ANY ((SELECT fence.agencies())::uuid[]))$condition$, part);
        EXECUTE format('CREATE POLICY fence_add ON %I FOR INSERT WITH CHECK (%s)', part, own);
        EXECUTE format('CREATE POLICY fence_change ON %I FOR UPDATE USING (%s)', part, own);
        EXECUTE format('CREATE POLICY fence_remove ON %I FOR DELETE USING (%s)', part, own);
    END LOOP;
    FOREACH part IN ARRAY ARRAY['evidence_item', 'figure_value'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', part);
        EXECUTE format($policy$
            CREATE POLICY fence_read ON %1$I FOR SELECT USING (
                (SELECT fence.may('read'))
                OR EXISTS (SELECT FROM submission AS made WHERE made.id = %1$I.submission_id))$policy$, part);
        own := format($condition$
            (SELECT fence.may('write'))
            OR EXISTS (SELECT FROM submission AS made JOIN agency_task AS task ON task.id = made.task_id
                WHERE made.id = %1$I.submission_id AND task.agency_id = ANY ((SELECT fence.agencies())::uuid[]))$condition$, part);
        EXECUTE format('CREATE POLICY fence_add ON %I FOR INSERT WITH CHECK (%s)', part, own);
        EXECUTE format('CREATE POLICY fence_change ON %I FOR UPDATE USING (%s)', part, own);
        EXECUTE format('CREATE POLICY fence_remove ON %I FOR DELETE USING (%s)', part, own);
    END LOOP;
END
$$;

-- A coordinating body adds evidence of its own to a task that it sees; what it added nobody changes.
CREATE POLICY fence_contribute ON submission FOR INSERT WITH CHECK (
    state = 'Contributed' AND contributor_id = ANY ((SELECT fence.agencies())::uuid[])
    AND EXISTS (SELECT FROM agency_task AS task WHERE task.id = submission.task_id));
CREATE POLICY fence_contribute ON evidence_item FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM submission AS made WHERE made.id = evidence_item.submission_id
        AND made.state = 'Contributed' AND made.contributor_id = ANY ((SELECT fence.agencies())::uuid[])));

-- Where a task was before it passed on is read with it, and written when an act takes effect.
ALTER TABLE task_passage ENABLE ROW LEVEL SECURITY;
CREATE POLICY fence_read ON task_passage FOR SELECT USING (
    (SELECT fence.may('read')) OR EXISTS (SELECT FROM agency_task AS task WHERE task.id = task_passage.task_id));
CREATE POLICY fence_add ON task_passage FOR INSERT WITH CHECK ((SELECT fence.may('write')));
CREATE POLICY fence_change ON task_passage FOR UPDATE USING ((SELECT fence.may('write')));
CREATE POLICY fence_remove ON task_passage FOR DELETE USING ((SELECT fence.may('write')));

-- Messages are read with the task and written by its lead and the police; nobody changes or deletes one.
ALTER TABLE task_message ENABLE ROW LEVEL SECURITY;
CREATE POLICY fence_read ON task_message FOR SELECT USING (
    (SELECT fence.may('read')) OR EXISTS (SELECT FROM agency_task AS task WHERE task.id = task_message.task_id));
CREATE POLICY fence_add ON task_message FOR INSERT WITH CHECK (
    (SELECT fence.may('write'))
    OR EXISTS (SELECT FROM agency_task AS task
        WHERE task.id = task_message.task_id AND task.agency_id = ANY ((SELECT fence.agencies())::uuid[])));

-- What a person is mailed is read by that person and by who looks after the mail; anybody who is known may cause a mail.
ALTER TABLE notice ENABLE ROW LEVEL SECURITY;
CREATE POLICY fence_read ON notice FOR SELECT USING (
    (SELECT fence.may('post')) OR person_id = (SELECT fence.person()));
CREATE POLICY fence_add ON notice FOR INSERT WITH CHECK (
    (SELECT fence.may('write')) OR (SELECT fence.person()) IS NOT NULL);
CREATE POLICY fence_change ON notice FOR UPDATE USING ((SELECT fence.may('write')));
CREATE POLICY fence_remove ON notice FOR DELETE USING ((SELECT fence.may('write')));
ALTER TABLE notice_item ENABLE ROW LEVEL SECURITY;
CREATE POLICY fence_read ON notice_item FOR SELECT USING (
    EXISTS (SELECT FROM notice WHERE notice.id = notice_item.notice_id));
CREATE POLICY fence_add ON notice_item FOR INSERT WITH CHECK (
    (SELECT fence.may('write')) OR (SELECT fence.person()) IS NOT NULL);
CREATE POLICY fence_change ON notice_item FOR UPDATE USING ((SELECT fence.may('write')));
CREATE POLICY fence_remove ON notice_item FOR DELETE USING ((SELECT fence.may('write')));

-- A person's own filters of lists.
ALTER TABLE saved_filter ENABLE ROW LEVEL SECURITY;
CREATE POLICY fence_own ON saved_filter USING (person_id = (SELECT fence.person()));

-- A hand-over: for the two, for whoever recorded it, for their body, for the police, the auditor and the administrator.
ALTER TABLE hand_over ENABLE ROW LEVEL SECURITY;
CREATE POLICY fence_read ON hand_over FOR SELECT USING (
    (SELECT fence.may('read')) OR (SELECT fence.may('post')) OR agency_id = ANY ((SELECT fence.agencies())::uuid[])
    OR (SELECT fence.person()) IN (predecessor_id, successor_id, done_by));
CREATE POLICY fence_add ON hand_over FOR INSERT WITH CHECK (
    (SELECT fence.may('write')) OR done_by = (SELECT fence.person()));
ALTER TABLE hand_over_line ENABLE ROW LEVEL SECURITY;
CREATE POLICY fence_read ON hand_over_line FOR SELECT USING (
    EXISTS (SELECT FROM hand_over WHERE hand_over.id = hand_over_line.hand_over_id));
CREATE POLICY fence_add ON hand_over_line FOR INSERT WITH CHECK (
    EXISTS (SELECT FROM hand_over WHERE hand_over.id = hand_over_line.hand_over_id));

-- The trail names every body's affairs: read by who sees everything, appended to by everybody. What was written of a task
-- is read with the task: its receipt names the entry.
ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY fence_read ON audit_entry FOR SELECT USING ((SELECT fence.may('read')));
CREATE POLICY fence_read_task ON audit_entry FOR SELECT USING (
    subject_kind = 'task' AND EXISTS (SELECT FROM agency_task AS task WHERE task.id = audit_entry.subject_id));
CREATE POLICY fence_add ON audit_entry FOR INSERT WITH CHECK (true);

-- Grants: everything the tables hold, structure and list of migrations apart; of the trail, append and read.
DO $$
DECLARE
    app text := NULLIF(current_setting('agencytasks.app_role', true), '');
    place text;
BEGIN
    IF app IS NOT NULL THEN
        FOREACH place IN ARRAY ARRAY['public', 'hangfire', 'fence'] LOOP
            EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', place, app);
            EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', place, app);
            EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO %I', place, app);
            EXECUTE format('GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA %I TO %I', place, app);
            EXECUTE format(
                'ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I', place, app);
            EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA %I GRANT USAGE, SELECT ON SEQUENCES TO %I', place, app);
        END LOOP;
        EXECUTE format('REVOKE UPDATE, DELETE ON audit_entry FROM %I', app);
        EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON "__EFMigrationsHistory" FROM %I', app);
    END IF;
    EXECUTE format('COMMENT ON SCHEMA fence IS %L', current_setting('agencytasks.fences'));
END
$$;
