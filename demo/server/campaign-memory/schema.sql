-- What the browsers of a member remember of campaigns, put together.
create table campaign_memories (
  shop_id text not null,
  member_id text not null,
  memory jsonb not null,
  updated_at timestamptz not null,
  primary key (shop_id, member_id)
);
