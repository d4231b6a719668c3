// A part of the page that could not be fetched says so in words; <body> carries the two sentences.
export function tellFailedRequests() {
  document.addEventListener('htmx:sendError', () => tell(document.body.dataset.offline));
  document.addEventListener('htmx:responseError', () => tell(document.body.dataset.failed));
  document.addEventListener('htmx:afterOnLoad', () => tell(''));
}

function tell(text) {
  const place = document.getElementById('request-notice');
  if (place && text !== undefined) {
    place.textContent = text;
  }
}
