-- An act of merging, splitting, renaming, moving or abolishing, with its lines, what a person chose, and the tasks that
-- passed on by it. @ids null: all.
SELECT part.subject, part.fields
FROM (
    SELECT act.id AS subject, 0 AS place, act.id, ARRAY[
        'succession', act.id::text, to_char(act.effective_day, 'YYYY-MM-DD'), act.document_number,
        to_char(act.document_date, 'YYYY-MM-DD'), act.document_signer, act.document_issued_by,
        trunc(extract(epoch FROM act.recorded_at) * 1000000)::text, act.recorded_by::text,
        trunc(extract(epoch FROM act.applied_at) * 1000000)::text] AS fields
    FROM succession AS act
    WHERE @ids::uuid[] IS NULL OR act.id = ANY (@ids)
    UNION ALL
    SELECT line.succession_id, 1, line.id, ARRAY[
        'succession_line', line.id::text, line.succession_id::text, line.position::text, line.unit_kind, line.kind, line.predecessor_id::text,
        line.successor_id::text, line.is_default::text, line.cancel_reason]
    FROM succession_line AS line
    WHERE @ids::uuid[] IS NULL OR line.succession_id = ANY (@ids)
    UNION ALL
    SELECT choice.succession_id, 2, choice.id, ARRAY[
        'succession_choice', choice.id::text, choice.succession_id::text, choice.kind, choice.item,
        choice.predecessor_id::text, choice.successor_id::text]
    FROM succession_choice AS choice
    WHERE @ids::uuid[] IS NULL OR choice.succession_id = ANY (@ids)
    UNION ALL
    SELECT passage.succession_id, 3, passage.id, ARRAY[
        'task_passage', passage.id::text, passage.task_id::text, passage.succession_id::text,
        to_char(passage.day, 'YYYY-MM-DD'), passage.from_agency_id::text, passage.from_commune_id::text,
        passage.from_district_id::text, passage.to_agency_id::text, passage.to_commune_id::text,
        passage.to_district_id::text]
    FROM task_passage AS passage
    WHERE @ids::uuid[] IS NULL OR passage.succession_id = ANY (@ids)
) AS part
ORDER BY part.subject, part.place, part.id
