// The summary takes the focus when it appears, and its links put the cursor into the box they name.
export function focusErrorSummary() {
  focusIn(document);
  document.addEventListener('htmx:afterSwap', (event) => focusIn(event.target));
  document.addEventListener('click', (event) => {
    const link = event.target.closest('.error-summary a[href^="#"]');
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) {
      return;
    }
    event.preventDefault();
    const label = document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
    (label ?? field).scrollIntoView({ block: 'start' });
    field.focus({ preventScroll: true });
  });
}

function focusIn(root) {
  root.querySelector?.('.error-summary')?.focus();
}
