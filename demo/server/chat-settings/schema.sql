-- What a shop has decided about its chat; without a row, the defaults hold.
create table chat_settings (
  shop_id text not null primary key,
  revision integer not null,
  settings jsonb not null,
  saved_at timestamptz not null
);

-- Half of the first answers of the last week came sooner, within the opening hours. Reckoned by a job.
create table chat_reply_times (
  shop_id text not null primary key,
  median_ms bigint not null,
  conversations integer not null
);
