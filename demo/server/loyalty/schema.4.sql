-- The codes of rewards are among all other codes now; room `coupons` comes before this one.
insert into coupons (shop_id, code, giver, coupon_id, member_id, status, value, currency, min_order, cart_id, expires_at, order_id)
select shop_id, code, 'loyalty', redemption_id, member_id, status, value, currency, min_order, cart_id, expires_at, order_id
  from loyalty_coupons;

drop table loyalty_coupons;
