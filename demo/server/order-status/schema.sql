-- Codes that were sent to look at an order with; as many rows for orders that do not exist.
create table order_codes (
  shop_id text not null,
  -- Keyed hash of the order's number and the mail address, as they were typed.
  subject_hash text not null,
  -- Keyed hash of the code.
  code_hash text not null,
  -- Null where there is no such order.
  order_id text,
  expires_at timestamptz not null,
  wrong integer not null default 0,
  primary key (shop_id, subject_hash)
);
create index order_codes_by_end on order_codes (expires_at);
