// Run in a page: the elements whose own text stands out from its paper by less than 4.5 to 1, which
// WCAG 2.1 (1.4.3) asks of small text, each with its ratio and its text. Pictures are left out.
const parsed = (color) => {
  const [r, g, b, alpha = 1] = color.match(/[\d.]+/g).map(Number);
  return [r, g, b, alpha];
};
const over = (top, paper) => paper.map((part, n) => top[n] * top[3] + part * (1 - top[3]));
// The color behind an element's text, and how opaque the element is: once for each element.
const seen = new Map([[null, { paper: [255, 255, 255], opacity: 1 }]]);
const behind = (element) => {
  if (!seen.has(element)) {
    const parent = behind(element.parentElement);
    const { backgroundColor, opacity } = getComputedStyle(element);
    seen.set(element, {
      paper: over(parsed(backgroundColor), parent.paper),
      opacity: parent.opacity * opacity,
    });
  }
  return seen.get(element);
};
const luminance = (color) => {
  const [r, g, b] = color.map((part) =>
    part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const isRead = (element) =>
  [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) &&
  element.getClientRects().length > 0 &&
  getComputedStyle(element).visibility === "visible" &&
  behind(element).opacity > 0.05;
const found = [];
for (const element of document.body.querySelectorAll(":not(svg *, script, style, noscript)")) {
  if (!isRead(element)) continue;
  const { paper, opacity } = behind(element);
  const ink = parsed(getComputedStyle(element).color);
  ink[3] *= opacity;
  const [dark, light] = [luminance(paper), luminance(over(ink, paper))].sort((a, b) => a - b);
  const ratio = (light + 0.05) / (dark + 0.05);
  if (ratio < 4.5) found.push([ratio.toFixed(2), element.className, element.textContent.trim()]);
}
return found;
