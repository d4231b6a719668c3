import { changedValues, putBack } from './typedText.js';

const prefix = 'draft:';
const keptFor = 7 * 86400000;

// <form data-draft>: what is typed is kept in this browser until it has reached the server, also when the phone dies. Only
// for the person who typed it, for a week, and not after signing out.
export function keepDrafts() {
  const person = document.querySelector('[data-session-end]')?.dataset.person;
  if (!person) {
    return;
  }
  const here = prefix + location.pathname + location.search;
  for (const key of keys()) {
    const kept = JSON.parse(localStorage.getItem(key));
    // Another page came after it was sent: it has arrived.
    if (kept.person !== person || Date.now() - kept.at > keptFor || (kept.isSent && key !== here)) {
      localStorage.removeItem(key);
    }
  }
  const form = document.querySelector('main form[data-draft]');
  if (!form) {
    return;
  }
  const seen = [...form.querySelectorAll('input[name$=".Seen"]')];
  restore(here, seen);
  const shown = Object.fromEntries(seen.map((box) => [box.name, box.value]));
  let soon;
  form.addEventListener('input', () => {
    clearTimeout(soon);
    soon = setTimeout(() => keep(false), 400);
  });
  form.addEventListener('submit', () => {
    clearTimeout(soon);
    keep(true);
  });

  function keep(isSent) {
    const values = changedValues();
    if (values.length > 0) {
      localStorage.setItem(here, JSON.stringify({ person, at: Date.now(), isSent, seen: shown, values }));
    } else {
      localStorage.removeItem(here);
    }
  }
}

export function forgetDrafts() {
  keys().forEach((key) => localStorage.removeItem(key));
}

function restore(key, seen) {
  const kept = JSON.parse(localStorage.getItem(key));
  // The answer to what was sent says what is wrong, and has it in its boxes.
  if (!kept || (kept.isSent && document.querySelector('.error-summary'))) {
    return;
  }
  const before = JSON.stringify(changedValues());
  if (putBack(kept.values) && JSON.stringify(changedValues()) !== before) {
    document.querySelector('[data-draft-restored]').hidden = false;
    // Typed beside that draft: the server says so where a colleague wrote meanwhile.
    seen.forEach((box) => (box.value = kept.seen?.[box.name] ?? box.value));
  }
}

function keys() {
  return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
}
