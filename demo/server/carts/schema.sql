-- Carts somebody took along: lines and nothing about whose they are.
create table saved_carts (
  shop_id text not null,
  -- The token itself is kept nowhere.
  token_hash text not null,
  -- Of the request, to tell a repeat from another cart with the same key.
  fingerprint text not null,
  currency text not null,
  lines jsonb not null,
  saved_at timestamptz not null,
  expires_at timestamptz not null,
  -- The row stays until its end, so that a repeat of saving does not bring it back.
  forgotten_at timestamptz,
  primary key (shop_id, token_hash)
);

create index saved_carts_by_end on saved_carts (expires_at);
