// Says at once that a file is too large, before a slow line has carried it: <input type="file" data-max-bytes
// data-too-large="Tệp {0} nặng {1} MB; tối đa {2} MB.">. The server checks again.
export function checkFileSizes() {
  document.addEventListener('change', (event) => {
    const input = event.target;
    if (input.type !== 'file' || !input.dataset.maxBytes) {
      return;
    }
    const limit = Number(input.dataset.maxBytes);
    const tooLarge = [...input.files].find((file) => file.size > limit);
    const text = tooLarge ? describe(input, tooLarge, limit) : '';
    input.setCustomValidity(text);
    show(input, text);
  });
}

function describe(input, file, limit) {
  const values = [file.name, megabytes(file.size), megabytes(limit)];
  return (input.dataset.tooLarge ?? '{0}: {1} MB > {2} MB').replace(/\{(\d)\}/g, (_, index) => values[index]);
}

function megabytes(bytes) {
  return (bytes / 1048576).toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });
}

function show(input, text) {
  const id = `${input.id}-size`;
  // Taken away, not hidden: a field that holds a message looks wrong.
  document.getElementById(id)?.remove();
  if (text) {
    const message = document.createElement('p');
    message.id = id;
    message.className = 'field-validation-error';
    message.setAttribute('role', 'alert');
    message.textContent = text;
    input.before(message);
  }
  input.classList.toggle('input-validation-error', text !== '');
}
