-- The tasks that a publication or a roll forward made, each by the hash of what it was when it was born. @ids null: all.
SELECT task.born_in AS subject, ARRAY['birth', task.id::text, task.birth_hash] AS fields
FROM agency_task AS task
WHERE task.born_in IS NOT NULL AND (@ids::uuid[] IS NULL OR task.born_in = ANY (@ids))
ORDER BY task.born_in, task.id
