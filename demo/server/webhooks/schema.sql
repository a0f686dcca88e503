-- Where a shop wants to be told of changes, and what has not arrived there yet.
create table webhooks (
  shop_id text not null primary key,
  url text not null,
  secret text not null,
  -- Asked before a referral is paid.
  validates_referrals boolean not null default false,
  created_at timestamptz not null
);

create table webhook_deliveries (
  shop_id text not null,
  delivery_id text not null,
  -- Whom it is about, if anybody.
  member_id text,
  type text not null,
  data jsonb not null,
  happened_at timestamptz not null,
  attempts integer not null default 0,
  -- Null when it has been given up.
  next_at timestamptz,
  problem text,
  primary key (shop_id, delivery_id)
);

create index webhook_deliveries_due on webhook_deliveries (next_at) where next_at is not null;

-- They were loyalty's own once.
do $$ begin
  if to_regclass('loyalty_webhooks') is not null then
    insert into webhooks (shop_id, url, secret, created_at) select shop_id, url, secret, created_at from loyalty_webhooks;
    insert into webhook_deliveries (shop_id, delivery_id, member_id, type, data, happened_at, attempts, next_at, problem)
    select shop_id, delivery_id, member_id, type, data, happened_at, attempts, next_at, problem from loyalty_deliveries;
    drop table loyalty_webhooks, loyalty_deliveries;
  end if;
end $$;
