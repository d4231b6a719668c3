// <form data-passkey="create|get" data-options="address" data-failed="sentence" hidden>: asks the server what to ask the
// device, asks the device, and sends its answer in the box "credential". Shown only where the browser knows passkeys.
export function usePasskeys() {
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
    return;
  }
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      ask(form);
    });
  }
}

async function ask(form) {
  const message = form.querySelector('[data-message]');
  const button = form.querySelector('button');
  message.hidden = true;
  button.disabled = true;
  try {
    form.elements.credential.value = JSON.stringify(await credential(form));
    // Without the event: this is the form's own way on.
    form.submit();
  } catch {
    // Also when the person changed their mind at the device.
    message.textContent = form.dataset.failed;
    message.hidden = false;
    button.disabled = false;
  }
}

async function credential(form) {
  const answer = await fetch(form.dataset.options, { method: 'POST', body: new FormData(form) });
  if (!answer.ok) {
    throw new Error(`${answer.status}`);
  }
  const options = await answer.json();
  return form.dataset.passkey === 'create'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}
