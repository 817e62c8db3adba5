// Lets people search a long list of choices by typing. Without this script it stays the list that it is.
document.querySelectorAll('select[data-suggests]').forEach(function (select) {
  if (!window.accessibleAutocomplete) { return; }
  var id = select.id;
  window.accessibleAutocomplete.enhanceSelectElement({
    selectElement: select,
    // Words that fitted nothing stand there again, and are sent beside the list: the answer says what to do.
    name: select.name + '-sought',
    defaultValue: select.value ? select.options[select.selectedIndex].text : select.dataset.sought || '',
    showAllValues: true,
    autoselect: false,
    // Over what follows: a list that pushes the button down takes the click away from it.
    displayMenu: 'overlay'
  });
  var typed = document.getElementById(id), searched = false;
  typed.addEventListener('input', function () { searched = true; });
  // What stands in the field is what is sent: a part of a name that only one choice has is that choice, and what is
  // not on the list chooses nothing, whatever was chosen before.
  select.form.addEventListener('submit', function () {
    if (!searched) { return; }
    var part = typed.value.trim().toLowerCase();
    var fitting = Array.prototype.filter.call(select.options, function (option) {
      return option.value && option.text.toLowerCase().indexOf(part) !== -1;
    });
    var exact = fitting.filter(function (option) { return option.text.trim().toLowerCase() === part; });
    var one = exact.length === 1 ? exact : fitting;
    select.value = part && one.length === 1 ? one[0].value : '';
  });
});
// Asks before a page with unsaved words is left, by Back or by closing it.
(function () {
  var changed = false;
  document.querySelectorAll('main form[method=post]').forEach(function (form) {
    form.addEventListener('input', function () { changed = true; });
    form.addEventListener('submit', function () { changed = false; });
  });
  window.addEventListener('beforeunload', function (leaving) {
    if (changed) { leaving.preventDefault(); }
  });
})();
// On a narrow screen the parts of a long page are folded; the list on top opens them, one or all. Without this script,
// on a wide screen and on paper they are open, but for what most people leave as it is. A link to a question opens its part.
(function () {
  var parts = document.querySelectorAll('details[data-folds]'), all = document.querySelector('[data-opens-all]');
  if (!all) { return; }
  function turn(open) {
    parts.forEach(function (part) { part.open = open; });
    all.textContent = open ? all.dataset.closesAll : all.dataset.opensAll;
  }
  function reveal() {
    var part = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (part && part.closest('details')) { part.closest('details').open = true; part.scrollIntoView(); }
  }
  if (window.matchMedia('(max-width: 40.05em)').matches) { all.hidden = false; turn(false); }
  reveal();
  all.addEventListener('click', function () { turn(all.textContent === all.dataset.opensAll); });
  window.addEventListener('hashchange', reveal);
  window.addEventListener('beforeprint', function () { turn(true); });
})();
