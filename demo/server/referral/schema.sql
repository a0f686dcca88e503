-- Inviting friends: versions of the rules, who invites, who was invited, and what each was given.
create table referral_programs (
  shop_id text not null,
  program_id text not null,
  revision bigint not null,
  status text not null check (status in ('draft', 'active', 'paused')),
  rules jsonb not null,
  created_at timestamptz not null,
  primary key (shop_id, revision)
);

create table referral_advocates (
  shop_id text not null,
  advocate_id text not null,
  -- Missing of a guest, and of whoever was erased.
  member_id text,
  -- A guest's own address, in the form addresses are compared in.
  email_key text,
  -- A guest's own first name; a member's is with the member.
  name text,
  name_shown boolean not null default false,
  -- A guest looks at the friends with it; the token itself is kept nowhere.
  token_hash text,
  -- As it stands in the link.
  code text not null,
  -- A guest's browser, as fingerprints, for 90 days.
  ip_key text,
  agent_key text,
  -- Grows with every change a client could see.
  revision bigint not null default 1,
  created_at timestamptz not null,
  erased_at timestamptz,
  primary key (shop_id, advocate_id),
  unique (shop_id, member_id)
);

create unique index referral_advocates_by_token on referral_advocates (shop_id, token_hash) where token_hash is not null;
create index referral_advocates_by_email on referral_advocates (shop_id, email_key) where email_key is not null;

-- Every code an advocate ever had: links of before go on working.
create table referral_codes (
  shop_id text not null,
  -- Without case, accents and hyphens.
  code_key text not null,
  code text not null,
  advocate_id text not null,
  is_own boolean not null,
  created_at timestamptz not null,
  primary key (shop_id, code_key)
);

create index referral_codes_of_advocate on referral_codes (shop_id, advocate_id, created_at);

-- One browser counts once a day for one code; kept for two days.
create table referral_lookers (
  shop_id text not null,
  day date not null,
  looker text not null,
  primary key (shop_id, day, looker)
);

create table referral_visits (
  shop_id text not null,
  day date not null,
  visits bigint not null,
  primary key (shop_id, day)
);

create table referral_claims (
  shop_id text not null,
  claim_id text not null,
  advocate_id text not null,
  -- As it was when the friend took it.
  code text not null,
  -- What was promised: rewards, least order, days to wait, by the rules of that day.
  terms jsonb not null,
  -- The friend, as far as known: from the claim, then from the order.
  member_id text,
  email text,
  email_key text,
  name text,
  visitor_id uuid,
  -- The browser that took it, as fingerprints, for 90 days.
  ip_key text,
  agent_key text,
  -- Missing where the code was typed at the till.
  after_ms bigint,
  status text not null check (status in
    ('claimed', 'ordered', 'pending', 'review', 'approved', 'rewarded', 'rejected', 'expired')),
  reason text,
  flags jsonb not null default '[]',
  blocks jsonb not null default '[]',
  claimed_at timestamptz not null,
  since timestamptz not null,
  -- Until when an order counts.
  expires_at timestamptz not null,
  -- The end of the wait or of the review.
  until timestamptz,
  order_id text,
  -- Merchandise the friend kept, minor units.
  order_value bigint,
  -- By a person, or by time (`lapse`) when a review ended without one.
  decision text check (decision in ('approve', 'reject', 'lapse')),
  note text,
  -- The merchant's server was asked, and what it said.
  asked_at timestamptz,
  answer text check (answer in ('yes', 'no')),
  -- When the advocate's reward was granted: what the cap counts.
  granted_at timestamptz,
  returned_at timestamptz,
  -- When time alone may change something.
  due_at timestamptz,
  primary key (shop_id, claim_id)
);

create index referral_claims_of_advocate on referral_claims (shop_id, advocate_id, claimed_at desc, claim_id desc);
create index referral_claims_newest on referral_claims (shop_id, claimed_at desc, claim_id desc);
create index referral_claims_of_member on referral_claims (shop_id, member_id) where member_id is not null;
create index referral_claims_of_email on referral_claims (shop_id, email_key) where email_key is not null;
create index referral_claims_of_network on referral_claims (shop_id, ip_key, claimed_at) where ip_key is not null;
create index referral_claims_due on referral_claims (due_at) where due_at is not null;

-- By what a friend is known again: the first claim wins the row, whoever comes at the same time.
create table referral_claim_keys (
  shop_id text not null,
  kind text not null check (kind in ('member', 'email', 'visitor')),
  value text not null,
  claim_id text not null,
  primary key (shop_id, kind, value)
);

create index referral_claim_keys_of_claim on referral_claim_keys (shop_id, claim_id);

-- Which orders count for which claim.
create table referral_orders (
  shop_id text not null,
  order_id text not null,
  claim_id text not null,
  via text not null check (via in ('code', 'personal_code', 'claim_id', 'member', 'visitor')),
  primary key (shop_id, order_id)
);

create index referral_orders_of_claim on referral_orders (shop_id, claim_id);

-- Personal codes the till has told of; the order may name them too, or come later.
create table referral_typed_codes (
  shop_id text not null,
  order_id text not null,
  code text not null,
  primary key (shop_id, order_id)
);

create table referral_rewards (
  shop_id text not null,
  reward_id text not null,
  -- `friend:<claim>`, `advocate:<claim>`, `ladder:<advocate>:<friends>`: each is given once.
  source text not null,
  -- Whose it is; missing of a friend's.
  advocate_id text,
  claim_id text,
  value jsonb not null,
  -- `requested` a code is being made, `waiting` points wait for an account.
  status text not null check (status in ('requested', 'issued', 'waiting', 'paid', 'used', 'ended')),
  -- Nobody shall use it any more; the shop system may not have heard yet.
  is_ending boolean not null default false,
  code text,
  currency text not null,
  min_order bigint,
  first_order_only boolean not null default false,
  order_id text,
  created_at timestamptz not null,
  expires_at timestamptz,
  -- When a job looks after it: a process died half-way, or points wait.
  check_at timestamptz,
  primary key (shop_id, reward_id),
  unique (shop_id, source)
);

create index referral_rewards_of_advocate on referral_rewards (shop_id, advocate_id, created_at) where advocate_id is not null;
create index referral_rewards_of_claim on referral_rewards (shop_id, claim_id) where claim_id is not null;
create index referral_rewards_by_code on referral_rewards (shop_id, code) where code is not null;
create index referral_rewards_to_check on referral_rewards (check_at) where check_at is not null;

-- What each Idempotency-Key led to.
create table referral_requests (
  shop_id text not null,
  -- The member; `*` of somebody nobody vouches for.
  caller text not null,
  request_key text not null,
  fingerprint text not null,
  -- The claim or the guest it made, and the first answer.
  result_id text,
  answer jsonb,
  created_at timestamptz not null,
  primary key (shop_id, caller, request_key)
);

-- How often a network has tried lately.
create table referral_attempts (
  shop_id text not null,
  ip_key text not null,
  window_ends_at timestamptz not null,
  attempts integer not null,
  primary key (shop_id, ip_key)
);

create table referral_blocks (
  shop_id text not null,
  kind text not null check (kind in ('email', 'domain', 'code')),
  -- As it is compared.
  value text not null,
  since timestamptz not null,
  primary key (shop_id, kind, value)
);
