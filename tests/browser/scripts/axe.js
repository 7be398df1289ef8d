// Runs axe-core on the page as it is now. What axe leaves to people about contrast is measured here where it can be:
// text in a scrolling table, and a single digit, have a colour and a background all the same.
// Gives [{rule, target, html, why, sure}]; sure: a violation; otherwise somebody has to look.
(async () => {
  const found = await axe.run(document, {
    resultTypes: ['violations', 'incomplete'],
    runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']},
    rules: {'target-size': {enabled: true}},
  });

  const channels = colour => {
    const parts = colour.match(/^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/);
    return parts && {rgb: parts.slice(1, 4).map(Number), alpha: parts[4] === undefined ? 1 : Number(parts[4])};
  };
  const over = (above, below) => above.rgb.map((value, n) => value * above.alpha + below[n] * (1 - above.alpha));
  const luminance = rgb => rgb.map(value => value / 255)
    .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    .reduce((sum, value, n) => sum + value * [0.2126, 0.7152, 0.0722][n], 0);

  // The contrast of an element's text, or why it cannot be told.
  const measured = element => {
    const layers = [];
    let opaque = false;
    for (let one = element; one && !opaque; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.backgroundImage !== 'none' || style.opacity !== '1' || style.filter !== 'none' ||
          style.mixBlendMode !== 'normal') return 'an image, opacity, filter or blending behind it';
      if (one !== element && style.position !== 'static' && !one.contains(element.closest('table')))
        return 'it stands in a positioned element';
      const layer = channels(style.backgroundColor);
      if (!layer) return `a background that is not understood: ${style.backgroundColor}`;
      layers.push(layer);
      opaque = layer.alpha === 1;
    }
    element.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
    const range = document.createRange();
    range.selectNodeContents(element);
    for (const box of range.getClientRects()) {
      const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2, y = (box.top + box.bottom) / 2;
      const hit = document.elementFromPoint(x, y);
      if (hit && !element.contains(hit) && !hit.contains(element)) return `${hit.tagName} lies over it`;
    }
    const behind = layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
    const style = getComputedStyle(element), text = channels(style.color);
    if (!text) return `a colour that is not understood: ${style.color}`;
    const [low, high] = [luminance(behind), luminance(over(text, behind))].sort((a, b) => a - b);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const ratio = (high + 0.05) / (low + 0.05);
    return ratio >= (large ? 3 : 4.5) ? '' : `contrast ${ratio.toFixed(2)}`;
  };

  const told = (list, sure) => list.flatMap(({id, nodes}) => nodes.flatMap(node => {
    const why = [...node.any, ...node.all, ...node.none].map(check => check.message).join('; ');
    const one = {rule: id, target: node.target.join(' '), html: node.html.slice(0, 200), why, sure};
    if (sure || id !== 'color-contrast') return [one];
    const found = measured(document.querySelector(node.target[0]));
    return found ? [{...one, why: `${why}; measured: ${found}`, sure: found.startsWith('contrast')}] : [];
  }));
  const all = [...told(found.violations, true), ...told(found.incomplete, false)];
  scrollTo(0, 0);
  return all;
})()
