-- What a class of bodies means. @ids null: all.
SELECT known.id AS subject, ARRAY[
    'body_class', known.id::text, known.words, known.key, known.bodies::text, known.resolved_by::text,
    trunc(extract(epoch FROM known.resolved_at) * 1000000)::text] AS fields
FROM body_class AS known
WHERE @ids::uuid[] IS NULL OR known.id = ANY (@ids)
ORDER BY known.id
