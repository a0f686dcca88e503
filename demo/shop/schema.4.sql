-- What is not as the catalogue says: fewer pieces than anybody would buy, or another price.
create table demo_shop_shelf (
  shop_id text not null,
  product_id text not null,
  -- Null: as many as anybody wants.
  stock integer,
  price_percent integer not null default 100,
  primary key (shop_id, product_id)
);
