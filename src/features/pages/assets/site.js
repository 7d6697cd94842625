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

// Remembers a choice on this device. Storage may be refused.
for (const choice of document.querySelectorAll('input[data-kept]')) {
  try {
    if (localStorage.getItem(choice.name) === choice.value) choice.checked = true;
    choice.addEventListener('change', () => localStorage.setItem(choice.name, choice.value));
  } catch {}
}
