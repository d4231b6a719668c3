-- The matrix no longer wants them; only tasks that nobody began.
-- IS TRUE: the rows are found by their ids, never by a walk over everything that is open.
UPDATE agency_task AS task
SET state = 'Cancelled', reason = @reason, decided_at = @at
WHERE task.id = ANY (@id) AND (task.state = 'Open') IS TRUE AND task.begun_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM extension WHERE extension.task_id = task.id)
    AND NOT EXISTS (SELECT 1 FROM submission WHERE submission.task_id = task.id)
RETURNING task.id
