-- What new notices mention; a notice that was not inserted takes nothing.
INSERT INTO notice_item (id, notice_id, task_id, steps, position)
SELECT wanted.id, wanted.notice_id, wanted.task_id, string_to_array(wanted.steps, ','), wanted.position
FROM unnest(@id, @notice_id, @task_id, @steps, @position) AS wanted (id, notice_id, task_id, steps, position)
