create table shops (
  shop_id text not null primary key,
  public_key text not null unique,
  name text not null,
  currency text not null,
  timezone text not null,
  locales jsonb not null,
  theme jsonb not null default '{}',
  launcher jsonb not null default '{}',
  widgets jsonb not null default '{}',
  -- Kept as it is: a hash could not verify the shop's signatures.
  identity_secret text not null,
  -- A public JWK, for shops that sign with ES256.
  identity_public_key jsonb,
  -- Signs the sessions of this shop's members.
  session_key text not null
);

create table shop_origins (
  shop_id text not null,
  -- `https://shop.example`, or `http://localhost:*` for any port.
  origin text not null,
  primary key (shop_id, origin)
);

create index shop_origins_by_origin on shop_origins (origin);

create table shop_secrets (
  shop_id text not null,
  secret_hash text not null,
  created_at timestamptz not null,
  primary key (shop_id, secret_hash)
);

create index shop_secrets_by_hash on shop_secrets (secret_hash);
