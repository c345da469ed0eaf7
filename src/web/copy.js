// Puts a button beside what is worth copying. Without this script the text can be selected and copied all the same.
for (const field of document.querySelectorAll('[data-copy]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'secondary copy';
  button.textContent = 'Copy';
  button.setAttribute('aria-label', `Copy ${field.dataset.copy}`);
  const told = document.createElement('span');
  told.className = 'told';
  told.setAttribute('role', 'status');
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(field.textContent);
      told.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(field);
      told.textContent = 'Selected. Copy it with your keyboard.';
    }
  });
  field.after(button, told);
}
