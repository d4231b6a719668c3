-- A plan's tasks as the comparison with its matrix needs them.
SELECT
    task.id, task.duty_id, task.duty_code, task.key_agency_id, task.place_key, task.period_code, task.period_end,
    task.first_due_last_day, task.first_due_is_exclusive,
    task.state NOT IN ('Open', 'Cancelled') OR task.begun_at IS NOT NULL OR task.cancelled_by IS NOT NULL
        OR task.id IN (SELECT extension.task_id FROM extension)
        OR task.id IN (SELECT added.task_id FROM submission AS added WHERE added.state = 'Contributed')
        OR task.period_code IN (
            SELECT closing.period_code FROM period_closing AS closing
            WHERE closing.plan_id = @plan_id AND closing.reopened_at IS NULL),
    task.state = 'Cancelled'
FROM agency_task AS task
WHERE task.plan_id = @plan_id
