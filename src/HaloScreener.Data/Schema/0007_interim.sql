-- What quarterly reports state within a fiscal year: flows from its beginning and balances at their ends, resolved as years are. A table of its
-- own: a book of fiscal years reads nothing of it.

create table interim
(
    accession      bigint           not null,
    value          double precision not null,
    cik            integer          not null,
    period_end     date             not null,
    filed          date             not null,
    concept        smallint         not null,
    quarters       smallint         not null,
    tag            smallint         not null,
    chain_position smallint         not null,
    flags          smallint         not null,
    derived        boolean          not null,
    form           text collate "C" not null,
    unit           text collate "C" not null,
    arithmetic     text collate "C",
    primary key (cik, concept, period_end, quarters, filed, accession)
);
