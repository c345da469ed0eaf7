// Chooses the browser's time zone, on a page whose URL has none. Without scripts, it is chosen from a list.
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const field = document.querySelector('[name="tz"]');
if (zone && field && field.value !== zone) {
  if (field.type === 'hidden') field.value = zone;
  else {
    const url = new URL(location.href);
    url.searchParams.set('tz', zone);
    location.replace(url);
  }
}
