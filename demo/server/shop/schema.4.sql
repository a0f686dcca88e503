-- Who beside this backend is told of events: a list as the contract's DestinationConfig has them, all of it public.
alter table shops add column destinations jsonb not null default '[]';
