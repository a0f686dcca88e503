-- Codes that can be used at the till of a shop that asks this backend, whoever gave them away.
create table coupons (
  shop_id text not null,
  code text not null,
  giver text not null,
  -- The giver's own name for it.
  coupon_id text not null,
  -- Without one, whoever has the code may use it.
  member_id text,
  status text not null check (status in ('active', 'disabled', 'used')),
  value jsonb not null,
  currency text not null,
  min_order bigint,
  cart_id text,
  first_order_only boolean not null default false,
  expires_at timestamptz,
  order_id text,
  primary key (shop_id, code),
  unique (shop_id, giver, coupon_id)
);

create index coupons_of_order on coupons (shop_id, order_id) where order_id is not null;
create index coupons_of_member on coupons (shop_id, member_id) where member_id is not null;
