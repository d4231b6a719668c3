-- The matrix moves due dates; only of tasks that nobody began. The new date counts as the first.
-- IS TRUE: the rows are found by their ids, never by a walk over everything that is open.
UPDATE agency_task AS task
SET duty_id = moved.duty_id,
    due_last_day = moved.due_last_day,
    due_is_exclusive = moved.due_is_exclusive,
    first_due_last_day = moved.due_last_day,
    first_due_is_exclusive = moved.due_is_exclusive
FROM unnest(@id, @duty_id, @due_last_day, @due_is_exclusive)
    AS moved (id, duty_id, due_last_day, due_is_exclusive)
WHERE task.id = moved.id AND (task.state = 'Open') IS TRUE AND task.begun_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM extension WHERE extension.task_id = task.id)
    AND NOT EXISTS (SELECT 1 FROM submission WHERE submission.task_id = task.id)
RETURNING task.id
