// What was copied from Word, Outlook or a web page, as Markdown: headings, lists, tables, quotations, links, bold and
// italic words. It is read in a document of its own, in which nothing runs and nothing is fetched.

import { tableOf } from "./pasted_cells.js";

const DROPPED = "head, script, style, title, noscript, template, iframe, object, svg, img, button, input, select, textarea";
const SHAPED = "a[href], b, strong, i, em, del, s, code, pre, li, tr + tr, h1, h2, h3, h4, h5, h6, blockquote, [data-style*=mso-list]";
const BLOCKS = /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|BODY|CENTER|DD|DIV|DL|DT|FIGCAPTION|FIGURE|FOOTER|FORM|H[1-6]|HEADER|HR|LI|MAIN|NAV|OL|P|PRE|SECTION|TABLE|TBODY|TD|TFOOT|TH|THEAD|TR|UL)$/;
const DEEPEST = 40;

// Empty where the clipboard's plain text says as much.
export function markdownFrom(html) {
  const { body } = new DOMParser().parseFromString(quiet(html), "text/html");
  for (const unwanted of body.querySelectorAll(DROPPED)) unwanted.remove();
  for (const part of body.querySelectorAll("[data-style*=mso-list]")) noteNumber(part);
  for (const part of body.querySelectorAll("[hidden], [data-style]")) if (isUnseen(part)) part.remove();
  const isShaped = body.querySelector(SHAPED) || [...body.querySelectorAll("span[data-style]")].some((span) => marksOf(span).length);
  if (!isShaped) return "";
  return blocksIn(body, 0).join("\n\n").replace(/\n{3,}/g, "\n\n").trim();
}

// Styles and scripts would never be applied; where the page's policy forbids them, they are not even complained of.
function quiet(html) {
  const named = (tag) => tag.replace(/\s(?:style|on[a-z]+)(?=\s*=)/gi, (name) => ` data-${name.trim()}`);
  return html.replace(/<(style|script)\b[^]*?<\/\1\s*>/gi, "").replace(/<[a-z][^<>]*>/gi, named);
}

const styleOf = (node) => node.dataset?.style ?? "";
const styled = (node, name) => new RegExp(`(?:^|;)\\s*${name}:\\s*([\\w-]+)`, "i").exec(styleOf(node))?.[1].toLowerCase() ?? "";
const isUnseen = (part) => part.hidden || /display:\s*none|mso-hide:\s*all|mso-list:\s*ignore/i.test(styleOf(part));

// The blocks of an element from top to bottom; what is between them inside a line is a paragraph.
function blocksIn(element, depth) {
  const [blocks, waiting] = [[], []];
  const flush = () => {
    const words = lineOf(waiting.splice(0));
    if (words) blocks.push(beginningEscaped(words));
  };
  for (const node of depth > DEEPEST ? [] : withWordLists(element)) {
    if (Array.isArray(node)) {
      flush();
      blocks.push(itemsOfWord(node));
    } else if (isBlock(node)) {
      flush();
      blocks.push(...blockOf(node, depth + 1));
    } else {
      waiting.push(node);
    }
  }
  flush();
  return blocks.filter(Boolean);
}

const isBlock = (node) => BLOCKS.test(node.nodeName) || (node.nodeType === 1 && [...node.children].some(isBlock));

function blockOf(element, depth) {
  const name = element.nodeName;
  if (/^H[1-6]$/.test(name)) return [heading(Number(name[1]), lineOf([...element.childNodes]))];
  if (name === "HR") return ["---"];
  if (name === "PRE") return [`\`\`\`\n${element.textContent.replace(/\n$/, "")}\n\`\`\``];
  if (name === "BLOCKQUOTE") return [before("> ", blocksIn(element, depth).join("\n\n"))];
  if (name === "UL" || name === "OL") return [listOf(element, depth)];
  if (name === "TABLE") return tableOrBlocks(element, depth);
  return blocksIn(element, depth);
}

const heading = (level, words) =>
  words && `${"#".repeat(Math.min(level + 1, 4))} ${words.replace(/\n/g, " ").replace(/^\*\*(.*)\*\*$/, "$1")}`;
const before = (sign, text) => text && text.split("\n").map((line) => `${sign}${line}`.trimEnd()).join("\n");

function listOf(list, depth) {
  let number = list.nodeName === "OL" ? Number(list.getAttribute("start")) || 1 : 0;
  const items = [];
  for (const item of list.children) {
    const isInner = item.nodeName === "UL" || item.nodeName === "OL";
    const text = isInner ? listOf(item, depth + 1) : blocksIn(item, depth).join("\n");
    if (!text) continue;
    const sign = number ? `${number}. ` : "- ";
    const indent = " ".repeat(isInner ? (number ? 3 : 2) : sign.length);
    if (!isInner && number) number += 1;
    items.push(isInner ? before(indent, text) : sign + before(indent, text).trimStart());
  }
  return items.join("\n");
}

// Word's lists are paragraphs that say in their style how deep they are; what looks like a bullet is text.
const levelOf = (node) => Number(/mso-list:[^;]*level(\d)/i.exec(styleOf(node))?.[1] ?? 0);

function noteNumber(paragraph) {
  const sign = [...paragraph.querySelectorAll("[data-style]")].find((part) => styled(part, "mso-list") === "ignore");
  if (/[\p{L}\p{N}][.)]/u.test(sign?.textContent ?? "")) paragraph.dataset.numbered = "yes";
}

function withWordLists(element) {
  const nodes = [];
  for (const node of element.childNodes) {
    if (!levelOf(node)) {
      if (node.textContent.trim() || !Array.isArray(nodes.at(-1)) || node.nodeType === 1) nodes.push(node);
    } else if (Array.isArray(nodes.at(-1))) {
      nodes.at(-1).push(node);
    } else {
      nodes.push([node]);
    }
  }
  return nodes;
}

function itemsOfWord(paragraphs) {
  const numbers = [];
  return paragraphs
    .map((paragraph) => {
      const level = levelOf(paragraph);
      const isNumbered = Boolean(paragraph.dataset.numbered);
      numbers.length = level;
      numbers[level - 1] = (numbers[level - 1] ?? 0) + 1;
      const indent = "   ".repeat(level - 1);
      return `${indent}${isNumbered ? `${numbers[level - 1]}. ` : "- "}${lineOf([paragraph]).replace(/\n/g, " ")}`;
    })
    .join("\n");
}

// A table of one row or column, or one that holds blocks, only places what is in it.
function tableOrBlocks(table, depth) {
  const rows = [...table.rows].map((row) => [...row.cells]);
  const isPlaced = table.querySelector("table, ul, ol, h1, h2, h3, blockquote, pre");
  if (isPlaced || rows.length < 2 || !rows.some((row) => row.length > 1)) {
    return rows.flat().flatMap((cell) => blocksIn(cell, depth + 1));
  }
  return [tableOf(rows.map((row) => row.flatMap(wordsOfCell)))];
}

function wordsOfCell(cell) {
  const parts = blocksIn(cell, 0).map((block) => block.replace(/^\\(?=[#>+-])/, ""));
  return [parts.join("\n"), ...Array(Math.min(cell.colSpan, 50) - 1).fill("")];
}

// Words inside a line, with their signs; line breaks stay.
function lineOf(nodes) {
  return nodes
    .map((node) => wordsOf(node, new Set()))
    .join("")
    .replace(/[ \t]*\n[ \t]*/g, "\n")
    .replace(/\n{2,}/g, "\n")
    .trim();
}

function wordsOf(node, outer, depth = 0) {
  if (node.nodeType === 3) return escaped(node.data.replace(/[ \t\r\n\f\u00a0]+/g, " "));
  if (node.nodeType !== 1 || depth > DEEPEST) return "";
  if (node.nodeName === "BR") return "\n";
  if (node.nodeName === "CODE" && node.textContent.trim()) return codeOf(node.textContent.trim());
  const marks = marksOf(node).filter((mark) => !outer.has(mark));
  const inside = [...node.childNodes].map((child) => wordsOf(child, new Set([...outer, ...marks]), depth + 1)).join("");
  const words = marks.reduceRight((text, mark) => around(mark, text), inside);
  return node.nodeName === "A" ? link(node, words) : words;
}

function codeOf(text) {
  const sign = text.includes("`") ? "``" : "`";
  return `${sign}${text.replace(/\s+/g, " ")}${sign}`;
}

function marksOf(node) {
  const { nodeName } = node;
  const [weight, fontStyle] = [styled(node, "font-weight"), styled(node, "font-style")];
  const isBold = /^(bold|bolder|[6-9]00)$/.test(weight) || (/^(B|STRONG)$/.test(nodeName) && !/^(normal|[1-4]00)$/.test(weight));
  const isItalic = fontStyle === "italic" || (/^(I|EM)$/.test(nodeName) && fontStyle !== "normal");
  return [isBold && "**", isItalic && "*", /^(S|DEL|STRIKE)$/.test(nodeName) && "~~"].filter(Boolean);
}

// Signs touch their words; a line break is outside them.
function around(mark, text) {
  return text.replace(/[^\n]+/g, (line) => {
    const [, first, words, last] = /^(\s*)(.*?)(\s*)$/.exec(line);
    return words ? `${first}${mark}${words}${mark}${last}` : line;
  });
}

// People of this hall are called by name; other pages are linked, if one can go there.
function link(anchor, words) {
  const href = anchor.getAttribute("href") ?? "";
  const text = words.replace(/\s*\n\s*/g, " ").trim();
  const goal = URL.canParse(href) ? new URL(href) : null;
  if (!text || !goal || !/^(https?|mailto):$/.test(goal.protocol)) return words;
  const person = goal.origin === location.origin && /^\/people\/([^/]+)\/$/.exec(goal.pathname);
  if (person && text.startsWith("@")) return `@${decodeURIComponent(person[1])}`;
  if (/^https?:/.test(anchor.textContent.trim())) return goal.href;
  if (goal.protocol === "mailto:" && text.includes("@")) return text;
  return `[${text}](${goal.href.replace(/[()<>\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)})`;
}

// Signs that Markdown would read, where it would read them.
const escaped = (text) => text.replace(/\\(?=[!-/:-@[-`{-~])|[*`]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|<(?=[a-z/!?])|\](?=\()/giu, "\\$&");
const beginningEscaped = (text) => text.replace(/^(?=#{1,6} |>|[-+] |~~~|-{3,}|={3,})/gm, "\\").replace(/^(\d{1,9})(?=[.)] )/gm, "$1\\");
