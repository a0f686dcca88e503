-- Codes of the programme the order was placed with, and the cart it came from.
alter table orders add column codes jsonb not null default '[]';
alter table orders add column cart_id text;
