// The menu of a reply is on the page once for all that have the same: each link to it becomes it.

for (const link of document.querySelectorAll("a[data-menu]")) {
  const template = document.getElementById(link.dataset.menu);
  const menu = template?.content.firstElementChild?.cloneNode(true);
  if (!menu) continue;
  const id = link.closest(".post").id.slice(1);
  for (const act of menu.querySelectorAll("[href], [formaction]")) {
    const name = act.hasAttribute("href") ? "href" : "formaction";
    act.setAttribute(name, act.getAttribute(name).replace(template.dataset.place, id));
  }
  link.replaceWith(menu);
}
