-- Since when BigCommerce shows what it does. Null for what was written before this was kept.
alter table shown add column at timestamptz;
