import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** A real OpenID Connect provider on this machine, with a form that accepts any name. */
export interface OpenIdProvider {
  url: string;
  /** Whether it has stopped responding. */
  isDown: boolean;
  close(): Promise<void>;
}

export const CLIENT = { id: 'communique-desk', secret: 'the secret of the desk' };

/** The editors; nobody else has a role. */
const ROLES: Partial<Record<string, string>> = { anna: 'editor', bob: 'editor', root: 'admin' };

/** @param redirectUri the address of the client */
export async function startProvider(redirectUri: string): Promise<OpenIdProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(url, {
    clients: [
      {
        ...{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] },
        ...{ grant_types: ['authorization_code'], response_types: ['code'] },
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub', 'role'] },
    conformIdTokenClaims: false, // the ID token has the role, as issuers let their operators choose
    cookies: { keys: ['a key of the tests'] },
    pkce: { required: () => true },
    findAccount: (_context: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, role: ROLES[id] }) }),
  });
  const answer = provider.callback();
  const started: OpenIdProvider = {
    ...{ url, isDown: false },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  server.on('request', (request, response) => {
    if (started.isDown) return void request.socket.destroy();
    answer(request, response);
  });
  return started;
}
