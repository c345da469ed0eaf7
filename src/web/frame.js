// In a frame of another site (embed.js): reports the height, the Escape key and a booking, and fills in the name and email it is sent.
const { origins, booking, start } = document.currentScript.dataset;
const allowed = origins.split(' ');

if (parent !== window) {
  // Firefox does not say who the parent is. A message to the wrong origin is not delivered.
  const parents = location.ancestorOrigins ? allowed.filter((origin) => origin === location.ancestorOrigins[0]) : allowed;
  const post = (message) => {
    for (const origin of parents) parent.postMessage(message, origin);
  };

  const reportHeight = () => post({ type: 'caledee:height', height: Math.ceil(document.body.getBoundingClientRect().height) });
  new ResizeObserver(reportHeight).observe(document.body);

  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') post({ type: 'caledee:escape' });
  });

  addEventListener('message', ({ source, origin, data }) => {
    if (source !== parent || !allowed.includes(origin) || data?.type !== 'caledee:prefill') return;
    for (const name of ['name', 'email']) {
      const field = document.getElementById(name);
      if (field?.value === '' && typeof data[name] === 'string') field.value = data[name].slice(0, 254);
    }
  });

  post({ type: 'caledee:ready' });
  if (booking) post({ type: 'caledee:booked', bookingId: booking, start });
}
