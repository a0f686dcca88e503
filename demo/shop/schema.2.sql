-- Codes of the loyalty programme, and orders that were called off.
-- `checking`: the order waits for the backend's word on its code, and is nobody's order yet.
-- `abandoned`: that word never came; the backend is told, so that the code is not lost.
alter table demo_shop_orders add column state text not null default 'placed'
  check (state in ('checking', 'placed', 'cancelled', 'abandoned'));
-- What the code took off: { code, goods, lines, freeShipping, gift, credit }.
alter table demo_shop_orders add column discount jsonb;
alter table demo_shop_orders add column cart_id text;
create index demo_shop_orders_to_settle on demo_shop_orders (shop_id, placed_at) where state = 'checking';
