// What opens something over the page: each must close with Escape, and the keyboard must be back where it was. What opens
// in its place in the text (`details`) may stay open.
(() => {
  const over = details => [...details.children].some(child => child.tagName !== 'SUMMARY' &&
    ['absolute', 'fixed'].includes(getComputedStyle(child).position));
  const openers = [
    ...document.querySelectorAll('[aria-expanded="false"], [popovertarget], [commandfor], [aria-haspopup]'),
    ...[...document.querySelectorAll('details:not([open])')].filter(details => {
      details.open = true;
      const lies = over(details);
      details.open = false;
      return lies;
    }).map(details => details.querySelector('summary')),
  ].filter(element => element.checkVisibility({visibilityProperty: true}));
  window.nameOfOpener = n => openers[n].outerHTML.slice(0, 120);
  window.focusOpener = n => {
    openers[n].focus();
    return document.activeElement === openers[n];
  };
  window.whatIsOpenOf = n => {
    const opener = openers[n], left = [];
    if (opener.ariaExpanded === 'true' || opener.parentElement.open === true) left.push('still open');
    if (document.querySelector(':popover-open, dialog[open]')) left.push('a dialog or popover is open');
    if (document.activeElement !== opener) left.push('the keyboard is elsewhere');
    return left.length ? `${left.join(', ')}: ${opener.outerHTML.slice(0, 120)}` : '';
  };
  return openers.length;
})()
