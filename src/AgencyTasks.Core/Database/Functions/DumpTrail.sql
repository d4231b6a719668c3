-- For the attack program, on a scratch database: copies what changes into a schema, as a backup would.
DO $$
DECLARE
    name text;
BEGIN
    EXECUTE format('CREATE SCHEMA %I', current_setting('trail.dump'));
    FOREACH name IN ARRAY ARRAY[
        'audit_entry', 'agency_task', 'submission', 'extension', 'evidence_item', 'figure_value',
        'task_message']
    LOOP
        EXECUTE format('CREATE UNLOGGED TABLE %I.%I AS TABLE public.%I', current_setting('trail.dump'), name, name);
    END LOOP;
END
$$
