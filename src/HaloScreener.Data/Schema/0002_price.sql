-- Closing prices as files state them. A ticker is a label of today, so it is matched to a company when prices are read, never here.

create table price
(
    close       double precision not null,
    shares      double precision,
    date        date             not null,
    file_newest date             not null,
    ticker      text collate "C" not null,
    source_file text collate "C" not null,
    primary key (ticker, date)
);

create index price_by_date on price (date);
