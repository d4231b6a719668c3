-- Everything but the list of migrations.
DO $$
DECLARE
    names text;
BEGIN
    SELECT string_agg(format('%I', tablename), ', ') INTO names
    FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> '__EFMigrationsHistory';
    EXECUTE 'TRUNCATE ' || names || ' RESTART IDENTITY CASCADE';
END
$$
