// Adds a copy button to each element with `data-copy`. Without scripts, the text can still be selected.
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
      status.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(field);
      status.textContent = 'Selected. Copy it with your keyboard.';
    }
  });
  field.after(button, status);
}
