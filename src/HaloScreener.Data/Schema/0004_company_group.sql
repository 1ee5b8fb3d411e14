-- A grouping of the user's own: the newest file of groups is the whole of it. Such a file may be imported again once another has taken its place.

create table company_group
(
    cik  integer primary key,
    name text    not null
);

alter table import drop constraint import_sha256_tag_hash_key;
create unique index import_once on import (sha256, tag_hash) where kind <> 'groups';
