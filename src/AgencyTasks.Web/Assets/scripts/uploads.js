import { shrink } from './photo.js';

const smallest = 65536;
const largest = 4 * 1048576;
const waits = [1000, 2000, 4000, 8000, 15000];

// <input type="file" data-uploads="/tai-len">: a chosen file goes to the server at once, piece by piece, and on a cut line
// it goes on where it broke. The form then only names it. Where that cannot be, the form carries the file itself.
export function sendFilesAhead() {
  document.querySelectorAll('input[type="file"][data-uploads]').forEach(watch);
}

function watch(input) {
  const { form } = input;
  const list = input.parentElement.querySelector('.uploads');
  const underWay = new Set();
  let held = null;
  for (const named of form.querySelectorAll('[data-received]')) {
    line(input, list, named.value.slice(named.value.indexOf('/') + 1), () => named.remove()).done();
  }
  // After the check of sizes, which listens further out.
  input.addEventListener('change', () => setTimeout(() => {
    if (input.validity.customError) {
      return;
    }
    const files = [...input.files];
    input.value = '';
    files.forEach(start);
  }));
  form.addEventListener('submit', (event) => {
    if (underWay.size > 0) {
      event.preventDefault();
      held = { button: event.submitter };
    }
  });

  async function start(chosen) {
    const stop = new AbortController();
    let named;
    const shown = line(input, list, chosen.name, () => { stop.abort(); named?.remove(); });
    underWay.add(shown);
    const file = await shrink(chosen);
    const result = await send(input, file, shown, stop.signal);
    underWay.delete(shown);
    if (result.id && !stop.signal.aborted) {
      named = Object.assign(document.createElement('input'), { type: 'hidden', name: 'Input.Received', value: `${result.id}/${file.name}` });
      form.append(named);
      shown.done();
    } else if (result.error) {
      shown.refuse(result.error);
      held = null;
    } else if (!stop.signal.aborted) {
      shown.remove();
      putBack(input, file);
    }
    if (underWay.size === 0 && held) {
      const { button } = held;
      held = null;
      form.requestSubmit(button);
    }
  }
}

// { id } of a file that is there whole, { error } in words, or nothing: not this way.
async function send(input, file, shown, signal) {
  const key = `upload:${location.pathname}:${file.name}:${file.size}:${file.lastModified}`;
  let id = localStorage.getItem(key);
  // Where the server stands; unknown after a cut.
  let at = id === null ? 0 : -1;
  let got = 0;
  let step = smallest;
  let tries = 0;
  while (!signal.aborted) {
    const began = performance.now();
    const answer = await (id === null
      ? post(input, `?name=${encodeURIComponent(file.name)}&size=${file.size}`, null, signal)
      : at < 0
        ? ask(input, id, signal)
        : post(input, `/${id}?from=${at}`, file.slice(at, at + step), signal, (sent) => shown.progress((at + sent) / file.size)));
    if (answer.isCut) {
      shown.cut(got / file.size);
      await rest(waits[Math.min(tries, waits.length - 1)], signal);
      tries += 1;
      at = id === null ? 0 : -1;
    } else if (answer.error) {
      return answer;
    } else if (answer.id === undefined) {
      localStorage.removeItem(key);
      if (id === null) {
        return {};
      }
      id = null;
      at = 0;
    } else {
      step = performance.now() - began < 1500 ? Math.min(step * 2, largest) : Math.max(step / 2, smallest);
      ({ id, received: at } = answer);
      got = at;
      tries = 0;
      localStorage.setItem(key, id);
      shown.progress(at / file.size);
      if (at >= file.size) {
        localStorage.removeItem(key);
        return { id };
      }
    }
  }
  return {};
}

function ask(input, id, signal) {
  return exchange(input, 'GET', `/${id}`, null, signal);
}

function post(input, path, body, signal, progress) {
  return exchange(input, 'POST', path, body, signal, progress);
}

function exchange(input, verb, path, body, signal, progress) {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open(verb, input.dataset.uploads + path);
    request.setRequestHeader('RequestVerificationToken', input.form.elements.__RequestVerificationToken.value);
    if (body) {
      request.setRequestHeader('Content-Type', 'application/octet-stream');
    }
    request.timeout = 120000;
    request.upload.onprogress = (event) => progress?.(event.loaded);
    request.onload = () => done(request.status >= 500 && request.status !== 507 ? { isCut: true } : read(request));
    request.onerror = request.ontimeout = () => done({ isCut: true });
    request.onabort = () => done({});
    signal.addEventListener('abort', () => request.abort());
    request.send(body);
  });
}

// A page in place of an answer: nobody is signed in any more.
function read(request) {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return {};
  }
}

function rest(time, signal) {
  return new Promise((done) => {
    setTimeout(done, time);
    window.addEventListener('online', done, { once: true });
    signal.addEventListener('abort', done);
  });
}

function putBack(input, file) {
  const all = new DataTransfer();
  [...input.files, file].forEach((one) => all.items.add(one));
  input.files = all.files;
}

// One file in the list below the box: its name, how far it is, a button that takes it out.
function line(input, list, name, onRemove) {
  const words = input.dataset;
  const item = document.createElement('li');
  const text = document.createElement('span');
  const bar = Object.assign(document.createElement('progress'), { max: 1, value: 0 });
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'btn btn-quiet', textContent: words.remove });
  // A name may turn what stands behind it around: "gpj.exe" would read "exe.jpg".
  const shownName = name.replace(/[\p{Cc}\p{Cf}]/gu, '�');
  const say = (sentence, part) => { text.textContent = sentence.replace('{0}', shownName).replace('{1}', Math.floor((part ?? 0) * 100)); };
  button.setAttribute('aria-label', `${words.remove}: ${shownName}`);
  button.addEventListener('click', () => { onRemove(); item.remove(); });
  bar.setAttribute('aria-hidden', 'true');
  item.append(text, bar, button);
  list.append(item);
  say(words.sending, 0);
  return {
    progress(part) { bar.value = part; say(words.sending, part); },
    cut(part) { say(words.cut, part); },
    done() { bar.remove(); say(words.done); item.className = 'is-done'; },
    refuse(error) { bar.remove(); text.textContent = error; item.className = 'is-refused'; },
    remove() { item.remove(); },
  };
}
