import type { AuthorizationResponseError, ClientError as OpenIdError, Configuration, ResponseBodyError } from 'openid-client';
import type { OpenIdSettings } from '../desk-settings.js';
import type { Role } from '../../../shared/viewer.js';
import { identityOf, InvalidTokenError } from '../../../http/auth/verify.js';

/** What a browser keeps while it is at the issuer. */
export interface Pending {
  state: string;
  nonce: string;
  verifier: string;
}

/** The issuer does not answer, or not as it should. */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable';
}

/** The issuer, or what came back from it, does not sign anybody in. The message is for the log. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
}

/** Seconds that the issuer may take for an answer. */
const TIMEOUT = 5;

/** Signs people in by OpenID Connect: the code flow with PKCE. The issuer is asked for its addresses at the first sign-in. */
export class OpenId {
  #discovered: Promise<Configuration> | null = null;

  constructor(private readonly settings: OpenIdSettings) {}

  /** Where to send the browser. @throws IssuerUnavailable */
  async begin(redirectUri: string): Promise<{ url: URL; pending: Pending }> {
    const openId = await import('openid-client');
    const configuration = await this.#configuration();
    const [state, nonce, verifier] = [openId.randomState(), openId.randomNonce(), openId.randomPKCECodeVerifier()];
    const url = openId.buildAuthorizationUrl(configuration, {
      ...{ redirect_uri: redirectUri, scope: this.settings.scope, state, nonce },
      ...{ code_challenge: await openId.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
    });
    return { url, pending: { state, nonce, verifier } };
  }

  /** Who came back to `url`. @throws IssuerUnavailable, SignInRefused */
  async finish(url: URL, { state, nonce, verifier }: Pending): Promise<{ subject: string; role: Role }> {
    const openId = await import('openid-client');
    const configuration = await this.#configuration();
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
    try {
      const tokens = await openId.authorizationCodeGrant(configuration, url, checks);
      return identityOf(tokens.claims()!, this.settings.roleClaim);
    } catch (error) {
      if (error instanceof InvalidTokenError) throw new SignInRefused(error.message, { cause: error });
      throw failure(error, openId);
    }
  }

  #configuration(): Promise<Configuration> {
    this.#discovered ??= this.#discover().catch((cause: unknown) => {
      this.#discovered = null; // it is asked again at the next sign-in
      throw new IssuerUnavailable('its addresses cannot be read', { cause });
    });
    return this.#discovered;
  }

  async #discover(): Promise<Configuration> {
    const openId = await import('openid-client');
    const { issuer, clientId, clientSecret } = this.settings;
    const execute = [openId.enableNonRepudiationChecks]; // the signature of the ID token, too
    if (issuer.protocol === 'http:') execute.push(openId.allowInsecureRequests);
    const authentication = clientSecret === null ? openId.None() : openId.ClientSecretPost(clientSecret);
    return openId.discovery(issuer, clientId, undefined, authentication, { execute, timeout: TIMEOUT });
  }
}

interface Errors {
  AuthorizationResponseError: typeof AuthorizationResponseError;
  ResponseBodyError: typeof ResponseBodyError;
  ClientError: typeof OpenIdError;
}

/** What the issuer said of the request, or what is wrong with its answer; otherwise it gave none. */
function failure(error: unknown, { AuthorizationResponseError, ResponseBodyError, ClientError }: Errors): Error {
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) {
    return new SignInRefused(`${error.error}: ${error.error_description ?? ''}`, { cause: error });
  }
  const isFault = error instanceof ClientError && error.code !== 'OAUTH_TIMEOUT' && !(error.cause instanceof TypeError);
  if (isFault) return new SignInRefused(error.message, { cause: error });
  return new IssuerUnavailable('it did not answer', { cause: error });
}
