import { forgetDrafts } from './localDraft.js';
import { forgetTyped, keepTyped, restoreTyped } from './typedText.js';

// The session's end in all tabs of a browser: whoever goes on in one, goes on in all.
const shared = 'session-ends';

// <aside data-session-end …> says two minutes before the end that it comes, offers to go on, and keeps what was typed.
export function warnOfSessionEnd() {
  const notice = document.querySelector('[data-session-end]');
  if (!notice) {
    // Nobody is signed in here: a form that was just sent did not arrive.
    keepTyped.lost();
    return;
  }
  const { person, left, warning, soon, over, restored } = notice.dataset;
  const form = notice.querySelector('form');
  const link = notice.querySelector('a');
  let shown = '';
  extend(Number(left));
  if (restoreTyped(person)) {
    show(restored, false, false);
  }
  document.addEventListener('submit', (event) => {
    if (event.target.matches('[action$="/dang-xuat"]')) {
      forgetTyped();
      forgetDrafts();
    } else if (event.target !== form) {
      keepTyped(person, false);
    }
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const answer = await fetch(form.action, { method: 'POST', body: new FormData(form), redirect: 'manual' }).catch(() => null);
    if (answer?.ok) {
      extend((await answer.json()).left);
      look();
    }
  });
  setInterval(look, 1000);

  function look() {
    const rest = (Number(localStorage.getItem(shared)) - Date.now()) / 1000;
    if (rest <= 0) {
      keepTyped(person, true);
      link.href = `/dang-nhap?tiep=${encodeURIComponent(location.pathname + location.search)}`;
      show(over, false, true);
    } else if (rest <= Number(warning)) {
      show(soon, true, false);
    } else if (shown !== restored) {
      notice.hidden = true;
      shown = '';
    }
  }

  function show(text, canGoOn, isOver) {
    notice.hidden = false;
    form.hidden = !canGoOn;
    link.hidden = !isOver;
    if (shown !== text) {
      shown = text;
      // A turn later: what appears together with its place is not read out.
      setTimeout(() => { notice.querySelector('p').textContent = text; }, 100);
    }
  }
}

function extend(seconds) {
  localStorage.setItem(shared, String(Date.now() + seconds * 1000));
}
