-- The store's two layers (fact: as stated; resolved: what the product uses), what is known of companies, the import ledger,
-- stored score runs, and what people keep. Keys of large tables start with cik, so that they can be distributed by company.
-- Columns stand widest first: no padding between them.

create table tag
(
    id       smallint primary key,
    taxonomy text     not null,
    name     text     not null,
    unique (taxonomy, name)
);

create table fact
(
    accession  bigint           not null,
    value      double precision not null,
    cik        integer          not null,
    period_end date             not null,
    filed      date             not null,
    tag        smallint         not null,
    quarters   smallint         not null,
    exact      boolean          not null,
    unit       text collate "C" not null,
    form       text collate "C" not null,
    primary key (cik, tag, unit, period_end, quarters, accession)
);

create table resolved
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

create table company_statement
(
    cik             integer  not null,
    source          smallint not null,
    stated_on       date     not null,
    name            text,
    tickers         text[]   not null default '{}',
    exchange        text,
    sic             integer,
    country         text,
    fiscal_year_end text,
    category        text,
    former_names    text[]   not null default '{}',
    primary key (cik, source)
);

create table data_version
(
    only_row boolean primary key default true check (only_row),
    version  bigint  not null
);

insert into data_version (version) values (0);

create table import
(
    id           bigint generated always as identity primary key,
    kind         text             not null,
    file_name    text             not null,
    sha256       text             not null,
    tag_hash     text             not null,
    started_at   timestamptz      not null,
    finished_at  timestamptz      not null,
    bytes        bigint           not null,
    rows_read    bigint           not null,
    facts_stored bigint           not null,
    facts_known  bigint           not null,
    companies    integer          not null,
    rejected     bigint           not null,
    rejects      jsonb            not null,
    seconds      double precision not null,
    data_version bigint           not null,
    unique (sha256, tag_hash)
);

create table score_run
(
    id             bigint generated always as identity primary key,
    as_of          date        not null,
    basis          text        not null,
    method_hash    text        not null,
    method_version text        not null,
    weights        jsonb       not null,
    universe       integer     not null,
    data_version   bigint      not null,
    created_at     timestamptz not null,
    unique (as_of, basis, method_hash)
);

create table score
(
    run_id     bigint           not null references score_run (id) on delete cascade,
    halo       double precision,
    h          double precision,
    r          double precision,
    cik        integer          not null,
    rank       integer          not null,
    quadrant   smallint         not null,
    confidence smallint         not null,
    primary key (cik, run_id)
);

create index score_by_run on score (run_id);

create table watchlist
(
    id          bigint generated always as identity primary key,
    owner       text        not null default 'local',
    name        text        not null,
    position    integer     not null default 0,
    created_at  timestamptz not null default now(),
    row_version integer     not null default 1,
    unique (owner, name)
);

create table watchlist_item
(
    watchlist_id bigint      not null references watchlist (id) on delete cascade,
    cik          integer     not null,
    note         text        not null default '',
    position     integer     not null default 0,
    added_at     timestamptz not null default now(),
    row_version  integer     not null default 1,
    primary key (watchlist_id, cik)
);

create table saved_screen
(
    id          bigint generated always as identity primary key,
    owner       text        not null default 'local',
    name        text        not null,
    query       text        not null,
    created_at  timestamptz not null default now(),
    row_version integer     not null default 1,
    unique (owner, name)
);

create table data_protection_key
(
    friendly_name text primary key,
    xml           text not null
);

create table setting
(
    key   text primary key,
    value text not null
);
