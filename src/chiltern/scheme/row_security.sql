-- Written by the partnership's office alone; no personal data, so read by all.
call locks.in_the_open('scheme_partnership', 'keeper', 'select, insert, update');
call locks.in_the_open('scheme_codeversion', 'keeper', 'select, insert');
call locks.in_the_open('scheme_setting', 'keeper', 'select, insert');
call locks.in_the_open('scheme_lawcorrection', 'keeper', 'select, insert');
