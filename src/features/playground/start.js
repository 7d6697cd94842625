// Runs the first example immediately, then loads GraphiQL, which is a hundred times as large as the page. Runs in the browser,
// after history.js.
(() => {
  const { files, endpoint, ...given } = JSON.parse(document.querySelector('#options').textContent);
  const asked = new URLSearchParams(location.search);
  const isFirst = !asked.has('query') && !asked.has('page') && !hasTabs();

  /** Whether the playground has been used in this browser. If so, the tabs are the user's, and nothing runs automatically. */
  function hasTabs() {
    try {
      return localStorage.getItem('graphiql:tabState') !== null;
    } catch {
      return false;
    }
  }

  /** Returns the document in the URL, or that of a page, which can be too long for a URL. */
  async function askedDocument() {
    if (asked.has('query')) return { query: asked.get('query'), variables: asked.get('variables') };
    if (!asked.has('page')) return null;
    const { query, variables } = await (await fetch(asked.get('page'))).json();
    return { query, variables: JSON.stringify(variables, null, 2) };
  }

  function load(tag, attributes) {
    return new Promise((resolve, reject) => {
      const element = Object.assign(document.createElement(tag), attributes, { onload: resolve, onerror: reject });
      document.head.append(element);
    });
  }

  async function answerFirst() {
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const body = JSON.stringify({ query: given.defaultTabs[0].query });
    const answer = await (await fetch(endpoint, { method: 'POST', headers, body })).json();
    const shown = document.querySelector('#first-answer');
    if (shown) shown.textContent = JSON.stringify(answer, null, 2);
  }

  /** GraphiQL runs nothing automatically, and runs nothing before it knows the tab's operation. */
  function runFirst() {
    let presses = 0;
    const pressing = setInterval(() => {
      const isDone = document.querySelector('.graphiql-response')?.textContent.includes('data');
      if (isDone || presses++ > 40) return stop();
      document.querySelector('.graphiql-execute-button:not([disabled])')?.click();
    }, 250);
    const stop = () => clearInterval(pressing);
    for (const type of ['keydown', 'pointerdown']) addEventListener(type, stop, { once: true });
  }

  async function start() {
    const own = await askedDocument();
    const query = document.querySelector('#first-query');
    if (own) query.textContent = own.query;
    if (!isFirst) document.querySelector('#first-answer').textContent = '';
    else await answerFirst().catch(() => {});

    self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_module, label) => files.workers[label] };
    await Promise.all([load('link', { rel: 'stylesheet', href: files.css }), load('script', { src: files.js })]);
    const tabs = own ? [own, ...given.defaultTabs] : given.defaultTabs;
    const options = { ...given, endpoint, defaultTabs: tabs, ...own };
    self.YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), options);
    if (isFirst) runFirst();
  }

  start().catch(() => {
    document.querySelector('#first-state').textContent = 'The editor could not be loaded. Reload the page to try again.';
  });
})();
