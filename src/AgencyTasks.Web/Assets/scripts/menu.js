// The phone's menu is a <details>; Escape closes it and gives the focus back to its button.
export function closeMenuOnEscape() {
  document.addEventListener('keydown', (event) => {
    const menu = event.key === 'Escape' && document.querySelector('details.menu[open]');
    if (menu) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  });
}
