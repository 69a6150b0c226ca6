// Runs in the page that chromium.ts opens, and its last value is what it finds.
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

const described = (element) => [element.localName, ...element.getAttributeNames()].join(' ');

const isSeen = (element) => element.getBoundingClientRect().height > 0;

// What is wider inside than outside, and text (which has no inside) that passes its element's border. A table scrolls in
// itself where it has to; then the table is named, and not what is in it.
const isOverflowing = (element) =>
  element.clientWidth > 0
    ? element.scrollWidth > element.clientWidth && !element.closest('tr')
    : !element.closest('table') &&
      element.getBoundingClientRect().right > element.parentElement.getBoundingClientRect().right + 0.5;

// What is folded has its sizes, too.
for (const details of all('details')) details.open = true;

globalThis.measured = {
  height: Math.ceil(document.body.getBoundingClientRect().height),
  overflowing: all('body *')
    .filter(isOverflowing)
    .map((element) => element.outerHTML.slice(0, 200)),
  articles: all('.markdown').map((article) => ({
    elements: all('*', article).map(described),
    tables: all('table', article).map((table) => [...table.rows].filter(isSeen).map((row) => [...row.cells].length)),
    text: article.innerText,
  })),
};
