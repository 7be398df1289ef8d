// Makes the page note where the keyboard stands before each Tab. `stops()` gives what was noted, and `expected` what
// should have been reached.
(() => {
  const FOCUSABLE = 'a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex], ' +
    '[contenteditable], audio[controls], video[controls]';
  const LOOK = ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'backgroundColor', 'color', 'borderTopColor',
    'borderTopWidth', 'textDecorationLine', 'textDecorationThickness'];
  const look = element => LOOK.map(name => getComputedStyle(element)[name]).join('|');
  const shown = element => element.checkVisibility({visibilityProperty: true, contentVisibilityAuto: false});
  const counts = element => shown(element) && !element.disabled && element.tabIndex >= 0 && !element.closest('[inert]') &&
    !(element.type === 'radio' && element.name && !element.checked && element !== document.querySelector(
      `input[type=radio][name="${CSS.escape(element.name)}"]:checked, input[type=radio][name="${CSS.escape(element.name)}"]`));
  const all = [...document.querySelectorAll(FOCUSABLE)];
  const expected = all.filter(counts);
  const before = new Map(all.map(element => [element, look(element)]));
  const numbers = new Map(), named = [];
  const number = element => {
    if (!numbers.has(element)) {
      numbers.set(element, named.length);
      named.push(element.outerHTML.slice(0, 120));
    }
    return numbers.get(element);
  };

  const luminance = colour => {
    const parts = (colour.match(/[\d.]+/g) || []).map(Number);
    if (parts.length === 4 && parts[3] < 1) return null;
    return parts.slice(0, 3).map(value => value / 255)
      .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
      .reduce((sum, value, n) => sum + value * [0.2126, 0.7152, 0.0722][n], 0);
  };
  const behind = element => {
    for (let one = element; one; one = one.parentElement) {
      const light = luminance(getComputedStyle(one).backgroundColor);
      if (light !== null) return light;
    }
    return 1;
  };
  // A ring of at least 2 px that differs 3 : 1 from what is around it (WCAG 2.2, 1.4.11 and 2.4.13): outline or shadow.
  const ring = element => {
    const style = getComputedStyle(element), around = behind(element.parentElement || element);
    const stands = colour => {
      const light = luminance(colour);
      return light !== null && (Math.max(light, around) + 0.05) / (Math.min(light, around) + 0.05) >= 3;
    };
    const shadow = style.boxShadow.match(/^(rgba?\([^)]*\)) 0px 0px 0px ([\d.]+)px$/);
    if (style.outlineStyle === 'auto') return true;  // the browser's own, of two colours
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && stands(style.outlineColor) ||
      shadow !== null && parseFloat(shadow[2]) >= 2 && stands(shadow[1]);
  };

  // Whether it is on the screen from left to right. In a table that scrolls, browsers leave it where 32 pixels of it are.
  const seenOf = (element, box) => {
    let region = element.parentElement;
    while (region && !['auto', 'scroll'].includes(getComputedStyle(region).overflowX)) region = region.parentElement;
    const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
    return right - left + 2 >= (region ? Math.min(box.width, 32) : box.width);
  };

  const noted = [];
  const note = () => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) {
      noted.push(null);
      return;
    }
    const boxes = [...element.getClientRects()].filter(box => box.width > 0 && box.height > 0);
    const open = boxes.filter(box => {
      const x = (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2;
      const y = (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2;
      const hit = document.elementFromPoint(x, y);
      return hit && (element.contains(hit) || hit.contains(element) || [...(element.labels || [])].some(one => one.contains(hit)));
    });
    const box = element.getBoundingClientRect();
    noted.push({
      number: number(element),
      onScreen: boxes.some(one => one.bottom > 0 && one.top < innerHeight && one.right > 0 && one.left < innerWidth) &&
        seenOf(element, box),
      uncovered: open.length > 0,
      changed: before.get(element) !== look(element),
      ring: ring(element),
      box: [box.left, box.top + scrollY, box.right, box.bottom + scrollY].map(Math.round),
      fixed: getComputedStyle(element).position === 'fixed',
    });
  };
  addEventListener('keydown', event => { if (event.key === 'Tab') note(); }, true);

  // What a mouse can press and the keyboard cannot reach.
  const pressable = [...document.body.querySelectorAll('*')].filter(element =>
    shown(element) && getComputedStyle(element).cursor === 'pointer' &&
    getComputedStyle(element.parentElement).cursor !== 'pointer' &&
    !element.closest('a[href], button, input, select, textarea, summary, label, [tabindex]'));
  const unlabelling = [...document.querySelectorAll('label')].filter(label =>
    shown(label) && !(label.control && counts(label.control)) && label.control?.type !== 'radio');

  window.stops = () => {
    note();
    return {
      noted,
      expected: expected.map(number),
      positive: all.filter(element => element.tabIndex > 0).map(number),
      mouseOnly: [...pressable, ...unlabelling].map(number),
      inOrder: expected.map(number),
      names: named,
    };
  };
  return expected.length;
})()
