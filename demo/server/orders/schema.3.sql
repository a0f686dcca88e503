-- Who ordered and from which browser, as far as the shop tells: what invitations and first orders are judged by.
alter table orders add column email text;
alter table orders add column phone text;
alter table orders add column customer_name text;
-- Fingerprints, to compare by: of the normalised e-mail, phone and address.
alter table orders add column email_key text;
alter table orders add column phone_key text;
alter table orders add column address_key text;
-- Fingerprints of the browser, kept for 90 days after `placed_at`.
alter table orders add column ip_key text;
alter table orders add column agent_key text;
-- How a friend came.
alter table orders add column claim_id text;
alter table orders add column visitor_id uuid;

create index orders_by_email on orders (shop_id, email_key) where email_key is not null;
create index orders_by_phone on orders (shop_id, phone_key) where phone_key is not null;
create index orders_with_browser on orders (placed_at) where ip_key is not null or agent_key is not null;
