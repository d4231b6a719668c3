-- What a task refers to stands. A foreign key would ask and lock once for each of six columns of each task; here each
-- statement asks once for each different row it names. The same lock is taken as by a foreign key (FOR KEY SHARE): whoever
-- deletes a row waits for those who just refer to it, and then is refused. As the owner, because policies hide rows.
CREATE FUNCTION refuse_task_without_reference() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    link text[];
    named uuid[];
    standing bigint;
BEGIN
    FOREACH link SLICE 1 IN ARRAY ARRAY[
        ['plan_id', 'plan'], ['duty_id', 'duty'], ['agency_id', 'agency'], ['key_agency_id', 'agency'],
        ['commune_id', 'commune'], ['district_id', 'district']]
    LOOP
        -- Of a change only what it did not name before: who hands in a report locks no body.
        EXECUTE format(
            'SELECT array_agg(id) FROM (SELECT %1$I AS id FROM written WHERE %1$I IS NOT NULL %2$s) AS one',
            link[1],
            CASE TG_OP
                WHEN 'UPDATE' THEN format('EXCEPT SELECT %I FROM earlier', link[1])
                ELSE format('GROUP BY %I', link[1])
            END)
            INTO named;
        CONTINUE WHEN named IS NULL;
        EXECUTE format('SELECT 1 FROM public.%I WHERE id = ANY ($1) ORDER BY id FOR KEY SHARE', link[2]) USING named;
        GET DIAGNOSTICS standing = ROW_COUNT;
        IF standing < cardinality(named) THEN
            RAISE EXCEPTION 'agency_task.% names a row of % that does not stand', link[1], link[2]
                USING ERRCODE = 'foreign_key_violation', TABLE = 'agency_task', COLUMN = link[1];
        END IF;
    END LOOP;
    RETURN NULL;
END
$$;

CREATE TRIGGER agency_task_added_with_references AFTER INSERT ON agency_task
    REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_task_without_reference();

CREATE TRIGGER agency_task_changed_with_references AFTER UPDATE ON agency_task
    REFERENCING OLD TABLE AS earlier NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_task_without_reference();

-- The other side. Arguments: the columns of agency_task that name the table's rows.
CREATE FUNCTION refuse_loss_of_task_reference() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    link text;
    lost boolean;
BEGIN
    FOREACH link IN ARRAY TG_ARGV LOOP
        IF TG_OP = 'TRUNCATE' THEN
            EXECUTE format('SELECT EXISTS (SELECT FROM public.agency_task WHERE %I IS NOT NULL)', link) INTO lost;
        ELSE
            EXECUTE format(
                'SELECT EXISTS (SELECT FROM gone JOIN public.agency_task AS task ON task.%I = gone.id)', link) INTO lost;
        END IF;
        IF lost THEN
            RAISE EXCEPTION 'tasks still refer to rows of %: % is refused', TG_TABLE_NAME, TG_OP
                USING ERRCODE = 'foreign_key_violation', TABLE = TG_TABLE_NAME, COLUMN = link;
        END IF;
    END LOOP;
    RETURN NULL;
END
$$;

CREATE FUNCTION refuse_change_of_id() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the id of a row of % never changes', TG_TABLE_NAME
        USING ERRCODE = 'foreign_key_violation', TABLE = TG_TABLE_NAME, COLUMN = 'id';
END
$$;

DO $$
DECLARE
    parent text[];
BEGIN
    FOREACH parent SLICE 1 IN ARRAY ARRAY[
        ['plan', '''plan_id'''], ['duty', '''duty_id'''], ['agency', '''agency_id'', ''key_agency_id'''],
        ['commune', '''commune_id'''], ['district', '''district_id''']]
    LOOP
        EXECUTE format(
            'CREATE TRIGGER %1$s_named_by_tasks_stays AFTER DELETE ON %1$I REFERENCING OLD TABLE AS gone
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_loss_of_task_reference(%2$s)', parent[1], parent[2]);
        EXECUTE format(
            'CREATE TRIGGER %1$s_named_by_tasks_is_not_emptied AFTER TRUNCATE ON %1$I
            FOR EACH STATEMENT EXECUTE FUNCTION refuse_loss_of_task_reference(%2$s)', parent[1], parent[2]);
        EXECUTE format(
            'CREATE TRIGGER %1$s_keeps_its_id BEFORE UPDATE OF id ON %1$I
            FOR EACH ROW WHEN (OLD.id <> NEW.id) EXECUTE FUNCTION refuse_change_of_id()', parent[1]);
    END LOOP;
END
$$;
