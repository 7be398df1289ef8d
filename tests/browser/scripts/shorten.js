// Takes rows out of long lists and tables of the content that show nothing new: no kind of element that was not there
// twice in the rows before. The last row and the longest stay. A kind: the element and its parent, their classes,
// attributes, roles and languages, and whether there is text in it. Gives how many were taken out.
(() => {
  const MANY = 10, TELLING = ['class', 'role', 'type', 'lang', 'dir', 'tabindex', 'rel', 'aria-hidden', 'colspan', 'rowspan'];
  const own = element => [element.localName, ...[...element.attributes].map(
    one => TELLING.includes(one.name) ? `${one.name}=${one.value}` : one.name).sort()].join(' ');
  const kind = element => `${own(element.parentElement)} > ${own(element)} ${element.textContent.trim() !== ''}`;
  const kinds = row => new Set([row, ...row.querySelectorAll('*')].map(kind));
  let gone = 0;
  for (const list of document.querySelectorAll('main :is(ul, ol, dl, tbody)')) {
    const rows = [...list.children].filter(one => one.matches('li, tr, dl > div'));
    if (!list.isConnected || rows.length <= MANY) continue;
    const seen = new Map();
    const kept = new Set([rows.at(-1), rows.reduce((most, one) => one.textContent.length > most.textContent.length ? one : most)]);
    for (const row of rows) {
      const shows = kinds(row);
      if (kept.has(row) || [...shows].some(one => (seen.get(one) || 0) < 2)) {
        for (const one of shows) seen.set(one, (seen.get(one) || 0) + 1);
      } else {
        row.remove();
        gone++;
      }
    }
  }
  return gone;
})()
