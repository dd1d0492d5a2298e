INSERT INTO ops.deliveries (attempt_id, run_id, delivery, kind, place, grain, first_day, language, files, digest, started_at, result)
VALUES ($attempt_id, $run_id, $delivery, $kind, $place, $grain, $first_day, $language, $files, $digest, now(), 'sending')
