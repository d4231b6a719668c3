-- What the police wrote most often when they gave something back since @since: each line of a reason by itself, at least
-- twice, short enough to be a choice.
SELECT line.said AS "Value"
FROM submission, LATERAL (SELECT trim(part) AS said FROM regexp_split_to_table(return_reason, '\n') AS part) AS line
WHERE submission.state = 'Returned' AND submission.decided_at >= @since AND length(line.said) BETWEEN 4 AND 200
GROUP BY line.said
HAVING count(*) >= 2
ORDER BY count(*) DESC, line.said
LIMIT @most
