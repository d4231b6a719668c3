-- Reminders of earlier days that no server has taken: they give way to the person's mail of today, which takes their items
-- along. One that is being sent, or of which nobody knows whether it was taken, is left alone.
UPDATE notice AS earlier
SET state = 'Dropped'
WHERE earlier.id IN (
    SELECT id FROM notice
    WHERE person_id = ANY (@person_id) AND kind = 'TaskReminder' AND local_date < @local_date AND state = 'Waiting'
        AND leased_until IS NULL AND (last_error IS NULL OR last_error NOT LIKE 'unknown: %')
    FOR UPDATE SKIP LOCKED)
RETURNING id
