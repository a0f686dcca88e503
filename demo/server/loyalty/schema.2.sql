-- From here on a wallet is kept, not added up: its account and its lots follow each ledger row in the same
-- transaction, and can be rebuilt from the rows. `due_at` says when time alone will change something next.

alter table loyalty_ledger drop constraint loyalty_ledger_type_check;
alter table loyalty_ledger add constraint loyalty_ledger_type_check check (type in
  ('earn', 'release', 'redeem', 'redeem_cancel', 'clawback', 'expire', 'adjust', 'reschedule'));
alter table loyalty_ledger alter column order_id drop not null;
alter table loyalty_ledger alter column award drop not null;
alter table loyalty_ledger add column reason text not null default 'order_paid';
alter table loyalty_ledger add column params jsonb;
alter table loyalty_ledger add column redemption_id text;
-- What a release released; it changes no sum.
alter table loyalty_ledger add column moved bigint;
-- available + pending - debt.
alter table loyalty_ledger add column balance_after bigint;
alter table loyalty_ledger add column expires_at timestamptz;
-- [[lot, points], …]: what each lot got or gave. Their sum is `points` plus what went to or came from debt.
alter table loyalty_ledger add column lots jsonb not null default '[]';
update loyalty_ledger set reason = case
  when type = 'clawback' and source = 'refund' then 'order_refunded'
  when type = 'clawback' then 'order_changed'
  when type = 'reschedule' then 'order_delivered'
  when type = 'adjust' then 'order_changed' else 'order_paid' end;

-- What belongs to no order counts once by where it came from.
create unique index loyalty_ledger_once on loyalty_ledger (shop_id, program_id, member_id, rule, source, source_id)
  where order_id is null;
-- Limits of earn rules look back from now.
create index loyalty_ledger_of_rule on loyalty_ledger (shop_id, member_id, rule, occurred_at)
  where type = 'earn' and order_id is null;

create table loyalty_accounts (
  shop_id text not null,
  member_id text not null,
  -- Grows with every change a client could see.
  revision bigint not null default 0,
  -- The newest ledger entry.
  entry bigint not null default 0,
  available bigint not null default 0 check (available >= 0),
  pending bigint not null default 0 check (pending >= 0),
  held bigint not null default 0 check (held >= 0),
  debt bigint not null default 0 check (debt >= 0),
  lifetime bigint not null default 0,
  spent bigint not null default 0,
  -- Orders that are paid and not taken back whole.
  orders bigint not null default 0,
  qualifying bigint not null default 0,
  tier_id text,
  tier_since timestamptz,
  tier_until timestamptz,
  tier_in_grace boolean not null default false,
  -- The last earning or redeeming, for expiry by inactivity; and when that would be.
  active_at timestamptz,
  expires_at timestamptz,
  notice_at timestamptz,
  due_at timestamptz,
  joined_at timestamptz,
  consent jsonb,
  excluded boolean not null default false,
  -- 0229: month and day only.
  birthday text,
  birthday_set_at timestamptz,
  -- The day of the last visit in the programme's time zone, and how many in a row it ended.
  visit_day date,
  visit_streak integer not null default 0,
  primary key (shop_id, member_id),
  -- Whoever owes has nothing left to pay with.
  check (debt = 0 or available = 0)
);

create index loyalty_accounts_due on loyalty_accounts (due_at);
create index loyalty_accounts_by_birthday on loyalty_accounts (shop_id, birthday);

create table loyalty_lots (
  shop_id text not null,
  member_id text not null,
  -- The ledger entry that opened it.
  lot bigint not null,
  rule text not null,
  order_id text,
  -- What it is worth after claw-backs, and what of that has not been spent.
  points bigint not null check (points >= 0),
  remaining bigint not null check (remaining >= 0),
  -- What it counts towards a tier, while `counted`.
  qualifying bigint not null check (qualifying >= 0),
  counted boolean not null default false,
  counts_until timestamptz,
  earned_at timestamptz not null,
  available_at timestamptz not null,
  released boolean not null default false,
  expires_at timestamptz,
  -- The next word of warning before `expires_at`.
  notice_at timestamptz,
  due_at timestamptz generated always as (case when not released then available_at
    else least(case when counted then counts_until end,
      case when remaining > 0 then least(notice_at, expires_at) end) end) stored,
  primary key (shop_id, member_id, lot)
);

create index loyalty_lots_due on loyalty_lots (shop_id, member_id, due_at) where due_at is not null;
-- In the order they are spent.
create index loyalty_lots_to_spend on loyalty_lots (shop_id, member_id, expires_at, earned_at, lot)
  where released and remaining > 0;
create index loyalty_lots_waiting on loyalty_lots (shop_id, member_id, available_at) where not released;
create index loyalty_lots_of_order on loyalty_lots (shop_id, order_id) where order_id is not null;

-- Which tier a member had when; an order told late is awarded by the tier of its day.
create table loyalty_tier_changes (
  shop_id text not null,
  member_id text not null,
  changed_at timestamptz not null,
  tier_id text,
  recorded_at timestamptz not null,
  primary key (shop_id, member_id, changed_at)
);

create table loyalty_redemptions (
  shop_id text not null,
  member_id text not null,
  redemption_id text not null,
  reward_id text not null,
  -- The reward as it was, value included.
  reward jsonb not null,
  value jsonb not null,
  mode text not null check (mode in ('code', 'checkout_hold')),
  status text not null check (status in ('requested', 'held', 'issued', 'used', 'cancelled', 'expired', 'failed')),
  points bigint not null check (points > 0),
  -- [[lot, points], …]: where they go back to.
  lots jsonb not null,
  returned bigint not null default 0 check (returned >= 0 and returned <= points),
  currency text not null,
  cart_id text,
  code text,
  order_id text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  -- Someone wants it ended as this, and the code may be disabled already.
  ending text check (ending in ('cancelled', 'expired', 'failed')),
  -- When a job looks after it: it ends, or a process died half-way.
  check_at timestamptz,
  primary key (shop_id, redemption_id)
);

create index loyalty_redemptions_live on loyalty_redemptions (shop_id, member_id, created_at)
  where status in ('requested', 'held', 'issued');
create index loyalty_redemptions_of_reward on loyalty_redemptions (shop_id, member_id, reward_id, created_at);
create index loyalty_redemptions_of_order on loyalty_redemptions (shop_id, order_id) where order_id is not null;
create index loyalty_redemptions_to_check on loyalty_redemptions (check_at) where check_at is not null;

-- First answers, for repeats with the same key.
create table loyalty_requests (
  shop_id text not null,
  member_id text not null,
  request_key text not null,
  fingerprint text not null,
  redemption_id text,
  answer jsonb,
  created_at timestamptz not null,
  primary key (shop_id, member_id, request_key)
);

create index loyalty_requests_by_age on loyalty_requests (created_at);

create table loyalty_stock (
  shop_id text not null,
  reward_id text not null,
  taken bigint not null default 0 check (taken >= 0),
  primary key (shop_id, reward_id)
);

-- The codes of a shop that has no coupons of its own to make: the first coupon adapter.
create table loyalty_coupons (
  shop_id text not null,
  code text not null,
  redemption_id text not null,
  member_id text not null,
  status text not null check (status in ('active', 'disabled', 'used')),
  value jsonb not null,
  currency text not null,
  min_order bigint,
  cart_id text,
  expires_at timestamptz not null,
  order_id text,
  primary key (shop_id, code),
  unique (shop_id, redemption_id)
);

create table loyalty_webhooks (
  shop_id text not null primary key,
  url text not null,
  secret text not null,
  created_at timestamptz not null
);

create table loyalty_deliveries (
  shop_id text not null,
  delivery_id text not null,
  member_id text not null,
  type text not null,
  data jsonb not null,
  happened_at timestamptz not null,
  attempts integer not null default 0,
  -- Null when it has been given up.
  next_at timestamptz,
  problem text,
  primary key (shop_id, delivery_id)
);

create index loyalty_deliveries_due on loyalty_deliveries (next_at) where next_at is not null;

-- What was earned before is one lot for each order; time catches up with it at the next touch.
insert into loyalty_lots (shop_id, member_id, lot, rule, order_id, points, remaining, qualifying, counts_until,
  earned_at, available_at)
select shop_id, member_id, min(entry), 'purchase', order_id, greatest(0, sum(points)), greatest(0, sum(points)),
  greatest(0, sum(points)),
  min(occurred_at) filter (where type = 'earn') + interval '12 months',
  coalesce(min(occurred_at) filter (where type = 'earn'), min(occurred_at)),
  coalesce((array_agg(available_at order by entry desc) filter (where available_at is not null))[1], min(occurred_at))
from loyalty_ledger group by shop_id, member_id, order_id;

insert into loyalty_accounts (shop_id, member_id, revision, entry, pending, lifetime, spent, orders, active_at, due_at)
select ledger.shop_id, ledger.member_id, max(entry), max(entry), greatest(0, sum(points)), greatest(0, sum(points)),
  sum(spent), (select count(*) from loyalty_lots lots where lots.shop_id = ledger.shop_id
    and lots.member_id = ledger.member_id and lots.points > 0),
  max(occurred_at), (select min(available_at) from loyalty_lots lots
    where lots.shop_id = ledger.shop_id and lots.member_id = ledger.member_id)
from loyalty_ledger ledger group by ledger.shop_id, ledger.member_id;

update loyalty_ledger ledger set lots = jsonb_build_array(jsonb_build_array(
  (select min(first.entry) from loyalty_ledger first where first.shop_id = ledger.shop_id
    and first.member_id = ledger.member_id and first.order_id = ledger.order_id), points)) where points <> 0;
