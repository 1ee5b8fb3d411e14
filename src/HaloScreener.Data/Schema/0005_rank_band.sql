-- How far a rank depends on the weights; null without a rank, and in runs of before.
alter table score
    add column rank_low  integer,
    add column rank_high integer;
