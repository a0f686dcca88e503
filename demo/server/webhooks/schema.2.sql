-- What the shop's server can be asked while a shopper waits, as `["carts.check"]`.
alter table webhooks add column answers jsonb not null default '[]';
