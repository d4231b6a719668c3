-- The role of web and worker with its password, whatever it could do before.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = current_setting('agencytasks.app_role')) THEN
        EXECUTE format('CREATE ROLE %I', current_setting('agencytasks.app_role'));
    END IF;
    EXECUTE format(
        'ALTER ROLE %I LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD %L',
        current_setting('agencytasks.app_role'),
        current_setting('agencytasks.app_password'));
END
$$
