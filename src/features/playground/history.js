// The history panel, which GraphiQL's bundle lacks: the operations run in this browser, newest first. Each
// opens in its own tab. Headers are not stored, since they contain tokens. Runs in the browser, before GraphiQL.
(() => {
  const [KEY, MOST] = ['communique:history', 50];
  const read = () => JSON.parse(localStorage.getItem(KEY) ?? '[]');

  const bare = (text) => text.replace(/#.*/g, '').replace(/[\s,]/g, '');

  /** GraphiQL sends documents without spaces and comments. The tab shows the document as it was typed. */
  function asTyped(query) {
    const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState'));
    const typed = tabs[activeTabIndex].query;
    return bare(typed) === bare(query) ? typed : query;
  }

  function record({ query: sent, variables, operationName }) {
    if (typeof sent !== 'string' || operationName === 'IntrospectionQuery') return;
    const query = asTyped(sent);
    const entry = { query, operationName, variables: variables && JSON.stringify(variables, null, 2) };
    const isAnother = (other) => other.query !== query || other.variables !== entry.variables;
    localStorage.setItem(KEY, JSON.stringify([entry, ...read().filter(isAnother)].slice(0, MOST)));
  }

  /**
   * GraphiQL opens its stored last query, in a new tab unless a tab already has it. It stores typed text
   * after a delay, so this must be the last thing that the page does.
   */
  function open({ query, variables }) {
    addEventListener('pagehide', () => {
      localStorage.setItem('graphiql:query', query);
      localStorage.setItem('graphiql:variables', variables ?? '');
      localStorage.removeItem('graphiql:headers');
    });
    location.assign(location.pathname);
  }

  function list() {
    const entries = read().map((entry) => {
      const button = Object.assign(document.createElement('button'), { type: 'button', title: entry.query });
      button.textContent = entry.operationName ?? entry.query.replace(/\s+/g, ' ').slice(0, 60);
      button.addEventListener('click', () => open(entry));
      const item = document.createElement('li');
      item.append(button);
      return item;
    });
    const none = 'Operations that you run are listed here, in this browser only.';
    document.querySelector('#history-entries').replaceChildren(...(entries.length > 0 ? entries : [none]));
  }

  const send = window.fetch;
  window.fetch = (target, options) => {
    try {
      record(JSON.parse(options.body));
    } catch {
      // Not a GraphQL request, or the browser stores nothing: the request is sent anyway.
    }
    return send(target, options);
  };
  addEventListener('DOMContentLoaded', () => {
    const panel = document.querySelector('#history');
    panel.addEventListener('beforetoggle', ({ newState }) => newState === 'open' && list());
    document.querySelector('#history-clear').addEventListener('click', () => {
      localStorage.removeItem(KEY);
      list();
    });
  });
})();
