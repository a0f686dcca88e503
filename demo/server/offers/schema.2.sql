-- Of one step of several: the steps after it belong to the same attempt to win somebody back.
alter table offer_issues add column ladder_id text;
alter table offer_issues add column ladder_step integer;
