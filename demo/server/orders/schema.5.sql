-- When the parcel was handed over, who brings it, and where it can be followed.
alter table orders add column shipped_at timestamptz;
alter table orders add column carrier text;
alter table orders add column tracking_url text;
