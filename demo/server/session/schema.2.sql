-- Whoever ordered without an account; `sub` is `guest:` and the fingerprint of the e-mail, which nobody can be vouched for as.
alter table members add column is_guest boolean not null default false;
-- When the shop had the customer erased; `sub` is random from then on.
alter table members add column erased_at timestamptz;
-- Fingerprint of the normalised e-mail, to find the same person by.
alter table members add column email_key text;

create index members_by_email on members (shop_id, email_key) where email_key is not null;
create index members_without_key on members (shop_id) where email_key is null and email is not null;
