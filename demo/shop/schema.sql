-- The shop's own orders. `shop_id` is the shop's public key at the loyalty backend, of which this shop is only a customer.
create table demo_shop_orders (
  shop_id text not null,
  id text not null,
  -- One per shown checkout form: sending the form twice finds the first order.
  checkout_token text not null,
  customer_id text,
  contact jsonb not null,
  currency text not null,
  lines jsonb not null,
  shipping_method text not null,
  shipping integer not null,
  total integer not null,
  placed_at timestamptz not null default now(),
  -- The outbox: what the loyalty backend still has to be told. Orders of guests are nobody's points.
  report_state text not null check (report_state in ('waiting', 'told', 'refused', 'guest')),
  report_attempts integer not null default 0,
  report_after timestamptz not null default now(),
  report_problem text,
  primary key (shop_id, id),
  unique (shop_id, checkout_token)
);

create index demo_shop_orders_of_customer on demo_shop_orders (shop_id, customer_id, placed_at);
create index demo_shop_orders_to_report on demo_shop_orders (shop_id, report_after)
  where report_state = 'waiting';
