"use strict";
(() => {
  const form = document.querySelector(".qv-filter");
  const items = [...document.querySelectorAll(".qv-rows > li:not(.qv-head)")];
  const search = form.querySelector("input[type=search]");
  const shown = form.querySelector("output");
  const place = form.querySelector("select");
  // What is searched: label, quote, speaker, document, documents of the evidence, and of a change
  // its class and its words.  Not the sentences around them: "her" would find each "there".
  const fields = ".qv-cell-label, .qv-quote bdi, .qv-speaker bdi, .qv-document bdi, "
    + ".qv-alteration, .qv-where a, .qv-dim a";
  const read = (field) => field.matches(".qv-alteration")
    ? field.textContent.match(/^[^:]+|“[^”]*”/g).join(" ") : field.textContent;
  let texts = null; // of every row, gathered when first asked for: opening the page needs none
  const gather = (item) => [...item.querySelectorAll(fields)]
    .map((field) => read(field).toLowerCase()).join("\n");

  // Browsers take a second to hide a thousand neighbours one by one, and no time if the list that
  // holds them is out of the page meanwhile.
  const hide = (isHidden) => {
    if (items.every((item, number) => item.hidden === isHidden[number])) return;
    const list = items[0].parentElement;
    const top = scrollY;
    list.style.display = "none";
    list.offsetHeight; // asked for, so that the page is laid out without the list
    items.forEach((item, number) => { item.hidden = isHidden[number]; });
    list.style.display = "";
    scrollTo({ top, behavior: "instant" });
  };

  const apply = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const labels = new Set([...form.querySelectorAll("input[name=label]:checked")].map((box) => box.value));
    const alteredOnly = form.querySelector("input[name=altered]").checked;
    if (words.length) texts ??= items.map(gather);
    const fits = (item, number) => {
      const data = item.firstElementChild.dataset;
      return labels.has(data.label)
        && (!alteredOnly || data.altered === "yes")
        && (!place.value || data.document === place.value)
        && words.every((word) => texts[number].includes(word));
    };
    const fitting = items.map(fits);
    hide(fitting.map((isFitting) => !isFitting));
    const count = fitting.filter(Boolean).length;
    shown.value = count.toLocaleString("en") + " of " + items.length.toLocaleString("en") + " shown";
  };

  const reveal = () => {
    let id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch { return; }
    const target = id && document.getElementById(id);
    if (!target) return;
    const item = target.closest(".qv-rows > li");
    if (item) item.hidden = false;
    for (let node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") node.open = true;
    }
    target.scrollIntoView();
  };

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", reveal);
  addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href^='#']");
    if (link && link.getAttribute("href") === location.hash) reveal();
  });
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const node of opened) node.open = true;
  });
  addEventListener("afterprint", () => {
    for (const node of opened) node.open = false;
  });
  form.hidden = false;
  apply();
  reveal();
})();
