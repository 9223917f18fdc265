// The colours that a reader has chosen, set before the first paint: this script blocks, and is the only one that does.
try {
  const kept = localStorage.getItem("theme");
  if (kept) document.documentElement.dataset.theme = kept;
} catch { /* private mode */ }
