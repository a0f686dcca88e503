-- The rules as data; an award names the revision it was made by, so a revision is never edited.
create table loyalty_programs (
  shop_id text not null,
  program_id text not null,
  revision integer not null,
  status text not null check (status in ('draft', 'active', 'paused')),
  -- earn, holdDays, tiers; as in the contract.
  rules jsonb not null,
  created_at timestamptz not null,
  primary key (shop_id, program_id, revision)
);

-- Append-only. A wallet is what its rows add up to; a correction is a further row.
create table loyalty_ledger (
  shop_id text not null,
  member_id text not null,
  -- 1, 2, 3 … for each member: the revision of the wallet.
  entry bigint not null,
  type text not null check (type in ('earn', 'clawback', 'adjust', 'reschedule')),
  points bigint not null,
  -- Change of the merchandise bought, minor units.
  spent bigint not null,
  program_id text not null,
  rule text not null,
  order_id text not null,
  source text not null,
  source_id text not null,
  occurred_at timestamptz not null,
  -- When the points of this order can be spent; the latest row that says so counts.
  available_at timestamptz,
  -- What the award was reckoned from. Later rows of the order go by it too, whatever the rules are by then.
  award jsonb not null,
  created_at timestamptz not null,
  primary key (shop_id, member_id, entry),
  unique (shop_id, program_id, member_id, rule, order_id, source, source_id)
);

-- One award for an order, by whatever way it is told.
create unique index loyalty_one_award on loyalty_ledger (shop_id, program_id, member_id, rule, order_id)
  where type = 'earn';
create index loyalty_ledger_of_order on loyalty_ledger (shop_id, order_id);
