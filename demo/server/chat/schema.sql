-- One row for each shopper who has written: whoever changes anything of their conversations locks it first, so that `cursor` grows in the
-- order in which changes are committed.
create table chat_shoppers (
  shop_id text not null,
  member_id text not null,
  -- Of the newest change in any of their conversations: each changed row has a number of its own.
  cursor bigint not null,
  -- Where the numbers begin: the time in ms, so that a number of another shopper, or from before an erasure, is known for what it is.
  began bigint not null,
  -- As they said it themselves: name, email, phone, more.
  contact jsonb not null default '{}',
  -- Page, cart and language of their newest message.
  context jsonb not null default '{}',
  blocked_at timestamptz,
  -- Held a stream then.
  seen_at timestamptz,
  primary key (shop_id, member_id)
);

create table chat_conversations (
  shop_id text not null,
  -- Made by the shopper's browser.
  conversation_id uuid not null,
  member_id text not null,
  reference text not null,
  -- new, open, answered, resolved
  stage text not null,
  subject text not null,
  started_at timestamptz not null,
  updated_at timestamptz not null,
  last_seq integer not null default 0,
  -- High-water marks: the shopper has read, a screen of the shop has shown, somebody of the shop has read.
  read_seq integer not null default 0,
  their_delivered_seq integer not null default 0,
  their_read_seq integer not null default 0,
  -- Sign-in address of whoever has taken it.
  assignee text,
  -- Their name, as the shopper reads it.
  assignee_name text,
  -- Since when the shopper waits; null when the last word is the shop's.
  waiting_since timestamptz,
  first_answered_at timestamptz,
  resolved_at timestamptz,
  rating jsonb,
  cursor bigint not null,
  primary key (shop_id, conversation_id),
  unique (shop_id, reference)
);
create index chat_conversations_of_shopper on chat_conversations (shop_id, member_id, cursor);
create index chat_conversations_waiting on chat_conversations (shop_id, stage, waiting_since);

create table chat_messages (
  shop_id text not null,
  conversation_id uuid not null,
  seq integer not null,
  cid uuid not null,
  rev integer not null default 1,
  -- shopper, agent, bot, system
  author text not null,
  author_name text,
  -- Sign-in address, of an agent.
  author_email text,
  text text not null,
  -- As the contract describes them.
  attachments jsonb not null default '[]',
  reply_to uuid,
  at timestamptz not null,
  edited_at timestamptz,
  deleted_at timestamptz,
  cursor bigint not null,
  -- Hash of what was sent, to know a repeat from a conflict.
  fingerprint text not null,
  primary key (shop_id, conversation_id, seq),
  unique (shop_id, cid)
);
create index chat_messages_changed on chat_messages (shop_id, conversation_id, cursor);
