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

// Offers each chart as a PNG too: its SVG file, drawn at twice the size.
for (const svg of document.querySelectorAll('.from a[href$=".svg"]')) {
  const png = svg.cloneNode();
  png.textContent = 'picture (PNG)';
  svg.after(', ', png);
  const draw = async (click) => {
    click.preventDefault();
    const picture = new Image();
    picture.src = svg.href;
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = 2 * picture.naturalWidth;
    canvas.height = 2 * picture.naturalHeight;
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((file) => {
      png.removeEventListener('click', draw);
      png.href = URL.createObjectURL(file);
      const words = [location.pathname, ...new URL(svg.href).searchParams.values()].join(' ').replace(/(-drawn)?\.svg$/, '');
      const parts = words.toLowerCase().split(/[^a-z0-9-]+/);
      png.download = `${[...new Set(parts)].filter(Boolean).join('-')}.png`;
      png.click();
    });
  };
  png.addEventListener('click', draw);
}

// Leaves empty fields out of the address of a form's result.
const emptied = new Set();
addEventListener('submit', ({ target }) => {
  if (target.method !== 'get') return;
  for (const field of target.elements) if (field.name && field.value === '' && !field.disabled) emptied.add(field);
  for (const field of emptied) field.disabled = true;
});
addEventListener('pageshow', () => {
  for (const field of emptied) field.disabled = false;
  emptied.clear();
});

// Links editors back to the desk from every page on a device where they have opened it.
try {
  const isSignedIn = document.querySelector('script[type=module]') !== null;
  if (location.pathname.startsWith('/desk')) localStorage[isSignedIn ? 'setItem' : 'removeItem']('desk', '');
  else if (localStorage.getItem('desk') !== null)
    document.querySelector('header.site nav ul')?.insertAdjacentHTML('beforeend', '<li><a href="/desk">Desk</a></li>');
} catch {}
