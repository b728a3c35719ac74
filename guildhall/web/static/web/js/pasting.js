// What is pasted comes with its shape: a page, a letter or cells of a spreadsheet become Markdown. Pasted without its
// shape (Ctrl+Shift+V), and in code, it stays the plain text that it is.

import { tableFrom } from "./pasted_cells.js";
import { markdownFrom } from "./pasted_html.js";
import { isInCode, replace } from "./text_area.js";

const LONGEST = 400_000;

// Word and Excel bring a picture of the text as well: whoever listens for pictures is not asked then.
export function startPasting(area) {
  area.dataset.pastes = "";
  area.addEventListener("paste", (event) => {
    const { selectionStart: from, selectionEnd: to, value, maxLength } = area;
    if (!event.clipboardData || isInCode(value, from)) return;
    const text = shapedText(event.clipboardData, value.slice(from, to));
    if (!text || (maxLength > 0 && value.length - (to - from) + text.length > maxLength)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    replace(area, { from, to, text: isOfBlocks(text) ? apart(value, from, to, text) : text });
  }, true);
}

function shapedText(clipboard, chosen) {
  const [html, plain] = [clipboard.getData("text/html"), clipboard.getData("text/plain")];
  if (chosen.trim() && !chosen.includes("\n") && /^https?:\/\/\S+$/.test(plain.trim())) {
    return `[${chosen}](${plain.trim().replace(/[()]/g, (sign) => (sign === "(" ? "%28" : "%29"))})`;
  }
  if (html && html.length <= LONGEST && plain.trim()) {
    const markdown = markdownFrom(html);
    if (markdown) return markdown;
  }
  return plain.length <= LONGEST && plain.includes("\t") ? tableFrom(plain) : "";
}

const isOfBlocks = (text) => text.includes("\n") || /^(#{1,6} |[-*+] |\d+\. |> |\|)/.test(text);

// Blocks have an empty line before and after them.
function apart(value, from, to, text) {
  const [before, after] = [value.slice(0, from), value.slice(to)];
  const above = !before || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  return above + text + (after.startsWith("\n") ? "" : "\n\n");
}
