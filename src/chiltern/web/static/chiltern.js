// Lets people search a long list of choices by typing. Without this script it stays the list that it is.
document.querySelectorAll('select[data-suggests]').forEach(function (select) {
  if (window.accessibleAutocomplete) {
    window.accessibleAutocomplete.enhanceSelectElement({
      selectElement: select,
      defaultValue: select.value ? select.options[select.selectedIndex].text : '',
      showAllValues: true,
      autoselect: false
    });
  }
});
