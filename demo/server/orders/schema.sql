-- The newest version of each order; the refunds and the delivery belong to no version.
create table orders (
  shop_id text not null,
  order_id text not null,
  version bigint not null,
  status text not null,
  member_id text not null,
  currency text not null,
  -- Merchandise that earns: lines without the excluded ones, after discounts, before tax and shipping.
  basis bigint not null,
  lines jsonb not null,
  shipping bigint,
  tax bigint,
  placed_at timestamptz not null,
  paid_at timestamptz,
  delivered_at timestamptz,
  updated_at timestamptz not null,
  primary key (shop_id, order_id)
);

create index orders_of_member on orders (shop_id, member_id, placed_at);

create table refunds (
  shop_id text not null,
  order_id text not null,
  refund_id text not null,
  amount bigint not null,
  refunded_at timestamptz not null,
  primary key (shop_id, order_id, refund_id)
);
