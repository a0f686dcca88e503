-- Pointless once the shopper has seen this ticket up to there.
alter table mails add column ticket_id uuid;
alter table mails add column until_seen_seq integer;
