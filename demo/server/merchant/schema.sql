create table merchants (
  shop_id text not null,
  merchant_id text not null,
  email text not null unique,
  password_hash text not null,
  created_at timestamptz not null,
  primary key (shop_id, merchant_id)
);

create table merchant_sessions (
  shop_id text not null,
  token_hash text not null,
  merchant_id text not null,
  expires_at timestamptz not null,
  primary key (shop_id, token_hash)
);

create index merchant_sessions_by_token on merchant_sessions (token_hash);

-- Counted in the database, so that several processes share one limit.
create table sign_in_attempts (
  -- Always '*': whoever guesses names an address, not a shop.
  shop_id text not null,
  -- The hash of what is limited: an e-mail address, a network address, or both together.
  subject_hash text not null,
  window_ends_at timestamptz not null,
  attempts integer not null,
  primary key (shop_id, subject_hash)
);
