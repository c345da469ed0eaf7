// Forms with `data-passkey` send the response of a passkey in their field `response`. They are hidden without scripts and where the browser has
// no passkeys; elements with `data-no-passkeys` are shown there.
const toBytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
const toText = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const toCredentials = (list = []) => list.map((one) => ({ ...one, id: toBytes(one.id) }));

const requests = {
  create: (options) =>
    navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: toBytes(options.challenge),
        user: { ...options.user, id: toBytes(options.user.id) },
        excludeCredentials: toCredentials(options.excludeCredentials),
      },
    }),
  get: (options) => navigator.credentials.get({ publicKey: { ...options, challenge: toBytes(options.challenge) } }),
};

const fields = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'];

function toJson({ id, rawId, type, authenticatorAttachment, response }) {
  const parts = fields.filter((name) => response[name]).map((name) => [name, toText(response[name])]);
  const transports = response.getTransports?.();
  return JSON.stringify({
    id,
    rawId: toText(rawId),
    type,
    clientExtensionResults: {},
    ...(authenticatorAttachment && { authenticatorAttachment }),
    response: { ...Object.fromEntries(parts), ...(transports && { transports }) },
  });
}

for (const text of window.PublicKeyCredential ? document.querySelectorAll('[data-no-passkeys]') : []) text.hidden = true;

for (const form of window.PublicKeyCredential ? document.querySelectorAll('form[data-passkey]') : []) {
  const status = form.querySelector('[role="status"]');
  form.hidden = false;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    status.textContent = '';
    try {
      form.elements.response.value = toJson(await requests[form.dataset.passkey](JSON.parse(form.dataset.options)));
      form.submit();
    } catch (error) {
      status.textContent =
        error.name === 'InvalidStateError' ? 'This device has a passkey for your account already.' : 'No passkey was used. Try again.';
    }
  });
}
