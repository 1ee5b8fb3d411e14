-- What people make is set aside before it is deleted, so that it can be put back; and every change of it wakes the programs that show it.

alter table watchlist add column deleted_at timestamptz;
alter table watchlist drop constraint watchlist_owner_name_key;
create unique index watchlist_name on watchlist (owner, name) where deleted_at is null;

alter table watchlist_item add column removed_at timestamptz;

-- A saved screen holds a whole query; a saved set of columns only the columns of one.
alter table saved_screen add column kind text not null default 'screen' check (kind in ('screen', 'columns'));
alter table saved_screen add column deleted_at timestamptz;
alter table saved_screen drop constraint saved_screen_owner_name_key;
create unique index saved_screen_name on saved_screen (owner, kind, name) where deleted_at is null;

create function notify_lists() returns trigger language plpgsql as
$$
begin
    perform pg_notify('halo_lists', '');
    return null;
end
$$;

create trigger watchlist_changed after insert or update or delete on watchlist for each statement execute function notify_lists();
create trigger watchlist_item_changed after insert or update or delete on watchlist_item for each statement execute function notify_lists();
create trigger saved_screen_changed after insert or update or delete on saved_screen for each statement execute function notify_lists();
