// Two hundred a day: keys for the queue of what waits for the police. Every key only presses what the page shows anyway;
// none works while something is typed, and all can be switched off.
const off = 'queue-keys-off';
const marked = 'queue-marks';

export function workTheQueue() {
  if (document.querySelector('[data-forget-marks]')) {
    sessionStorage.removeItem(marked);
  }
  const queue = document.querySelector('[data-queue]');
  if (!queue) {
    return;
  }
  keepMarks(queue);
  offerReasons(queue.querySelector('[data-reasons]'));
  offerSwitch(document.querySelector('[data-key-hints]'));
  document.addEventListener('keydown', (event) => {
    if (localStorage.getItem(off) || event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing || isTyping(event.target)) {
      return;
    }
    const press = { j: () => go(queue, 1), k: () => go(queue, -1), x: () => mark(queue), c: () => accept(queue), t: () => giveBack(queue) }[event.key];
    if (press) {
      event.preventDefault();
      press();
    }
  });
}

function isTyping(target) {
  return target.isContentEditable || target.closest?.('textarea, select, input:not([type="checkbox"], [type="radio"])');
}

function go(queue, step) {
  const cards = [...queue.querySelectorAll('.task-card')];
  const next = cards[cards.findIndex((card) => card.hasAttribute('aria-current')) + step];
  next?.click();
}

function mark(queue) {
  queue.querySelector('.pick:has([aria-current]) input')?.click();
}

function accept(queue) {
  queue.querySelector('[data-accept]:not(:disabled)')?.click();
}

// First press: to the reasons. With a reason written: gives it back.
function giveBack(queue) {
  const box = queue.querySelector('[data-decide] textarea');
  if (!box) {
    return;
  }
  if (box.value.trim()) {
    queue.querySelector('[data-return]:not(:disabled)')?.click();
    return;
  }
  queue.querySelector('[data-reasons]')?.setAttribute('open', '');
  box.focus();
}

function offerSwitch(hints) {
  if (!hints) {
    return;
  }
  const button = hints.querySelector('button');
  const show = () => {
    button.textContent = localStorage.getItem(off) ? hints.dataset.on : hints.dataset.off;
    hints.classList.toggle('is-off', Boolean(localStorage.getItem(off)));
  };
  button.addEventListener('click', () => {
    if (localStorage.getItem(off)) {
      localStorage.removeItem(off);
    } else {
      localStorage.setItem(off, '1');
    }
    show();
  });
  hints.hidden = false;
  show();
}

// Marks stay in this tab while one goes from result to result; those of other pages of the list are sent along.
function keepMarks(queue) {
  const form = queue.querySelector('#selection');
  const boxes = [...form.querySelectorAll('input[name="Selected"]')];
  const kept = new Set(JSON.parse(sessionStorage.getItem(marked) ?? '[]'));
  boxes.forEach((box) => {
    box.checked = box.checked || kept.has(box.value);
    if (box.checked) {
      kept.add(box.value);
    }
  });
  const tell = () => {
    sessionStorage.setItem(marked, JSON.stringify([...kept]));
    const words = form.querySelector('[data-marked]');
    words.textContent = kept.size > 0 ? words.dataset.words.replace('{0}', kept.size) : '';
  };
  form.addEventListener('change', (event) => {
    if (event.target.name === 'Selected') {
      kept[event.target.checked ? 'add' : 'delete'](event.target.value);
      tell();
    }
  });
  form.addEventListener('formdata', (event) => {
    const here = new Set(boxes.map((box) => box.value));
    [...kept].filter((id) => !here.has(id)).forEach((id) => event.formData.append('Selected', id));
  });
  tell();
}

// A frequent reason becomes a line of the box, where it can be changed.
function offerReasons(reasons) {
  const box = reasons && document.getElementById(reasons.dataset.reasons);
  if (!box) {
    return;
  }
  reasons.querySelectorAll('input').forEach((choice) => {
    choice.removeAttribute('name');
    if (choice.checked && !box.value.includes(choice.value)) {
      box.value = [box.value.trim(), choice.value].filter(Boolean).join('\n');
    }
    choice.addEventListener('change', () => {
      const lines = box.value.split('\n').filter((line) => line.trim() && line.trim() !== choice.value);
      box.value = [...lines, ...(choice.checked ? [choice.value] : [])].join('\n');
    });
  });
}
