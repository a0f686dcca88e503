-- Mails that wait to be sent; gone once they are. Those that were given up stay for a month, without what stood in them.
create table mails (
  shop_id text not null,
  mail_id uuid not null,
  -- answers, notice, transcript, order_code
  kind text not null,
  -- Null: nobody, for a question that is answered the same way whether there is an order or not.
  recipient text,
  -- As the mailer takes it: fromName, replyTo, subject, text, html.
  letter jsonb not null,
  -- Whom it is about.
  member_id text,
  conversation_id uuid,
  -- Pointless once the shopper has read up to here.
  until_read_seq integer,
  created_at timestamptz not null,
  -- Null once it is given up.
  next_at timestamptz,
  attempts integer not null default 0,
  problem text,
  primary key (shop_id, mail_id),
  foreign key (shop_id, conversation_id) references chat_conversations on delete cascade
    deferrable initially deferred
);
create index mails_due on mails (next_at) where next_at is not null;
create index mails_about on mails (shop_id, member_id) where member_id is not null;

-- How far each side of a conversation was told by mail.
create table mail_marks (
  shop_id text not null,
  conversation_id uuid not null,
  -- shopper, shop
  side text not null,
  seq integer not null,
  primary key (shop_id, conversation_id, side),
  foreign key (shop_id, conversation_id) references chat_conversations on delete cascade
    deferrable initially deferred
);
create index chat_conversations_unread on chat_conversations (updated_at) where last_seq > read_seq;
create index chat_conversations_unseen on chat_conversations (updated_at) where last_seq > their_read_seq;

-- Whoever makes this server write mails is counted, by the hash of who and to whom.
create table mail_attempts (
  shop_id text not null,
  subject_hash text not null,
  window_ends_at timestamptz not null,
  attempts integer not null,
  primary key (shop_id, subject_hash)
);
