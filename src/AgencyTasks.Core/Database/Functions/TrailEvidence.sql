-- Every file that a submission or a draft refers to, with its task.
SELECT DISTINCT item.file_hash, submission.task_id
FROM evidence_item AS item
JOIN submission ON submission.id = item.submission_id
WHERE item.file_hash IS NOT NULL
ORDER BY item.file_hash, submission.task_id
