-- Open tasks pass to their successors as one set, and what they were is written down; the natural key stays as at birth.
WITH passed AS (
    SELECT wanted.*, task.agency_id AS from_agency_id, task.commune_id AS from_commune_id,
        task.district_id AS from_district_id
    FROM unnest(@passage_id, @task_id, @agency_id, @commune_id, @district_id)
        AS wanted (passage_id, task_id, agency_id, commune_id, district_id)
    JOIN agency_task AS task ON task.id = wanted.task_id
), written AS (
    INSERT INTO task_passage (
        id, task_id, succession_id, day, from_agency_id, from_commune_id, from_district_id, to_agency_id, to_commune_id,
        to_district_id)
    SELECT passage_id, task_id, @succession_id, @day, from_agency_id, from_commune_id, from_district_id, agency_id, commune_id,
        district_id
    FROM passed
)
UPDATE agency_task AS task
SET agency_id = passed.agency_id, commune_id = passed.commune_id, district_id = passed.district_id
FROM passed
WHERE task.id = passed.task_id
