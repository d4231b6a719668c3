-- A version of the assignment matrix with its duties. @ids null: all.
SELECT part.subject, part.fields
FROM (
    SELECT matrix.id AS subject, 0 AS place, matrix.id, ARRAY[
        'assignment_matrix', matrix.id::text, matrix.plan_id::text, matrix.version::text, matrix.state,
        trunc(extract(epoch FROM matrix.published_at) * 1000000)::text, matrix.published_by::text] AS fields
    FROM assignment_matrix AS matrix
    WHERE @ids::uuid[] IS NULL OR matrix.id = ANY (@ids)
    UNION ALL
    SELECT duty.matrix_id, 1, duty.id, ARRAY[
        'duty', duty.id::text, duty.matrix_id::text, duty.code, duty.position::text, duty.citation, duty.quote,
        duty.title, duty.text, duty.work_area, duty.leads::text,
        duty.coordinators::text, duty.mode, duty.scope, duty.recurrence, duty.due_rule,
        duty.evidence_asked_for::text, duty.figures_asked_for::text,
        duty.needs_verification::text, to_char(duty.effective_from, 'YYYY-MM-DD'),
        to_char(duty.effective_to, 'YYYY-MM-DD'), duty.proposed_values::text,
        to_char(duty.live_since, 'YYYY-MM-DD'), trunc(extract(epoch FROM duty.confirmed_at) * 1000000)::text,
        duty.confirmed_by::text]
        || CASE WHEN duty.read_as IS NULL AND duty.quote_start IS NULL AND duty.changed_at IS NULL AND duty.guessed_values = '{}'
            THEN '{}' ELSE ARRAY[
            duty.read_as, duty.guessed_values::text, duty.quote_start::text, duty.changed_by::text,
            trunc(extract(epoch FROM duty.changed_at) * 1000000)::text, duty.change_reason] END
        || CASE WHEN duty.sampled_percent = 0 THEN '{}' ELSE ARRAY[duty.sampled_percent::text] END
    FROM duty
    WHERE @ids::uuid[] IS NULL OR duty.matrix_id = ANY (@ids)
) AS part
ORDER BY part.subject, part.place, part.id
