-- One row for each shopper who has answered, has a ticket or was asked: whoever changes anything of theirs locks it first, so that `cursor`
-- grows in the order in which changes are committed.
create table feedback_shoppers (
  shop_id text not null,
  member_id text not null,
  -- Of the newest change of their tickets; begins at the time in ms, so that it is higher than any from before an erasure.
  cursor bigint not null,
  -- An AskMemory: what their devices remember of surveys; of a guest nothing.
  memory jsonb,
  primary key (shop_id, member_id)
);

create table surveys (
  shop_id text not null,
  survey_id text not null,
  revision integer not null,
  -- draft, open, closed
  status text not null,
  -- The newest revision, as the contract describes it.
  definition jsonb not null,
  updated_at timestamptz not null,
  -- Of one that is closed.
  closed_at timestamptz,
  primary key (shop_id, survey_id)
);

-- Revisions that were replaced: answers to them are taken for a while, and read for ever.
create table survey_versions (
  shop_id text not null,
  survey_id text not null,
  revision integer not null,
  definition jsonb not null,
  replaced_at timestamptz not null,
  primary key (shop_id, survey_id, revision)
);

-- That a survey was shown, with consent to be counted: no column says to whom, and none ever will.
create table survey_asks (
  shop_id text not null,
  submission_id uuid not null,
  survey_id text not null,
  revision integer not null,
  locale text not null,
  -- How it was closed: shown (not at all), later, dismissed, never. Only ever raised, in this order.
  outcome text not null,
  asked_at timestamptz not null,
  primary key (shop_id, submission_id)
);
create index survey_asks_of_survey on survey_asks (shop_id, survey_id, asked_at);

create table survey_submissions (
  shop_id text not null,
  -- Made by the shopper's browser.
  submission_id uuid not null,
  survey_id text not null,
  revision integer not null,
  locale text not null,
  -- Null of an anonymous one, and of whoever was erased.
  member_id text,
  is_anonymous boolean not null,
  answers jsonb not null,
  rev integer not null,
  -- orderId, conversationId.
  about jsonb,
  page text,
  -- Of the first step that was answered, of the last, and when the end was reached first.
  answered_at timestamptz not null,
  updated_at timestamptz not null,
  finished_at timestamptz,
  editable_until timestamptz,
  -- The first score: which step, how much, of how much at most, and low, mid or high.
  score_step text,
  score integer,
  score_most integer,
  bucket text,
  -- Of the first step of this kind.
  nps integer,
  -- The shop's server was told up to this one.
  told_rev integer not null default 0,
  -- When it has to be looked at though nobody asks.
  check_at timestamptz,
  primary key (shop_id, submission_id)
);
create index survey_submissions_of_survey on survey_submissions (shop_id, survey_id, answered_at);
create index survey_submissions_of_member on survey_submissions (shop_id, member_id, updated_at) where member_id is not null;
create index survey_submissions_to_check on survey_submissions (check_at) where check_at is not null;

create table tickets (
  shop_id text not null,
  ticket_id uuid not null,
  member_id text not null,
  -- One each.
  submission_id uuid not null,
  survey_id text not null,
  reference text not null,
  -- received, assigned, in_progress, your_turn, resolved
  stage text not null,
  subject text not null,
  -- In words of its own scale: `2/10`.
  score text not null,
  -- In which the survey was read: mails are written in it.
  locale text not null,
  -- As the shopper has said it in the survey.
  email text,
  opened_at timestamptz not null,
  updated_at timestamptz not null,
  -- Null while nothing is due: resolved, or the shopper's turn.
  due_at timestamptz,
  resolved_at timestamptz,
  -- When the shopper said that it is.
  fixed_at timestamptz,
  -- Sign-in address and name of whoever has taken it.
  assignee text,
  assignee_name text,
  reopened integer not null default 0,
  last_seq integer not null default 0,
  -- High-water marks: of the shopper's own newest entry, what the shopper has seen, what somebody of the shop has.
  their_seq integer not null default 0,
  seen_seq integer not null default 0,
  viewed_seq integer not null default 0,
  -- How far the shopper was told by mail; and whether the shop was told that it is there.
  mailed_seq integer not null default 0,
  notified_at timestamptz,
  primary key (shop_id, ticket_id),
  unique (shop_id, submission_id),
  unique (shop_id, reference)
);
create index tickets_of_shopper on tickets (shop_id, member_id, opened_at);
create index tickets_in_queue on tickets (shop_id, stage, due_at);
create index tickets_to_notify on tickets (opened_at) where notified_at is null;
create index tickets_unseen on tickets (updated_at) where last_seq > seen_seq and last_seq > mailed_seq;

-- What happened to a ticket, as both sides read it: `seq` from 1 on, without gaps.
create table ticket_entries (
  shop_id text not null,
  ticket_id uuid not null,
  seq integer not null,
  at timestamptz not null,
  -- opened, stage, note, fixed, reopened
  kind text not null,
  stage text,
  -- shopper, agent, system
  author text not null,
  author_name text,
  -- Sign-in address, of an agent.
  author_email text,
  text text,
  cid uuid,
  -- Hash of what was sent with `cid`, to know a repeat from a conflict.
  fingerprint text,
  primary key (shop_id, ticket_id, seq),
  unique (shop_id, cid),
  foreign key (shop_id, ticket_id) references tickets on delete cascade
);

-- Of the shop’s side alone. A table of their own, so that no read for a shopper can ever reach them.
create table ticket_notes (
  shop_id text not null,
  ticket_id uuid not null,
  cid uuid not null,
  text text not null,
  author_email text not null,
  author_name text not null,
  at timestamptz not null,
  -- It stands below this entry of the ticket.
  after_seq integer not null,
  primary key (shop_id, cid),
  foreign key (shop_id, ticket_id) references tickets on delete cascade
);
create index ticket_notes_of_ticket on ticket_notes (shop_id, ticket_id, after_seq);

-- Without a row, the defaults hold.
create table feedback_settings (
  shop_id text not null primary key,
  revision integer not null,
  settings jsonb not null,
  saved_at timestamptz not null
);
