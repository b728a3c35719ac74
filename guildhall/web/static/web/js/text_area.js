// Changes in a text area as if someone typed them: undo takes them back, and whoever listens for input hears of them.

let replacing = false;

// Whether what changes now is written by a button, and not by hand.
export const isReplacing = () => replacing;

export function replace(area, { from, to, text, selected = [from + text.length] }) {
  const [start, end = start] = selected;
  replacing = true;
  area.focus();
  area.setSelectionRange(from, to);
  const isTyped = from === to && !text ? true : document.execCommand(text ? "insertText" : "delete", false, text);
  if (!isTyped) {
    area.setRangeText(text, from, to, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  area.setSelectionRange(start, end);
  replacing = false;
}

export const lineStart = (value, at) => value.lastIndexOf("\n", at - 1) + 1;

export function lineEnd(value, at) {
  const end = value.indexOf("\n", at);
  return end < 0 ? value.length : end;
}

// Between a ``` and the next one a text stays as it is.
export const isInCode = (value, at) => (value.slice(0, at).match(/^ {0,3}```/gm) ?? []).length % 2 === 1;
