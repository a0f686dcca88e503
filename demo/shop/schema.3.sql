-- How a friend came, and the browser that ordered: for the invitations of the loyalty backend. The browser is forgotten once it was told.
alter table demo_shop_orders add column referral jsonb;
alter table demo_shop_orders add column client jsonb;
-- Orders of guests are told as well; those from before this version stay as they are.
