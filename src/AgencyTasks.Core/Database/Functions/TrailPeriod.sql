-- A reporting period that was closed, and reopened. @ids null: all.
SELECT closing.id AS subject, ARRAY[
    'period_closing', closing.id::text, closing.plan_id::text, closing.period_code, closing.closed_by::text,
    trunc(extract(epoch FROM closing.closed_at) * 1000000)::text, closing.reopened_by::text,
    trunc(extract(epoch FROM closing.reopened_at) * 1000000)::text, closing.reopen_reason] AS fields
FROM period_closing AS closing
WHERE @ids::uuid[] IS NULL OR closing.id = ANY (@ids)
ORDER BY closing.id
