// Runs in the page under test and writes into its title what a person would notice.
const faults = [];
addEventListener('error', event => faults.push(event.message));
addEventListener('unhandledrejection', event => faults.push(String(event.reason)));
const channels = color => color.match(/[\d.]+/g).map(Number);
const luminance = color => channels(color).slice(0, 3)
  .map(part => part / 255).map(part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
const ground = element => {
  for (let at = element; at; at = at.parentElement) {
    const color = getComputedStyle(at).backgroundColor;
    if ((channels(color)[3] ?? 1) > 0) {
      return color;
    }
  }
  return 'rgb(255, 255, 255)';
};
const contrast = element => {
  const [light, dark] = [luminance(getComputedStyle(element).color), luminance(ground(element))].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};
const wait = seconds => new Promise(done => setTimeout(done, seconds * 1000));
const shown = element => element.getClientRects().length > 0 && element.getBoundingClientRect().width > 2;
(async () => {
  await wait(3);
  const words = [...document.querySelectorAll('body *')].filter(each => shown(each) && [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()));
  const tiny = words.filter(each => parseFloat(getComputedStyle(each).fontSize) < 12).map(each => each.textContent);
  const pale = words.filter(each => contrast(each) < 4.5).map(each => `${each.textContent}: ${contrast(each).toFixed(2)}`);
  const first = document.getElementById('state').textContent;
  await fetch(new URL('integrations', document.baseURI), { method: 'POST', headers: { Authorization: apiKey, 'Content-Type': 'application/json' }, body: '{"type":"Trino"}' });
  await wait(5);
  const focusable = [...document.querySelectorAll('a[href], [tabindex="0"]')].filter(shown);
  document.title = JSON.stringify({
    faults,
    first,
    then: document.getElementById('state').textContent,
    isTooWide: document.documentElement.scrollWidth > innerWidth,
    cutOff: [...document.querySelectorAll('.card')].filter(card => card.scrollWidth > card.clientWidth).map(card => card.getAttribute('aria-labelledby')),
    tiny,
    pale,
    nameless: [...document.querySelectorAll('[role="region"]')].filter(each => !document.getElementById(each.getAttribute('aria-labelledby'))?.textContent).length,
    headless: [...document.querySelectorAll('tbody td')].filter(each => !each.dataset.column || each.role !== 'cell').length,
    unfocused: focusable.filter(each => { each.focus(); return document.activeElement !== each; }).length,
    focusable: focusable.length,
    isDark: luminance(getComputedStyle(document.body).backgroundColor) < 0.5,
  });
})();
