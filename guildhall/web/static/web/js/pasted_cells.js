// Cells of a spreadsheet as a table: the first row names the columns, columns of numbers are aligned at their end.

const NUMBER = /^[-+(]?[\p{Sc}]?\s?[\d.,' ]*\d[\d.,' ]*\)?\s?[%\p{Sc}]?$/u;

export function tableOf(rows) {
  const width = Math.max(...rows.map((row) => row.length));
  const [head, ...body] = rows.map((row) => Array.from({ length: width }, (_none, place) => cell(row[place] ?? "")));
  const sides = head.map((_name, place) => (isOfNumbers(body.map((row) => row[place])) ? "--:" : "---"));
  return [head, sides, ...body].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

const cell = (text) => text.trim().replace(/\\?\|/g, "\\|").replace(/\s*\n\s*/g, "<br>");

function isOfNumbers(column) {
  const filled = column.filter(Boolean);
  return filled.length > 0 && filled.every((text) => NUMBER.test(text));
}

// Text with tabs between cells; empty where it isn't: code that begins with tabs is none.
export function tableFrom(text) {
  const rows = rowsOf(text.replace(/\r\n?/g, "\n").replace(/\n+$/, ""));
  const width = rows[0].length;
  const isTable = rows.length > 1 && width > 1 && rows.every((row) => row.length === width) && rows[0].some((one) => one.trim());
  return isTable && !/^\t/.test(text) ? tableOf(rows) : "";
}

// A cell with a line break is between quotation marks, in which "" is one.
function rowsOf(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === "\n") rows.push([]);
    if (!end) break;
  }
  return rows;
}
