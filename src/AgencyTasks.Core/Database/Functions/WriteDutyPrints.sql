-- From what each duty's tasks were made; what is the same already is not written again.
INSERT INTO duty_print (plan_id, duty_code, print)
SELECT @plan_id, duty_code, print FROM unnest(@duty_code, @print) AS made (duty_code, print)
ON CONFLICT (plan_id, duty_code) DO UPDATE SET print = EXCLUDED.print
WHERE duty_print.print <> EXCLUDED.print
