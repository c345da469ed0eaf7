// Of the documentation: filters the list of operations, and sends requests. Without scripts, the list is filtered by the server, and each
// operation has a command to copy.
const filter = document.querySelector('.filter input');
const entries = [...document.querySelectorAll('[data-words]')];

const showMatches = () => {
  const words = filter.value.toLowerCase().split(/\s+/);
  for (const entry of entries) entry.hidden = !words.every((word) => entry.dataset.words.includes(word));
  for (const group of document.querySelectorAll('.group')) group.hidden = group.querySelector('[data-words]:not([hidden])') === null;
  document.getElementById('none').hidden = entries.some((entry) => !entry.hidden);
};

// A list that the server has filtered lacks the others.
if (filter && !location.search) {
  filter.addEventListener('input', showMatches);
  filter.form.addEventListener('submit', (event) => event.preventDefault());
  filter.form.querySelector('button').hidden = true;
  if (filter.value) showMatches();
}

// Until the tab is closed, so that it is pasted once for all pages.
const tokenKey = 'caledee-docs-token';

const toRequest = (form) => {
  const headers = {};
  const query = new URLSearchParams();
  let path = form.dataset.path;
  for (const { name, value, dataset } of form.querySelectorAll('[data-in]')) {
    if (dataset.in === 'path') path = path.replace(`{${name}}`, encodeURIComponent(value.trim()));
    else if (value === '') continue;
    else if (dataset.in === 'query') query.append(name, value.trim());
    else headers[name] = value.trim();
  }
  const token = form.querySelector('[data-token]')?.value.trim();
  if (token) {
    headers.Authorization = `Bearer ${token}`;
    sessionStorage.setItem(tokenKey, token);
  }
  const body = form.querySelector('[data-body]')?.value;
  if (body) headers['Content-Type'] = 'application/json';
  return { url: `${path}${query.size === 0 ? '' : `?${query}`}`, init: { method: form.dataset.method, headers, body: body || undefined } };
};

const toText = (text) => {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
};

const shownHeaders = ['etag', 'location', 'retry-after', 'x-ratelimit-remaining', 'x-request-id'];

const send = async (form) => {
  const status = form.querySelector('[role="status"]');
  const { url, init } = toRequest(form);
  status.textContent = 'Sending…';
  const start = performance.now();
  try {
    const response = await fetch(url, { ...init, cache: 'no-store', credentials: 'omit' });
    const text = await response.text();
    const line = document.createElement('p');
    line.textContent = `${response.status} ${response.statusText} in ${Math.round(performance.now() - start)} ms`;
    const output = document.createElement('pre');
    output.tabIndex = 0;
    const headers = shownHeaders.filter((name) => response.headers.has(name)).map((name) => `${name}: ${response.headers.get(name)}`);
    output.textContent = [...headers, '', toText(text)].join('\n').trim();
    status.replaceChildren(line, output);
  } catch {
    status.textContent = 'The request could not be sent. Check your connection and the values.';
  }
};

const forms = document.querySelectorAll('form.try');
for (const form of forms) {
  form.hidden = false;
  const field = form.querySelector('[data-token]');
  const fill = () => {
    if (field) field.value ||= sessionStorage.getItem(tokenKey) ?? '';
  };
  fill();
  form.querySelector('details').addEventListener('toggle', fill);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send(form);
  });
}
