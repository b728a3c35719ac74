// Finds by the words that are typed: all of them, in any order, accents and case aside.
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const field = document.getElementById("find");
const count = document.getElementById("count");
const tips = [...document.querySelectorAll("article")].map((article) => ({
  article,
  text: plain(article.textContent),
}));
document.querySelector(".find").hidden = false;
field.addEventListener("input", () => {
  const words = plain(field.value).split(/\s+/).filter(Boolean);
  let hits = 0;
  for (const { article, text } of tips) {
    article.hidden = !words.every((word) => text.includes(word));
    hits += article.hidden ? 0 : 1;
  }
  count.textContent = count.dataset.words.replace("0", hits);
});
