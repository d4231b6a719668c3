-- The tasks whose last day on time lies between two days, each under its standard head: the twin of Domain's
-- Timeliness.HeadOf, held equal to it by a test. Waived and cancelled tasks stand under no head and are left out.
-- While a submission waits for the police, the agency's days overdue stand still.
-- A year reads the same after a merger as before: each task stands under the body and place that had it on the year's last
-- day, although open ones have passed to a successor since.
SELECT
    task.id AS task_id,
    COALESCE(later.from_agency_id, task.agency_id) AS agency_id,
    CASE WHEN later.task_id IS NULL THEN task.commune_id ELSE later.from_commune_id END AS commune_id,
    CASE WHEN later.task_id IS NULL THEN task.district_id ELSE later.from_district_id END AS district_id,
    EXTRACT(MONTH FROM task.due_last_day)::int AS month,
    judged.head,
    CASE
        WHEN judged.head <> 'OpenOverdue' THEN 0
        WHEN task.state = 'Submitted'
            THEN COALESCE((task.submitted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, @today) - task.due_last_day
        ELSE @today - task.due_last_day
    END AS days_overdue,
    duty.work_area,
    duty.due_rule LIKE 'before %' AS is_annual_report,
    task.state IN ('Submitted', 'Accepted') AS is_handed_in,
    plan.code AS plan_code,
    task.duty_code,
    task.state = 'Open' AND task.begun_at IS NULL AS is_unbegun
FROM agency_task AS task
JOIN duty ON duty.id = task.duty_id
JOIN plan ON plan.id = task.plan_id
LEFT JOIN (
    SELECT DISTINCT ON (task_id) task_id, from_agency_id, from_commune_id, from_district_id
    FROM task_passage
    WHERE day > @last
    ORDER BY task_id, day) AS later ON later.task_id = task.id
CROSS JOIN LATERAL (
    SELECT CASE
        WHEN task.state = 'Accepted' AND task.is_submitted_on_time IS TRUE THEN 'DoneOnTime'
        WHEN task.state = 'Accepted' THEN 'DoneLate'
        WHEN task.state = 'Submitted' AND task.is_submitted_on_time IS TRUE THEN 'OpenInTime'
        WHEN task.state = 'Submitted' THEN 'OpenOverdue'
        WHEN @today <= task.due_last_day THEN 'OpenInTime'
        ELSE 'OpenOverdue'
    END AS head) AS judged
WHERE task.due_last_day BETWEEN @first AND @last AND task.state NOT IN ('Waived', 'Cancelled')
