const wait = 20000;
const resting = new Map();

// A pressed button rests while its form is under way. After a cut connection it comes back, so that one may press
// again: the server knows the operation's id and answers with the same receipt.
export function submitOnce() {
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== 'post' || 'repeatable' in form.dataset) {
      return;
    }
    if (resting.has(form)) {
      event.preventDefault();
      return;
    }
    resting.set(form, []);
    // After this turn: a disabled button would not send its own name and value.
    setTimeout(() => rest(form, event.submitter));
    setTimeout(() => wake(form), wait);
  });
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) {
      [...resting.keys()].forEach(wake);
    }
  });
}

function rest(form, pressed) {
  const buttons = [...form.elements].filter((element) => element.type === 'submit' && !element.disabled);
  resting.set(form, buttons.map((button) => ({ button, content: [...button.childNodes] })));
  buttons.forEach((button) => { button.disabled = true; });
  if (pressed?.dataset.busy) {
    pressed.replaceChildren(pressed.dataset.busy);
  }
}

function wake(form) {
  for (const { button, content } of resting.get(form) ?? []) {
    button.disabled = false;
    button.replaceChildren(...content);
  }
  resting.delete(form);
}
