import type * as OpenIdClient from 'openid-client';
import type { OpenIdSettings } from '../desk-settings.js';
import type { Role } from '../../../shared/viewer.js';
import { tokenIdentity, InvalidTokenError } from '../../../http/auth/verify.js';
import { NamedError } from '../../../shared/named-error.js';

/** The state that a browser keeps while the user signs in at the issuer. */
export interface Pending {
  state: string;
  nonce: string;
  verifier: string;
}

/** The issuer did not respond, or its response is invalid. */
export class IssuerUnavailable extends NamedError {}

/** The issuer refused to sign the user in, or its response was not acceptable. The message is for the log. */
export class SignInRefused extends NamedError {}

/** In seconds, for each request to the issuer. */
const TIMEOUT = 5;

/** Signs people in with OpenID Connect, using the code flow with PKCE. Reads the issuer's metadata at the first sign-in. */
export class OpenId {
  #discovered: Promise<OpenIdClient.Configuration> | null = null;

  constructor(private readonly settings: OpenIdSettings) {}

  /** Returns the URL to redirect the browser to, and the state to keep. @throws IssuerUnavailable */
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

  /** Returns the person who was redirected to `url`, with their role. @throws IssuerUnavailable, SignInRefused */
  async finish(url: URL, { state, nonce, verifier }: Pending): Promise<{ subject: string; role: Role }> {
    const openId = await import('openid-client');
    const configuration = await this.#configuration();
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
    try {
      const tokens = await openId.authorizationCodeGrant(configuration, url, checks);
      return tokenIdentity(tokens.claims()!, this.settings.roleClaim);
    } catch (error) {
      if (error instanceof InvalidTokenError) throw new SignInRefused(error.message, { cause: error });
      throw failure(error, openId);
    }
  }

  #configuration(): Promise<OpenIdClient.Configuration> {
    this.#discovered ??= this.#discover().catch((cause: unknown) => {
      this.#discovered = null; // the next sign-in tries again
      throw new IssuerUnavailable('its metadata cannot be read', { cause });
    });
    return this.#discovered;
  }

  async #discover(): Promise<OpenIdClient.Configuration> {
    const openId = await import('openid-client');
    const { issuer, clientId, clientSecret } = this.settings;
    const execute = [openId.enableNonRepudiationChecks]; // also verify the signature of the ID token
    if (issuer.protocol === 'http:') execute.push(openId.allowInsecureRequests);
    const authentication = clientSecret === null ? openId.None() : openId.ClientSecretPost(clientSecret);
    return openId.discovery(issuer, clientId, undefined, authentication, { execute, timeout: TIMEOUT });
  }
}

/** Returns `SignInRefused` if the issuer refused or its response is invalid, and `IssuerUnavailable` if it did not respond. */
function failure(error: unknown, { AuthorizationResponseError, ResponseBodyError, ClientError }: typeof OpenIdClient): Error {
  if (error instanceof AuthorizationResponseError || error instanceof ResponseBodyError) {
    return new SignInRefused(`${error.error}: ${error.error_description ?? ''}`, { cause: error });
  }
  const isFault = error instanceof ClientError && error.code !== 'OAUTH_TIMEOUT' && !(error.cause instanceof TypeError);
  if (isFault) return new SignInRefused(error.message, { cause: error });
  return new IssuerUnavailable('it did not answer', { cause: error });
}
