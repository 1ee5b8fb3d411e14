-- US dollars for one unit of a currency, by year. None is bundled.

create table exchange_rate
(
    usd         double precision not null,
    year        integer          not null,
    file_newest integer          not null,
    currency    text collate "C" not null,
    primary key (currency, year)
);
