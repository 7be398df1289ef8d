// The pieces of text in the content of the page, in order: all that print has to hold. Ways to other pages are left out.
(() => {
  const found = [];
  const walker = document.createTreeWalker(document.querySelector('main') || document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.data.trim() && !node.parentElement.closest('nav, script, style, template, noscript, [hidden], form'))
      found.push(node.data);
  }
  return found;
})()
