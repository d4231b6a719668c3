-- The matrix wants again what it cancelled: open as new, only what nobody ever began.
-- IS TRUE: the rows are found by their ids, never by a walk over everything that is open.
UPDATE agency_task AS task
SET state = 'Open',
    reason = NULL,
    decided_at = NULL,
    duty_id = wanted.duty_id,
    due_last_day = wanted.due_last_day,
    due_is_exclusive = wanted.due_is_exclusive,
    first_due_last_day = wanted.due_last_day,
    first_due_is_exclusive = wanted.due_is_exclusive
FROM unnest(@id, @duty_id, @due_last_day, @due_is_exclusive)
    AS wanted (id, duty_id, due_last_day, due_is_exclusive)
WHERE task.id = wanted.id AND (task.state = 'Cancelled') IS TRUE AND task.begun_at IS NULL
    AND task.cancelled_by IS NULL
    AND NOT EXISTS (SELECT 1 FROM extension WHERE extension.task_id = task.id)
    AND NOT EXISTS (SELECT 1 FROM submission WHERE submission.task_id = task.id)
RETURNING task.id
