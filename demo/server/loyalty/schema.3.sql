-- What counts for a tier now, and until when: added up for “keep your tier”.
create index loyalty_lots_counting on loyalty_lots (shop_id, member_id, counts_until) include (qualifying, lot)
  where counted;
