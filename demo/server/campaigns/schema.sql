-- Campaigns: drafts and versions, what the shop says about itself, and who came to the point where arms differ.
create table campaigns (
  shop_id text not null,
  campaign_id text not null,
  status text not null check (status in ('draft', 'active', 'paused', 'ended')),
  -- The version shoppers see, or saw last; of one that nobody has seen yet the newest.
  revision bigint not null,
  -- A newer version that nobody sees yet.
  draft_revision bigint,
  updated_at timestamptz not null,
  primary key (shop_id, campaign_id)
);

create table campaign_versions (
  shop_id text not null,
  campaign_id text not null,
  revision bigint not null,
  campaign jsonb not null,
  created_at timestamptz not null,
  -- When shoppers first saw it; null of a draft.
  active_since timestamptz,
  primary key (shop_id, campaign_id, revision)
);

-- The newest revision is in force; those before it say who was held out when.
create table campaign_settings (
  shop_id text not null,
  revision bigint not null,
  settings jsonb not null,
  created_at timestamptz not null,
  primary key (shop_id, revision)
);

-- What is known of the customers as a whole, reckoned once a day.
create table campaign_lifecycles (
  shop_id text not null primary key,
  config jsonb not null,
  computed_at timestamptz not null
);

create index campaign_lifecycles_by_age on campaign_lifecycles (computed_at);

-- Who came to the point where the arms of an experiment differ: each unit once in each phase, with the arm it saw first.
create table campaign_exposures (
  shop_id text not null,
  -- `holdout` for all that is promotional together.
  experiment text not null,
  phase text not null,
  unit_type text not null check (unit_type in ('visitor', 'member')),
  unit_id text not null,
  arm text not null,
  campaign_id text not null,
  visitor_id uuid,
  member_id text,
  first_at timestamptz not null,
  -- Nothing of it lasts: counted apart.
  is_ephemeral boolean not null,
  -- Never seen before.
  is_fresh boolean not null,
  -- Saw more than one arm.
  is_multi boolean not null,
  primary key (shop_id, experiment, phase, unit_type, unit_id)
);

create index campaign_exposures_of_member on campaign_exposures (shop_id, member_id) where member_id is not null;
