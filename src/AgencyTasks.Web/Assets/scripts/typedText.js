// What was typed into a page's forms, kept in this tab for the person who typed it: never passwords, never files. A record
// is "lost" when the session was over; only then is it put back.
const prefix = 'typed:';
const boxes = 'main form[method="post"] :is(input:not([type="hidden"], [type="password"], [type="file"]), textarea, select)';

export function keepTyped(person, isLost) {
  const values = changedValues();
  if (values.length > 0) {
    sessionStorage.setItem(prefix + here(), JSON.stringify({ person, isLost, values }));
  }
}

keepTyped.lost = () => {
  for (const key of keys()) {
    const record = JSON.parse(sessionStorage.getItem(key));
    sessionStorage.setItem(key, JSON.stringify({ ...record, isLost: true }));
  }
};

// True: something is back in its box.
export function restoreTyped(person) {
  let isBack = false;
  for (const key of keys()) {
    const record = JSON.parse(sessionStorage.getItem(key));
    if (record.person === person && record.isLost && key !== prefix + here()) {
      // Of another page: it waits there.
      continue;
    }
    sessionStorage.removeItem(key);
    if (record.person === person && record.isLost) {
      isBack = putBack(record.values) || isBack;
    }
  }
  return isBack;
}

export function forgetTyped() {
  keys().forEach((key) => sessionStorage.removeItem(key));
}

// [place, name, type, value] of each box that does not say what the server put in it.
export function changedValues() {
  return [...document.querySelectorAll(boxes)].map((box, index) => [box, index])
    .filter(([box]) => isChanged(box)).map(([box, index]) => [index, box.name, box.type, valueOf(box)]);
}

// True: at least one box was found again.
export function putBack(values) {
  const found = document.querySelectorAll(boxes);
  const fitting = values.filter(([index, name, type]) => found[index]?.name === name && found[index].type === type);
  for (const [index, , , value] of fitting) {
    const box = found[index];
    if (typeof value === 'boolean') {
      box.checked = value;
    } else {
      box.value = value;
    }
    box.closest('details')?.setAttribute('open', '');
    box.dispatchEvent(new Event('input', { bubbles: true }));
  }
  return fitting.length > 0;
}

function valueOf(box) {
  return box.type === 'checkbox' || box.type === 'radio' ? box.checked : box.value;
}

function isChanged(box) {
  if (box.type === 'checkbox' || box.type === 'radio') {
    return box.checked !== box.defaultChecked;
  }
  return box.options ? [...box.options].some((option) => option.selected !== option.defaultSelected) : box.value !== box.defaultValue;
}

function keys() {
  return Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));
}

function here() {
  return location.pathname + location.search;
}
