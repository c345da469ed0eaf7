// Adds a copy button to each element with `data-copy`. Without scripts, the text can still be selected.
const shownMs = 2000;

for (const field of document.querySelectorAll('[data-copy]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'secondary copy';
  button.textContent = 'Copy';
  button.setAttribute('aria-label', `Copy ${field.dataset.copy}`);
  const status = document.createElement('span');
  status.className = 'copied';
  status.setAttribute('role', 'status');
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(field.textContent);
      button.textContent = 'Copied';
      status.textContent = 'Copied';
      setTimeout(() => {
        button.textContent = 'Copy';
        status.textContent = '';
      }, shownMs);
    } catch {
      getSelection().selectAllChildren(field);
      status.textContent = 'Selected. Copy it with your keyboard.';
      status.classList.add('shown');
    }
  });
  field.after(button, status);
}

// A notice about an action is not repeated by a reload or a bookmark.
const notices = ['done', 'saved', 'replayed', 'signed-out'];
const address = new URL(location.href);
if (notices.some((name) => address.searchParams.has(name))) {
  for (const name of notices) address.searchParams.delete(name);
  history.replaceState(null, '', address);
}

// Screen readers announce no status that is there from the start.
const notice = document.querySelector('.notice[role="status"]');
if (notice && !document.querySelector('[autofocus]')) {
  notice.tabIndex = -1;
  notice.focus();
}
