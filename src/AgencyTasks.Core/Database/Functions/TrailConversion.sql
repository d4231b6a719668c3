-- A commune in conversion in a year, with the decision. @ids null: all.
SELECT conversion.id AS subject, ARRAY[
    'conversion_commune', conversion.id::text, conversion.plan_id::text, conversion.commune_id::text,
    conversion.year::text, conversion.is_carried_over::text, conversion.decision_number,
    to_char(conversion.decision_date, 'YYYY-MM-DD'), conversion.decision_signer, conversion.decision_issued_by]
    || CASE WHEN conversion.ended_on IS NULL THEN '{}' ELSE ARRAY[
        conversion.outcome, to_char(conversion.ended_on, 'YYYY-MM-DD'), conversion.end_decision_number,
        to_char(conversion.end_decision_date, 'YYYY-MM-DD'), conversion.end_decision_signer,
        conversion.end_decision_issued_by] END AS fields
FROM conversion_commune AS conversion
WHERE @ids::uuid[] IS NULL OR conversion.id = ANY (@ids)
ORDER BY conversion.id
