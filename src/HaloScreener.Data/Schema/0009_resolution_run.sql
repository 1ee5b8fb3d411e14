-- Each time that every company was resolved anew, because the chains or the resolver had changed, and what that moved.

create table resolution_run
(
    id           bigint generated always as identity primary key,
    made_before  text             not null,
    made_with    text             not null,
    started_at   timestamptz      not null,
    finished_at  timestamptz      not null,
    companies    integer          not null,
    figures      bigint           not null,
    moves        jsonb            not null,
    seconds      double precision not null,
    data_version bigint           not null
);
