-- The latest message of each type for each member. A message only says "read this anew", so an older one of
-- the same type is of no use, and a stream that comes back after days still misses nothing.
create table live_messages (
  shop_id text not null,
  member_id text not null,
  type text not null,
  sequence bigint not null,
  revision bigint,
  primary key (shop_id, member_id, type)
);
