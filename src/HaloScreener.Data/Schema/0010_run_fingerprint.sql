-- Of all that a run's scores and bands follow from: a run whose fingerprint is the same needs neither new bands nor new rows.
alter table score_run
    add column fingerprint text;
