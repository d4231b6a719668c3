// Changes the colours without loading the page; the form does the same through the server.
export function switchTheme() {
  document.addEventListener('submit', (event) => {
    const theme = event.target.matches('form[data-theme-switch]') && event.submitter?.value;
    if (!theme) {
      return;
    }
    event.preventDefault();
    document.documentElement.dataset.bsTheme = theme;
    const secure = location.protocol === 'https:' ? '; secure' : '';
    document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax${secure}`;
    // The pressed button is hidden now; its twin takes the focus.
    [...event.target.querySelectorAll('button')].find((button) => button.offsetParent)?.focus();
  }, true);
}
