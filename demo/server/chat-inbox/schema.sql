-- When somebody of the shop was last seen with the inbox open.
create table chat_agents (
  shop_id text not null,
  -- As they sign in.
  email text not null,
  seen_at timestamptz not null,
  primary key (shop_id, email)
);

-- What shoppers were last told of it: whether anybody is there.
create table chat_desks (
  shop_id text not null,
  is_staffed boolean not null,
  primary key (shop_id)
);

-- Of the shop’s side alone. A table of their own, so that no read for a shopper can ever reach them.
create table chat_notes (
  shop_id text not null,
  conversation_id uuid not null,
  cid uuid not null,
  text text not null,
  author_email text not null,
  at timestamptz not null,
  -- It stands below this message of the thread.
  after_seq integer not null,
  primary key (shop_id, cid),
  foreign key (shop_id, conversation_id) references chat_conversations on delete cascade
);
create index chat_notes_of_conversation on chat_notes (shop_id, conversation_id, after_seq);
