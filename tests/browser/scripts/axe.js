// Runs axe-core on the page as it is now. What axe leaves to people about contrast is measured here where it can be:
// text in a scrolling table, and a single digit, have a colour and a background all the same.
// Gives [{rule, target, html, why, sure}]; sure: a violation; otherwise somebody has to look. onlyColours: with the rules
// whose outcome is another in another scheme.
(async onlyColours => {
  // A page without a background of its own has the browser's, which axe takes to be white in the dark as well.
  if ([document.documentElement, document.body].every(one => getComputedStyle(one).backgroundColor === 'rgba(0, 0, 0, 0)'))
    document.documentElement.style.backgroundColor = 'Canvas';
  const found = await axe.run(document, {
    resultTypes: ['violations', 'incomplete'],
    ...onlyColours ? {runOnly: {type: 'rule', values: ['color-contrast', 'link-in-text-block']}} : {
      runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']},
      rules: {'target-size': {enabled: true}},
    },
  });

  const channels = colour => {
    const parts = colour.match(/^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/);
    return parts && {rgb: parts.slice(1, 4).map(Number), alpha: parts[4] === undefined ? 1 : Number(parts[4])};
  };
  const over = (above, below) => above.rgb.map((value, n) => value * above.alpha + below[n] * (1 - above.alpha));
  const luminance = rgb => rgb.map(value => value / 255)
    .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    .reduce((sum, value, n) => sum + value * [0.2126, 0.7152, 0.0722][n], 0);

  // What an element paints behind what stands on it: the background of a box, the fill of a shape; null for nothing.
  const paint = element => {
    const style = getComputedStyle(element);
    if (element instanceof SVGGeometryElement)
      return style.fill === 'none' ? null : style.fillOpacity === '1' ? style.fill : 'a fill that one can look through';
    return style.backgroundImage === 'none' ? style.backgroundColor : 'an image';
  };

  // The least contrast of an element's text with what is painted under it, or why it cannot be told.
  const measured = element => {
    for (let one = element; one; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.opacity !== '1' || style.filter !== 'none' || style.mixBlendMode !== 'normal')
        return 'opacity, a filter or blending';
    }
    const style = getComputedStyle(element), written = element instanceof SVGElement ? style.fill : style.color;
    const text = channels(written), range = document.createRange();
    if (!text) return `a colour that is not understood: ${written}`;
    element.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
    range.selectNodeContents(element);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    let least = Infinity;
    for (const box of range.getClientRects()) {
      for (const part of [0.1, 0.5, 0.9]) {
        const x = Math.min(Math.max(box.left + part * box.width, 1), innerWidth - 1), y = (box.top + box.bottom) / 2;
        const stack = document.elementsFromPoint(x, y);
        if (!stack.length || (!element.contains(stack[0]) && !stack[0].contains(element))) {
          if (stack.length && y > 0 && y < innerHeight && box.left < innerWidth && box.right > 0 && inside(element, x, y))
            return `${stack[0].tagName} lies over it`;
          continue;
        }
        const layers = [];
        for (const one of stack) {
          const painted = paint(one), layer = painted && channels(painted);
          if (painted && !layer) return `something behind it that is not understood: ${painted}`;
          if (layer) layers.push(layer);
          if (layer && layer.alpha === 1) break;
        }
        if (!layers.length) layers.push(channels(getComputedStyle(document.body).backgroundColor));  // it fills the window
        const behind = layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255]);
        const [low, high] = [luminance(behind), luminance(over(text, behind))].sort((a, b) => a - b);
        least = Math.min(least, (high + 0.05) / (low + 0.05));
      }
    }
    if (least === Infinity) return 'no place where it can be seen';
    return least >= (large ? 3 : 4.5) ? '' : `contrast ${least.toFixed(2)}`;
  };
  // Whether a point lies within every region that scrolls or cuts off around an element: elsewhere it does not show.
  const inside = (element, x, y) => {
    for (let one = element.parentElement; one; one = one.parentElement) {
      const box = one.getBoundingClientRect();
      if (getComputedStyle(one).overflowX !== 'visible' && one !== document.documentElement && one !== document.body &&
          (x < box.left || x > box.right || y < box.top || y > box.bottom)) return false;
    }
    return true;
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
})
