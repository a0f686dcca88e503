-- Offers with a deadline: what was given to whom and until when. A row is never given a later end.
create table offer_issues (
  shop_id text not null,
  issue_id text not null,
  offer_id text not null,
  campaign_id text not null,
  -- The campaign's kind.
  kind text not null,
  -- Whose it is; missing while a browser alone has it, and of whoever was erased.
  member_id text,
  -- The member named on the code itself: one given to a guest names nobody.
  code_member_id text,
  -- Of an apology: the order that was late.
  late_order_id text,
  -- `requested` its code is being made.
  status text not null check (status in ('requested', 'issued', 'used', 'ended')),
  -- Nobody shall use it any more; the shop system may not have heard yet.
  is_ending boolean not null default false,
  code text not null,
  value jsonb not null,
  currency text not null,
  min_order bigint,
  is_exit boolean not null,
  is_personal boolean not null,
  -- One of a number of gifts, which comes back if it ends unused.
  holds_stock boolean not null,
  -- Where the member stood then.
  stage text,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  -- Until then the same shopper is given no other one.
  cools_until timestamptz not null,
  order_id text,
  used_at timestamptz,
  -- When a job looks after it.
  check_at timestamptz,
  primary key (shop_id, issue_id)
);

create index offer_issues_of_member on offer_issues (shop_id, member_id, issued_at) where member_id is not null;
create index offer_issues_by_code on offer_issues (shop_id, code);
create index offer_issues_to_check on offer_issues (check_at) where check_at is not null;

-- By what a shopper is known again, and which one they were given last.
create table offer_keys (
  shop_id text not null,
  offer_id text not null,
  -- `browser`: fingerprints of network and browser, for seven days. `order`: of an apology.
  kind text not null check (kind in ('member', 'holder', 'browser', 'order')),
  value text not null,
  issue_id text not null,
  -- Known by the network alone: the same browser without its storage, or a neighbour.
  is_inherited boolean not null default false,
  seen_at timestamptz not null,
  primary key (shop_id, offer_id, kind, value)
);

create index offer_keys_of_shopper on offer_keys (shop_id, kind, value);
create index offer_keys_of_issue on offer_keys (shop_id, issue_id);
create index offer_keys_seen on offer_keys (kind, seen_at);

create table offer_stock (
  shop_id text not null,
  offer_id text not null,
  taken bigint not null check (taken >= 0),
  primary key (shop_id, offer_id)
);

-- When somebody seemed to leave and an offer was asked for: whether orders follow, and with a discount, tells what leaving taught them.
create table offer_exits (
  shop_id text not null,
  -- `member:` or `holder:`, then who.
  shopper text not null,
  at timestamptz not null,
  primary key (shop_id, shopper, at)
);

create index offer_exits_by_time on offer_exits (at);

-- How often a network has asked for something new lately.
create table network_attempts (
  shop_id text not null,
  -- What was asked for: `offers`, `carts`.
  what text not null,
  ip_key text not null,
  window_ends_at timestamptz not null,
  attempts integer not null,
  primary key (shop_id, what, ip_key)
);
