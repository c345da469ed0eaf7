// Solves a challenge before a form is sent that creates something, for event types that need a proof of work. Nothing leaves the server's site.
const { challenge: url, progress } = document.currentScript.dataset;
const batch = 200;

for (const form of document.querySelectorAll('main form[method="post"]')) form.addEventListener('submit', prove);

async function prove(event) {
  const { target: form, submitter } = event;
  if (form.dataset.proof === 'done' || ['from', 'redraw'].includes(submitter?.name)) return;
  event.preventDefault();
  // The button was pressed again meanwhile.
  if (form.dataset.proof === 'sought') return;
  form.dataset.proof = 'sought';
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  status.textContent = progress;
  form.append(status);
  const proof = document.createElement('input');
  Object.assign(proof, { type: 'hidden', name: 'proof' });
  // Without a proof the server says what to do.
  proof.value = await solve().catch(() => '');
  form.append(proof);
  form.dataset.proof = 'done';
  form.requestSubmit(submitter);
}

async function solve() {
  const response = await fetch(url);
  const { algorithm, challenge, maxnumber, salt, signature } = await response.json();
  for (let first = 0; first <= maxnumber; first += batch) {
    const hashes = await Promise.all(Array.from({ length: batch }, (_, index) => hashOf(salt + (first + index))));
    const index = hashes.indexOf(challenge);
    if (index >= 0) return btoa(JSON.stringify({ algorithm, challenge, number: first + index, salt, signature }));
  }
  return '';
}

async function hashOf(text) {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

// The browser shows the page again as it was left. A proof is accepted only once.
addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return;
  for (const form of document.querySelectorAll('form[data-proof]')) {
    delete form.dataset.proof;
    form.querySelector('[name="proof"]')?.remove();
    form.querySelector('[role="status"]')?.remove();
  }
});
