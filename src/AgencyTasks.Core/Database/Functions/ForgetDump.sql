-- For the attack program, on a scratch database.
DO $$
BEGIN
    EXECUTE format('DROP SCHEMA %I CASCADE', current_setting('trail.dump'));
END
$$
