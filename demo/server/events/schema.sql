create table events (
  shop_id text not null,
  event_id uuid not null,
  name text not null,
  purpose text not null,
  -- As the client's clock said, and as corrected by the server's.
  client_at timestamptz not null,
  occurred_at timestamptz not null,
  received_at timestamptz not null,
  -- Counts in each tab without gaps: a missing number is an event that never arrived.
  seq bigint not null,
  tab_id uuid not null,
  visitor_id uuid,
  visit_id uuid,
  member_id text,
  path text,
  locale text,
  props jsonb not null,
  primary key (shop_id, event_id)
);

create index events_by_time on events (shop_id, occurred_at);
create index events_by_visitor on events (shop_id, visitor_id, occurred_at);
create index events_by_member on events (shop_id, member_id, occurred_at);
