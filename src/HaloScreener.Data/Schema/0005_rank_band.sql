-- How far a rank depends on the weights; null without a rank. Runs are worked out again from the facts when there are none.
delete from score_run;

alter table score
    add column rank_low  integer,
    add column rank_high integer;
