// Copies the text of a panel. Without scripts, readers select the text, and the buttons stay hidden.
for (const button of document.querySelectorAll('button[data-copy]')) {
  button.hidden = false;
  const label = button.textContent;
  button.addEventListener('click', async () => {
    const text = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = 'Copied';
    } catch {
      getSelection().selectAllChildren(text);
      button.textContent = 'Selected: copy it';
    }
    setTimeout(() => (button.textContent = label), 2000);
  });
}

// Remembers the language of programs on this device, and opens the page in it. Storage may be refused.
for (const choice of document.querySelectorAll('a[data-kept]')) {
  const { kept } = choice.dataset;
  try {
    choice.addEventListener('click', () => localStorage.setItem('language', kept));
    const isChosen = new URLSearchParams(location.search).has('language') || choice.hasAttribute('aria-current');
    if (!isChosen && localStorage.getItem('language') === kept) location.replace(choice.href + location.hash);
  } catch {}
}
