-- Content that was reported as a secret. @ids null: all.
SELECT file.id AS subject, ARRAY[
    'reported_file', file.id::text, file.hash, file.task_id::text, file.reported_by::text,
    trunc(extract(epoch FROM file.reported_at) * 1000000)::text, file.reason, file.state,
    file.police_confirmed_by::text, trunc(extract(epoch FROM file.police_confirmed_at) * 1000000)::text,
    file.admin_confirmed_by::text, trunc(extract(epoch FROM file.admin_confirmed_at) * 1000000)::text,
    file.released_by::text, trunc(extract(epoch FROM file.released_at) * 1000000)::text, file.release_reason] AS fields
FROM reported_file AS file
WHERE @ids::uuid[] IS NULL OR file.id = ANY (@ids)
ORDER BY file.id
