import { GraphQLError } from 'graphql';

/** Codes of refusals whose messages are meant for clients. */
export const SUBSCRIPTION_CODES = [
  'SUBSCRIPTIONS_UNAVAILABLE',
  'SUBSCRIPTION_INTERRUPTED',
  'TOO_MANY_SUBSCRIPTIONS',
] as const;

export function subscriptionsUnavailable(): GraphQLError {
  return refusal('SUBSCRIPTIONS_UNAVAILABLE', 'The store tells of no changes just now. Try again later.');
}

export function subscriptionInterrupted(): GraphQLError {
  const message = 'Changes may have been missed. Read again what you show, and subscribe again.';
  return refusal('SUBSCRIPTION_INTERRUPTED', message);
}

export function tooManySubscriptions(most: number): GraphQLError {
  const message = `A connection has at most ${most} subscriptions at once. End one, or open another connection.`;
  return refusal('TOO_MANY_SUBSCRIPTIONS', message);
}

function refusal(code: (typeof SUBSCRIPTION_CODES)[number], message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
