-- What was reported of tasks: the task, its extensions, its submissions with their evidence and figures, its messages. One
-- row a part;
-- the fields are named one by one, each in one form whatever the session's settings. @ids null: all tasks.
SELECT part.subject, part.fields, part.born_in, part.birth_hash
FROM (
    SELECT task.id AS subject, 0 AS place, task.id AS of, 0 AS position, task.id, task.born_in, task.birth_hash, ARRAY[
        'agency_task', task.id::text, task.plan_id::text, task.duty_id::text, task.duty_code, task.agency_id::text,
        task.key_agency_id::text, task.commune_id::text, task.district_id::text, task.place_key, task.period_code,
        to_char(task.period_start, 'YYYY-MM-DD'), to_char(task.period_end, 'YYYY-MM-DD'),
        to_char(task.due_last_day, 'YYYY-MM-DD'), task.due_is_exclusive::text,
        to_char(task.first_due_last_day, 'YYYY-MM-DD'), task.first_due_is_exclusive::text, task.state,
        trunc(extract(epoch FROM task.created_at) * 1000000)::text,
        trunc(extract(epoch FROM task.begun_at) * 1000000)::text,
        trunc(extract(epoch FROM task.submitted_at) * 1000000)::text, task.is_submitted_on_time::text,
        task.is_nothing_to_report::text, trunc(extract(epoch FROM task.decided_at) * 1000000)::text, task.reason,
        task.born_in::text]
        -- Came later: absent where it says nothing, so that what was hashed before still holds.
        || CASE WHEN task.cancelled_by IS NULL THEN '{}' ELSE ARRAY[task.cancelled_by::text] END AS fields
    FROM agency_task AS task
    WHERE @ids::uuid[] IS NULL OR task.id = ANY (@ids)
    UNION ALL
    SELECT extension.task_id, 1, extension.id, 0, extension.id, NULL, NULL, ARRAY[
        'extension', extension.id::text, extension.task_id::text, extension.asked_by::text,
        trunc(extract(epoch FROM extension.asked_at) * 1000000)::text, to_char(extension.asked_for, 'YYYY-MM-DD'),
        extension.reason, extension.state, extension.decided_by::text,
        trunc(extract(epoch FROM extension.decided_at) * 1000000)::text, to_char(extension.agreed_date, 'YYYY-MM-DD'),
        extension.decision_reason]
    FROM extension
    WHERE @ids::uuid[] IS NULL OR extension.task_id = ANY (@ids)
    UNION ALL
    SELECT submission.task_id, 2, submission.id, 0, submission.id, NULL, NULL, ARRAY[
        'submission', submission.id::text, submission.task_id::text, submission.state, submission.receipt_number,
        submission.operation_id::text, trunc(extract(epoch FROM submission.made_at) * 1000000)::text,
        submission.made_by::text, submission.is_on_time::text, submission.is_nothing_to_report::text, submission.words,
        trunc(extract(epoch FROM submission.decided_at) * 1000000)::text, submission.decided_by::text,
        submission.return_reason, submission.seal]
        -- Said only where it is so: what was hashed before there were contributions keeps its hash.
        || CASE WHEN submission.contributor_id IS NULL THEN '{}' ELSE ARRAY[
            submission.contributor_id::text, submission.contributed_by::text,
            trunc(extract(epoch FROM submission.contributed_at) * 1000000)::text] END
        || CASE WHEN submission.sampled_after_seq IS NULL AND NOT submission.is_sampled THEN '{}' ELSE ARRAY[
            submission.sampled_after_seq::text, submission.is_sampled::text] END
    FROM submission
    WHERE @ids::uuid[] IS NULL OR submission.task_id = ANY (@ids)
    UNION ALL
    SELECT submission.task_id, 3, submission.id, item.position, item.id, NULL, NULL, ARRAY[
        'evidence_item', item.id::text, item.submission_id::text, item.position::text, item.kind, item.document_number,
        to_char(item.document_date, 'YYYY-MM-DD'), item.document_signer, item.document_issued_by, item.file_hash,
        item.file_name, item.file_size::text, item.file_content_type, item.link]
    FROM evidence_item AS item
    JOIN submission ON submission.id = item.submission_id
    WHERE @ids::uuid[] IS NULL OR submission.task_id = ANY (@ids)
    UNION ALL
    SELECT submission.task_id, 4, submission.id, 0, figure.id, NULL, NULL, ARRAY[
        'figure_value', figure.id::text, figure.submission_id::text, figure.name, figure.unit,
        trim_scale(figure.value)::text]
    FROM figure_value AS figure
    JOIN submission ON submission.id = figure.submission_id
    WHERE @ids::uuid[] IS NULL OR submission.task_id = ANY (@ids)
    UNION ALL
    SELECT message.task_id, 5, message.id, 0, message.id, NULL, NULL, ARRAY[
        'task_message', message.id::text, message.task_id::text, message.operation_id::text, message.written_by::text,
        message.agency_id::text, message.is_from_police::text,
        trunc(extract(epoch FROM message.written_at) * 1000000)::text, message.words]
    FROM task_message AS message
    WHERE @ids::uuid[] IS NULL OR message.task_id = ANY (@ids)
) AS part
ORDER BY part.subject, part.place, part.of, part.position, part.id
