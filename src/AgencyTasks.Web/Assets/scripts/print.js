// <button type="button" data-print hidden>: there is such a button only where it can do something.
export function offerPrinting() {
  document.querySelectorAll('[data-print]').forEach((button) => { button.hidden = false; });
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-print]')) {
      window.print();
    }
  });
}
