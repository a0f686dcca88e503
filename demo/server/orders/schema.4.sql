-- When the shopper was told the parcel would come, and when it is expected now.
alter table orders add column promised_at timestamptz;
alter table orders add column expected_at timestamptz;
