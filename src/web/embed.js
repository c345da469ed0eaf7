// Shows booking pages on other sites, inline or in a dialog. docs/embedding.md of Caledee API describes it.
(() => {
  const home = new URL(document.currentScript.src).origin;
  const words = { en: ['Book a time', 'Close'], fr: ['Réserver un créneau', 'Fermer'] };
  let shown = [];

  function toUrl({ dataset, href }) {
    const url = new URL(dataset.caledee || dataset.caledeePopup || href, home);
    if (url.origin !== home) throw new Error(`Caledee: ${url.href} is not a page of ${home}`);
    if (dataset.timezone) url.searchParams.set('tz', dataset.timezone);
    if (dataset.lang) url.searchParams.set('lang', dataset.lang);
    return url.href;
  }

  const wordsOf = ({ dataset }) => words[(dataset.lang || document.documentElement.lang).slice(0, 2).toLowerCase()] || words.en;

  function show(element, place, close) {
    const frame = document.createElement('iframe');
    frame.src = toUrl(element);
    frame.title = element.dataset.title || wordsOf(element)[0];
    // Set one by one, styles need no permission of a Content-Security-Policy.
    Object.assign(frame.style, { display: 'block', width: '100%', height: '40rem', border: '0' });
    place.append(frame);
    shown = shown.filter((one) => one.frame.isConnected);
    shown.push({ element, frame, close });
  }

  function open(opener) {
    const dialog = document.createElement('dialog');
    const button = document.createElement('button');
    const [title, close] = wordsOf(opener);
    dialog.setAttribute('aria-label', opener.dataset.title || title);
    Object.assign(dialog.style, { width: '48rem', maxWidth: '96vw', maxHeight: '94vh', padding: '0', border: '0', overflow: 'auto' });
    button.type = 'button';
    button.textContent = '✕';
    button.setAttribute('aria-label', close);
    Object.assign(button.style, {
      position: 'sticky',
      top: '0',
      float: 'right',
      minWidth: '2.75rem',
      minHeight: '2.75rem',
      font: 'inherit',
    });
    button.addEventListener('click', () => dialog.close());
    // The area around the content.
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    dialog.addEventListener('close', () => {
      dialog.remove();
      opener.focus();
    });
    dialog.append(button);
    show(opener, dialog, () => dialog.close());
    document.body.append(dialog);
    dialog.showModal();
  }

  const actions = {
    'caledee:ready': ({ element: { dataset }, frame }) =>
      frame.contentWindow.postMessage({ type: 'caledee:prefill', name: dataset.name, email: dataset.email }, home),
    'caledee:height': ({ frame }, { height }) => {
      if (height > 0) frame.style.height = `${Math.min(height, 20000)}px`;
    },
    'caledee:escape': ({ close }) => close?.(),
    'caledee:booked': ({ element }, { bookingId, start }) =>
      element.dispatchEvent(new CustomEvent('caledee:booked', { bubbles: true, detail: { bookingId, start } })),
  };

  addEventListener('message', ({ source, origin, data }) => {
    const sender = origin === home && shown.find(({ frame }) => frame.contentWindow === source);
    if (sender && Object.hasOwn(actions, data?.type)) actions[data.type](sender, data);
  });

  document.addEventListener('click', (event) => {
    const opener = event.target.closest?.('[data-caledee-popup]');
    if (!opener || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(opener);
  });

  function showAll() {
    for (const element of document.querySelectorAll('[data-caledee]')) if (!element.querySelector('iframe')) show(element, element);
  }
  // Also for elements that a script adds later.
  new MutationObserver(showAll).observe(document.documentElement, { childList: true, subtree: true });
  showAll();
})();
