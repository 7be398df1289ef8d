// The pieces of text in the content of the page, in order, that a reader of the screen can see or open: all that print
// has to hold. What needs no paper (a list of selectors, with reasons, in reviewed.toml) is left out.
(unneeded => {
  const found = [], out = ['script', 'style', 'template', 'noscript', '[hidden]', ...unneeded].join(', ');
  const walker = document.createTreeWalker(document.querySelector('main') || document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, parent = node.parentElement;
    if (!node.data.trim() || parent.closest(out)) continue;
    const box = parent.getBoundingClientRect(), style = getComputedStyle(parent);
    const forScreenReaders = style.position === 'absolute' && box.width <= 1 && box.height <= 1 && parent.checkVisibility();
    if (!forScreenReaders) found.push(node.data);
  }
  return found;
})
