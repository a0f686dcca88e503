-- A shopper with an identity the shop vouches for, by a signed proof or by an order.
create table members (
  shop_id text not null,
  -- Opaque and random: the shop's own id never leaves through the page.
  member_id text not null,
  sub text not null,
  email text,
  name text,
  -- Numbers this member's live messages; raised under the row's lock, so that they commit in order.
  live_sequence bigint not null default 0,
  created_at timestamptz not null,
  primary key (shop_id, member_id),
  unique (shop_id, sub)
);

create table visitor_members (
  shop_id text not null,
  visitor_id uuid not null,
  member_id text not null,
  linked_at timestamptz not null,
  primary key (shop_id, visitor_id, member_id)
);

-- Proofs that count once; a row is of use until the proof would have expired anyway.
create table used_proofs (
  shop_id text not null,
  proof_id text not null,
  expires_at timestamptz not null,
  primary key (shop_id, proof_id)
);

create index used_proofs_by_end on used_proofs (shop_id, expires_at);
