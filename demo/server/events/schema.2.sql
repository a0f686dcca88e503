-- What came of campaigns, among everything else that happens.
create index events_of_campaigns on events (shop_id, occurred_at)
  where name in ('campaign.shown', 'campaign.closed', 'campaign.clicked');
