call locks.by_access('toys_toy', 'id', 'select, insert, update');
call locks.by_access('toys_part', 'toy', 'select, insert');
