-- Takes a batch for one worker. The lease is measured by the database's clock: workers' clocks may differ.
UPDATE notice
SET leased_until = clock_timestamp() + @lease
WHERE id IN (
    SELECT id FROM notice
    WHERE state = 'Waiting' AND next_try_at <= @now AND (leased_until IS NULL OR leased_until < clock_timestamp())
    ORDER BY next_try_at, created_at, id
    LIMIT @count
    FOR UPDATE SKIP LOCKED)
RETURNING id
