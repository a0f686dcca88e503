-- Files of the chat, sent before the message that carries them; their bytes lie here too.
create table chat_files (
  shop_id text not null,
  -- Made by whoever sends it.
  file_id uuid not null,
  -- The shopper who sent it; '' for the shop's side.
  member_id text not null,
  -- Null until a message has it.
  conversation_id uuid,
  -- The unguessable end of its address.
  token text not null,
  name text not null,
  -- As the bytes say it.
  type text not null,
  bytes integer not null,
  width integer,
  height integer,
  -- SHA-256, to know a repeat from a conflict.
  hash text not null,
  content bytea not null,
  uploaded_at timestamptz not null,
  primary key (shop_id, file_id),
  foreign key (shop_id, conversation_id) references chat_conversations on delete cascade
    deferrable initially deferred
);
-- Pictures and films are compressed already; and a part of what is not compressed is read without the rest.
alter table chat_files alter column content set storage external;
create index chat_files_by_token on chat_files (token);
create index chat_files_of_shopper on chat_files (shop_id, member_id, uploaded_at);
create index chat_files_unsent on chat_files (uploaded_at) where conversation_id is null;
