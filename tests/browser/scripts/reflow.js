// What does not fit the width of the screen, or is cut off: [what is wrong, the element].
(() => {
  const found = [], width = document.documentElement.clientWidth;
  const told = (why, element) => found.push(`${why}: ${element.outerHTML.slice(0, 120)}`);
  if (document.documentElement.scrollWidth > width)
    told(`the page is ${document.documentElement.scrollWidth} wide on a screen of ${width}`, document.body);
  const scrolls = element => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
  const hidden = element => {
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    return box.width <= 1 || box.height <= 1 || style.clipPath !== 'none' || style.position === 'fixed' ||
      !element.checkVisibility({visibilityProperty: true});
  };
  for (const element of document.body.querySelectorAll('*')) {
    if (element.matches('svg text') && element.getBoundingClientRect().width > 0) {
      const picture = element.closest('svg').getBoundingClientRect(), words = element.getBoundingClientRect();
      if (words.left < picture.left - 1 || words.right > picture.right + 1) told('words reach out of their picture', element);
    }
    if (element.closest('svg') && element.tagName !== 'svg') continue;
    if (hidden(element)) continue;
    const style = getComputedStyle(element);
    if (scrolls(element) && element.scrollWidth > element.clientWidth + 1 && !element.querySelector('table, pre, svg') &&
        !element.matches('pre, code, input, textarea, select'))
      told('scrolls sideways and holds no table', element);
    const cuts = ['hidden', 'clip'];
    if (element.textContent.trim() && !element.closest('.md-skip, .dl-skip') &&
        (cuts.includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1 ||
         cuts.includes(style.overflowY) && element.scrollHeight > element.clientHeight + 1) &&
        element.clientWidth > 0)
      told('cuts off its text', element);
    let region = element.parentElement;
    while (region && !scrolls(region)) region = region.parentElement;
    const box = element.getBoundingClientRect();
    if (!region && (box.right > width + 1 || box.left < -1)) told(`reaches from ${Math.round(box.left)} to ${Math.round(box.right)}`, element);
  }
  return found;
})()
