-- A person with the posts. @ids null: all.
SELECT part.subject, part.fields
FROM (
    SELECT person.id AS subject, 0 AS place, person.id, ARRAY[
        'person', person.id::text, person.code, person.full_name, person.title, person.mail] AS fields
    FROM person
    WHERE @ids::uuid[] IS NULL OR person.id = ANY (@ids)
    UNION ALL
    SELECT post.person_id, 1, post.id, ARRAY[
        'post', post.id::text, post.person_id::text, post.role, post.agency_id::text,
        to_char(post.held_from, 'YYYY-MM-DD'), to_char(post.held_to, 'YYYY-MM-DD'), post.decision,
        post.end_decision, post.on_behalf_of::text]
    FROM post
    WHERE @ids::uuid[] IS NULL OR post.person_id = ANY (@ids)
) AS part
ORDER BY part.subject, part.place, part.id
