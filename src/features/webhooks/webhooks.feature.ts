import type { SettingsOf } from '../../config/config.js';
import { addressRanges, onOrOff } from '../../config/variables.js';
import type { Feature } from '../../http/feature.js';

const variables = {
  /** Whether this process delivers to webhooks. */
  webhooks: onOrOff('on'),
  /** Private addresses that webhooks may point to, also over http. */
  webhookPrivateAddresses: addressRanges(),
};

declare module '../../config/config.js' {
  interface Config extends SettingsOf<typeof variables> {}
}

declare module '../../schema/context/context.js' {
  interface Context {
    /** Private addresses that webhooks may point to. */
    webhookAddresses?: readonly string[];
  }
}

/** Notifies other servers of each change set. */
export const webhooks: Feature = {
  name: 'webhooks',
  needs: ['changes', 'editing'], // the payloads of mutations, and the types that have a history
  settings: { variables },
  tables: {
    Webhook: { leftOut: 'it has a secret, and another store would send its own messages to the same address' },
    WebhookAttempt: { leftOut: 'it belongs to a webhook' },
  },
  resolvers: async () => {
    const [{ WebhookMutations }, { WebhookAttemptResolver, WebhookResolver }] = await Promise.all([
      import('./schema/webhook.mutations.js'),
      import('./schema/webhook.resolver.js'),
    ]);
    return [WebhookMutations, WebhookAttemptResolver, WebhookResolver];
  },
  context: ({ config }) => ({ values: { webhookAddresses: config.webhookPrivateAddresses ?? [] } }),
  mount: async (app, api) => {
    if (api.config.webhooks) (await import('./deliverer.js')).mountWebhooks(app, api);
  },
};
