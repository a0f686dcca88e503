alter table shops add column texts jsonb not null default '{}';
