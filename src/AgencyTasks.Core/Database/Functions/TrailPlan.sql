-- A plan, word for word, with its sentences. @ids null: all.
SELECT part.subject, part.fields
FROM (
    SELECT plan.id AS subject, 0 AS place, ARRAY[
        'plan', plan.id::text, plan.code, plan.title, plan.text, plan.first_year::text, plan.last_year::text] AS fields
    FROM plan
    WHERE @ids::uuid[] IS NULL OR plan.id = ANY (@ids)
    UNION ALL
    SELECT sentence.plan_id, sentence.position, ARRAY[
        'plan_sentence', sentence.id::text, sentence.plan_id::text, sentence.position::text, sentence.citation,
        sentence.text, sentence.start::text, sentence.no_duty_reason]
    FROM plan_sentence AS sentence
    WHERE @ids::uuid[] IS NULL OR sentence.plan_id = ANY (@ids)
) AS part
ORDER BY part.subject, part.place
