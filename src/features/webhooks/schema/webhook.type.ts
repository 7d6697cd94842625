import { ID, Int } from 'type-graphql';
import { Field, Nullable, ObjectType } from '../../../schema/described.js';
import type { KindModel } from '../../../model/kinds/kinds.js';
import { WebhookState } from '../../../model/generated/enums.js';
import { GraphQLDateTime } from '../../../schema/dates/date-time.scalar.js';
import { enumOf } from '../../../schema/enum.js';
import { RecordedType } from '../../../schema/history/change.type.js';

enumOf('WebhookState', WebhookState, 'The state of a webhook.', {
  ACTIVE: 'Messages are sent to it.',
  PAUSED: 'An administrator paused it.',
  FAILED: 'A message failed at each attempt for three days. Nothing more is sent until it is resumed.',
  GONE: 'The receiver answered with 410. Nothing more is sent until it is resumed.',
});

@ObjectType('An attempt to send a message to a webhook.')
export class WebhookAttempt {
  @Field(() => ID, 'The id of the attempt. It is opaque, and `node` does not find it.')
  id!: string;

  @Field(() => Int, 'The number of the attempt at this message, from 1.')
  number!: number;

  @Field(() => GraphQLDateTime, 'The time when it began.')
  at!: Date;

  @Field(() => Int, 'The time that it took, in milliseconds.')
  milliseconds!: number;

  @Nullable(() => Int, 'The HTTP status of the response; null if there was none.')
  status!: number | null;

  @Nullable(() => String, 'Why it failed, in one sentence; null if the message was taken.')
  error!: string | null;
}

@ObjectType('An address to which changes are sent as they are committed. Its secret is shown only when it is made.')
export class Webhook {
  @Field(() => ID, 'The id of the webhook. It is opaque, and `node` does not find it.')
  id!: string;

  @Field(() => String, 'The address to which messages are sent by POST.')
  url!: string;

  @Field(() => [RecordedType], 'The types whose changes are sent. Empty for all.')
  types!: KindModel[];

  @Field(() => WebhookState, 'The state of the webhook.')
  state!: WebhookState;

  @Field(() => Int, 'The number of attempts that failed since the last message that was taken.')
  failures!: number;

  @Nullable(() => GraphQLDateTime, 'The earliest time of the next attempt. Null if none has failed.')
  nextAttemptAt!: Date | null;

  @Nullable(() => GraphQLDateTime, 'The time until which the secret before the last rotation also signs. Null if there is none.')
  formerSecretUntil!: Date | null;

  @Field(() => String, 'The subject of the administrator who registered it.')
  createdBy!: string;

  @Field(() => GraphQLDateTime, 'The time when it was registered.')
  createdAt!: Date;
}
