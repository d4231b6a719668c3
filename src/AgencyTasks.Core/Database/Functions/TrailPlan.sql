-- A plan, word for word. @ids null: all.
SELECT plan.id AS subject, ARRAY[
    'plan', plan.id::text, plan.code, plan.title, plan.text, plan.first_year::text, plan.last_year::text] AS fields
FROM plan
WHERE @ids::uuid[] IS NULL OR plan.id = ANY (@ids)
ORDER BY plan.id
