-- A task says what its duty says in the version that is published; only tasks that nobody began.
-- IS TRUE: the rows are found by their ids, never by a walk over everything that is open.
UPDATE agency_task AS task
SET duty_id = wanted.duty_id
FROM unnest(@id, @duty_id) AS wanted (id, duty_id)
WHERE task.id = wanted.id AND (task.state = 'Open') IS TRUE AND task.begun_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM extension WHERE extension.task_id = task.id)
    AND NOT EXISTS (SELECT 1 FROM submission WHERE submission.task_id = task.id)
RETURNING task.id
