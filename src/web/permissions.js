// The form of a new token. "Write" includes "read", as the server does without scripts.
const boxOf = (scope) => document.getElementById(`scope-${scope}`);

for (const box of document.querySelectorAll('input[name="scope"]')) {
  box.addEventListener('change', () => {
    const [action, resource] = box.value.split(':');
    const other = boxOf(`${action === 'read' ? 'write' : 'read'}:${resource}`);
    if (other && box.checked === (action === 'write')) other.checked = box.checked;
  });
}

const lifetime = document.getElementById('days');
const date = document.getElementById('expires');
const showDate = () => {
  const isCustom = lifetime.value === 'custom';
  date.closest('.field').hidden = !isCustom;
  date.disabled = !isCustom;
  date.required = isCustom;
};
lifetime.addEventListener('change', showDate);
// Browsers restore a form after scripts have run.
addEventListener('pageshow', showDate);
showDate();
