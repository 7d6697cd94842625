import { parseSetCookie, stringifyCookie } from 'cookie';

/** A browser without a window: it keeps cookies, follows redirects, and submits forms. */
export class Browser {
  /** Cookies by origin and name. */
  readonly cookies = new Map<string, Map<string, string>>();

  async get(url: string): Promise<Page> {
    return this.#follow(url, { method: 'GET' });
  }

  /** Submits the only form of a page, with additional fields. */
  async submit(page: Page, fields: Record<string, string>): Promise<Page> {
    const action = /<form[^>]* action="([^"]*)"/.exec(page.body)![1]!.replaceAll('&amp;', '&');
    const hidden = [...page.body.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!,
    ]);
    const body = new URLSearchParams({ ...Object.fromEntries(hidden), ...fields });
    return this.#follow(new URL(action, page.url).href, { method: 'POST', body });
  }

  /** Sends one request and does not follow its redirect. */
  async send(url: string, init: RequestInit): Promise<Response> {
    const { origin } = new URL(url);
    const jar = this.cookies.get(origin) ?? new Map<string, string>();
    this.cookies.set(origin, jar);
    const headers = { ...(init.headers as Record<string, string>), cookie: stringifyCookie(Object.fromEntries(jar)) };
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const { name, value = '', maxAge, expires } = parseSetCookie(line);
      if (maxAge === 0 || (expires && expires.getTime() < Date.now())) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }

  async #follow(url: string, init: RequestInit): Promise<Page> {
    let [response, at] = [await this.send(url, init), url];
    const passed = [at];
    while (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      at = new URL(response.headers.get('location')!, at).href;
      passed.push(at);
      response = await this.send(at, { method: 'GET' });
    }
    return { url: at, status: response.status, headers: response.headers, body: await response.text(), passed };
  }
}

export interface Page {
  url: string;
  status: number;
  headers: Headers;
  body: string;
  /** The addresses of the redirects. */
  passed: string[];
}

/** Signs in at the desk of a server with a name, through the forms of its issuer. */
export async function signInAs(browser: Browser, desk: string, name: string): Promise<Page> {
  let page = await browser.get(`${desk}/sign-in`);
  if (page.body.includes('name="login"')) page = await browser.submit(page, { login: name, password: 'any' });
  if (page.body.includes('value="consent"')) page = await browser.submit(page, {});
  return page;
}
