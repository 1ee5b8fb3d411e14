-- What annual reports state under tags of the filers' own that look like mapped ones: shown where the concept is missing, read by no chain.

create table custom_statement
(
    accession  bigint           not null,
    value      double precision not null,
    cik        integer          not null,
    period_end date             not null,
    filed      date             not null,
    concept    smallint         not null,
    quarters   smallint         not null,
    unit       text collate "C" not null,
    form       text collate "C" not null,
    tag        text collate "C" not null,
    primary key (cik, concept, tag, period_end, quarters, unit, accession)
);

alter table import add column custom_rows bigint not null default 0;
