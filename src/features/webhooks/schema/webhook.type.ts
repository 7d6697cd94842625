import { Field, ObjectType } from '../../../schema/described.js';
import { Columns } from '../../../schema/connections/columns.js';
import type { KindModel } from '../../../model/kinds/kinds.js';
import { RecordedType } from '../../changes/change.type.js';

@ObjectType('An attempt to send a message to a webhook.')
@Columns({
  id: 'The id of the attempt. It is opaque, and `node` cannot look it up.',
  number: 'The number of the attempt to deliver this message, from 1.',
  at: 'The time at which the attempt began.',
  milliseconds: 'The duration in milliseconds.',
  status: 'The HTTP status of the response. Null if there was no response.',
  error: 'Why the attempt failed, in one sentence. Null if the message was delivered.',
})
export class WebhookAttempt {}

@ObjectType('A URL to which changes are sent as they are committed. Its secret is shown only when it is created.')
@Columns({
  id: 'The id of the webhook. It is opaque, and `node` cannot look it up.',
  url: 'The URL to which messages are sent by POST.',
  state: 'The state of the webhook.',
  failures: 'The number of failed attempts since the last successful delivery.',
  nextAttemptAt: 'The earliest time of the next attempt. Null if the last attempt did not fail.',
  formerSecretUntil:
    'The time until which messages are also signed with the previous secret. Null if only the current secret signs.',
  createdBy: 'The subject of the administrator who registered it.',
  createdAt: 'The time of registration.',
})
export class Webhook {
  @Field(() => [RecordedType], 'The types whose changes are sent. Empty if changes to all types are sent.')
  types!: KindModel[];

  @Field(() => String, 'The slug of the source whose changes are sent. Null if changes from all sources are sent.', {
    ...{ name: 'sourceSlug', nullable: true },
  })
  source!: string | null;

  @Field(() => String, 'The slug of the visit whose changes are sent. Null if changes to all visits are sent.', {
    ...{ name: 'visitSlug', nullable: true },
  })
  visit!: string | null;
}
